import { Call, Operation, Reply } from '../../operations/Call';
import { Queue } from '../../queues/Queue';
import { memberOf, objectOf } from '../../store/AsffRecord';
import { AwsError } from '../../wire/AwsError';
import { runBatch } from './batches';
import { queueOf, wholeNumber } from './queueRequest';

const largestMessage = 1024 * 1024;

function send(queue: Queue, call: Call, entry: unknown) {
  const body = memberOf(entry, 'MessageBody');
  if (typeof body !== 'string' || body === '') {
    throw new AwsError(
      'MissingParameter',
      400,
      'The request must contain the parameter MessageBody.',
    );
  }
  if (Buffer.byteLength(body) > largestMessage) {
    throw new AwsError(
      'InvalidParameterValue',
      400,
      `One or more parameters are invalid. Reason: Message must be shorter than ${largestMessage} bytes.`,
    );
  }
  const attributes = objectOf(entry, 'MessageAttributes');
  const message = queue.send({
    body,
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    senderId: call.identity.userId,
    delay: wholeNumber('DelaySeconds', memberOf(entry, 'DelaySeconds'), 0, 900),
  });
  return { MessageId: message.id, MD5OfMessageBody: message.md5 };
}

/** SendMessage, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sendMessage: Operation = call =>
  send(queueOf(call), call, call.input);

/** SendMessageBatch, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export const sendMessageBatch: Operation = (call): Reply => {
  const queue = queueOf(call);
  return runBatch(call.input.Entries, entry => send(queue, call, entry));
};
