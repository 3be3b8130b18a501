import { Operation } from '../../operations/Call';
import { Queue } from '../../queues/Queue';
import { noQueue, queueOf, wholeNumber } from './queueRequest';

function attributesOf(queue: Queue): Record<string, string> {
  const { options } = queue;
  const { visible, notVisible, delayed } = queue.depth();
  const { redrive, policy, kmsMasterKeyId } = options;
  return {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(notVisible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(options.visibilityTimeout ?? 30),
    MessageRetentionPeriod: String(options.retentionPeriod ?? 345_600),
    ReceiveMessageWaitTimeSeconds: String(options.receiveWaitTime ?? 0),
    DelaySeconds: '0',
    SqsManagedSseEnabled: String(kmsMasterKeyId === undefined),
    ...(kmsMasterKeyId === undefined ? {} : { KmsMasterKeyId: kmsMasterKeyId }),
    ...(policy === undefined ? {} : { Policy: policy }),
    ...(redrive
      ? {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: queue.arn.replace(
              /[^:]+$/,
              redrive.deadLetterQueue,
            ),
            maxReceiveCount: redrive.maxReceiveCount,
          }),
        }
      : {}),
  };
}

/** GetQueueAttributes, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes: Operation = call => {
  const wanted = Array.isArray(call.input.AttributeNames)
    ? call.input.AttributeNames
    : [];
  const given = Object.entries(attributesOf(queueOf(call))).filter(
    ([name]) => wanted.includes('All') || wanted.includes(name),
  );
  return given.length > 0 ? { Attributes: Object.fromEntries(given) } : {};
};

/** GetQueueUrl, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl: Operation = ({ world, identity, region, input }) => {
  const queue = world.queues.find({
    account: String(input.QueueOwnerAWSAccountId ?? identity.accountId),
    region,
    name: String(input.QueueName),
  });
  if (!queue) {
    throw noQueue();
  }
  return { QueueUrl: world.queues.urlOf(queue) };
};

/** ListQueues, see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues: Operation = ({ world, identity, region, input }) => {
  const size = wholeNumber('MaxResults', input.MaxResults, 1, 1000) ?? 1000;
  const offset = Number(input.NextToken ?? 0);
  const urls = world.queues
    .list()
    .filter(
      ({ options }) =>
        options.account === identity.accountId &&
        options.region === region &&
        options.name.startsWith(String(input.QueueNamePrefix ?? '')),
    )
    .map(queue => world.queues.urlOf(queue))
    .sort();
  return {
    QueueUrls: urls.slice(offset, offset + size),
    // SQS pages only where a page size is asked for.
    NextToken:
      input.MaxResults !== undefined && offset + size < urls.length
        ? String(offset + size)
        : undefined,
  };
};
