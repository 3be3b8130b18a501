import { JsonService } from '../../wire/JsonService';
import { getQueueAttributes, getQueueUrl, listQueues } from './queueOperations';
import { receiveMessage } from './receiveMessage';
import { sendMessage, sendMessageBatch } from './sendMessages';
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from './settleMessages';

/** Amazon SQS: standard queues. */
export const sqsService: JsonService = {
  service: 'sqs',
  targetPrefix: 'AmazonSQS',
  queryErrors: {
    QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
    EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
    TooManyEntriesInBatchRequest:
      'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
    BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
    MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  },
  operations: {
    SendMessage: sendMessage,
    SendMessageBatch: sendMessageBatch,
    ReceiveMessage: receiveMessage,
    DeleteMessage: deleteMessage,
    DeleteMessageBatch: deleteMessageBatch,
    ChangeMessageVisibility: changeMessageVisibility,
    ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
    GetQueueAttributes: getQueueAttributes,
    GetQueueUrl: getQueueUrl,
    ListQueues: listQueues,
  },
};
