import { Operation } from '../../operations/Call';
import { Receipt } from '../../queues/Queue';
import { AwsError } from '../../wire/AwsError';
import { queueOf, wholeNumber } from './queueRequest';

function names(...lists: unknown[]): Set<unknown> {
  return new Set(lists.flatMap(list => (Array.isArray(list) ? list : [])));
}

function systemAttributes(
  { message }: Receipt,
  wanted: Set<unknown>,
): Record<string, string> | undefined {
  const all: Record<string, string> = {
    SenderId: message.senderId,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(message.deadLetterSource
      ? { DeadLetterQueueSourceArn: message.deadLetterSource }
      : {}),
  };
  const given = Object.entries(all).filter(
    ([name]) => wanted.has('All') || wanted.has(name),
  );
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** ReceiveMessage, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const receiveMessage: Operation = async call => {
  const { input, signal } = call;
  const queue = queueOf(call);
  const most = wholeNumber(
    'MaxNumberOfMessages',
    input.MaxNumberOfMessages,
    1,
    10,
  );
  const wait = wholeNumber('WaitTimeSeconds', input.WaitTimeSeconds, 0, 20);
  const visibility = wholeNumber(
    'VisibilityTimeout',
    input.VisibilityTimeout,
    0,
    43_200,
  );
  const receipts = await queue.receive({
    most: most ?? 1,
    wait: (wait ?? queue.options.receiveWaitTime ?? 0) * 1000,
    visibility,
    signal,
  });
  if (!receipts) {
    throw new AwsError(
      'OverLimit',
      403,
      'Too many messages of the queue are in flight.',
    );
  }
  const wanted = names(input.AttributeNames, input.MessageSystemAttributeNames);
  const own = names(input.MessageAttributeNames);
  return receipts.length === 0
    ? {}
    : {
        Messages: receipts.map(receipt => ({
          MessageId: receipt.message.id,
          ReceiptHandle: receipt.handle,
          MD5OfBody: receipt.message.md5,
          Body: receipt.message.body,
          Attributes: systemAttributes(receipt, wanted),
          MessageAttributes:
            own.size > 0 ? receipt.message.attributes : undefined,
        })),
      };
};
