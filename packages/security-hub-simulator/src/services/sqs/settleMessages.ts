import { Operation } from '../../operations/Call';
import { Queue } from '../../queues/Queue';
import { memberOf } from '../../store/AsffRecord';
import { AwsError } from '../../wire/AwsError';
import { runBatch } from './batches';
import { queueOf, wholeNumber } from './queueRequest';

function invalidHandle(): AwsError {
  return new AwsError(
    'ReceiptHandleIsInvalid',
    400,
    'The input receipt handle is invalid.',
  );
}

function remove(queue: Queue, entry: unknown) {
  if (!queue.delete(String(memberOf(entry, 'ReceiptHandle')))) {
    throw invalidHandle();
  }
  return {};
}

function change(queue: Queue, entry: unknown) {
  const seconds = wholeNumber(
    'VisibilityTimeout',
    memberOf(entry, 'VisibilityTimeout'),
    0,
    43_200,
  );
  const changed = queue.changeVisibility(
    String(memberOf(entry, 'ReceiptHandle')),
    seconds ?? 0,
  );
  if (changed === undefined) {
    throw invalidHandle();
  }
  if (!changed) {
    throw new AwsError(
      'MessageNotInflight',
      400,
      'The message referred to is not in flight.',
    );
  }
  return {};
}

/** DeleteMessage, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
export const deleteMessage: Operation = call =>
  remove(queueOf(call), call.input);

/** DeleteMessageBatch, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export const deleteMessageBatch: Operation = call => {
  const queue = queueOf(call);
  return runBatch(call.input.Entries, entry => remove(queue, entry));
};

/** ChangeMessageVisibility, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export const changeMessageVisibility: Operation = call =>
  change(queueOf(call), call.input);

/** ChangeMessageVisibilityBatch, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export const changeMessageVisibilityBatch: Operation = call => {
  const queue = queueOf(call);
  return runBatch(call.input.Entries, entry => change(queue, entry));
};
