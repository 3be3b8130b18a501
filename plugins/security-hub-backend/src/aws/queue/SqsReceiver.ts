import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  Message,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { Consumer } from 'sqs-consumer';
import { toQueueError } from './QueueError';
import { QueueMessage, QueueReceiver, ReceiverHooks } from './types';

/** Where and how a receiver receives. */
export type SqsReceiverOptions = {
  client: SQSClient;
  queueUrl: string;
  place: { account: string; region: string };
  timing: QueueTiming;
  hooks: ReceiverHooks;
};

/** Whole seconds. */
export type QueueTiming = {
  /** How long a receive waits for messages, 1 to 20 */
  wait: number;
  /** How long a received message is kept from others; prolonged as long as it is worked on */
  visibility: number;
  /** How often it is prolonged */
  heartbeat: number;
};

/** SQS gives no more at once. */
const MOST_MESSAGES = 10;

/** One loop of receiving, over `sqs-consumer`. */
export class SqsReceiver implements QueueReceiver {
  static create(options: SqsReceiverOptions): SqsReceiver {
    return new SqsReceiver(options);
  }

  readonly #options: SqsReceiverOptions;
  readonly #consumer: Consumer;
  readonly #stopping = new AbortController();
  #handling = false;
  #ended: (() => void) | undefined;
  /** What `before` has thrown last */
  #notReceived: unknown;

  private constructor(options: SqsReceiverOptions) {
    const { client, queueUrl, timing, hooks, place } = options;
    this.#options = options;
    this.#consumer = Consumer.create({
      sqs: client,
      queueUrl,
      batchSize: MOST_MESSAGES,
      waitTimeSeconds: timing.wait,
      visibilityTimeout: timing.visibility,
      heartbeatInterval: timing.heartbeat,
      messageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      // Pauses are made by `before`
      authenticationErrorTimeout: 0,
      suppressFifoWarning: true,
      preReceiveMessageCallback: () => this.#before(),
      handleMessageBatch: messages => this.#handle(messages),
    });
    this.#consumer.on('empty', () => {
      hooks.onEmpty();
      this.#endCycle();
    });
    this.#consumer.on('response_processed', () => {
      this.#handling = false;
      this.#endCycle();
    });
    this.#consumer.on('error', (error, messages) => {
      const cause = error.cause ?? error;
      if (messages !== undefined) {
        hooks.onTrouble(toQueueError(cause, place));
        return;
      }
      if (!this.#stopping.signal.aborted) {
        hooks.onFailure(
          cause === this.#notReceived ? cause : toQueueError(cause, place),
        );
      }
      this.#endCycle();
    });
  }

  start(): void {
    this.#consumer.start();
  }

  async stop(): Promise<void> {
    const ended = this.#consumer.status.isPolling
      ? new Promise<void>(resolve => {
          this.#ended = resolve;
        })
      : undefined;
    this.#stopping.abort(new Error('The receiver is being stopped'));
    // Breaks off a receive that waits. Of a batch that is being worked on it would break off the deletion.
    this.#consumer.stop({ abort: !this.#handling });
    await ended;
  }

  async #before(): Promise<void> {
    try {
      await this.#options.hooks.before(this.#stopping.signal);
    } catch (error) {
      this.#notReceived = error;
      throw error;
    }
  }

  #endCycle(): void {
    this.#ended?.();
  }

  async #handle(messages: Message[]): Promise<Message[]> {
    this.#handling = true;
    if (this.#stopping.signal.aborted) {
      await this.#giveBack(messages);
      return [];
    }
    const given = messages.map(toQueueMessage);
    const done = new Set(await this.#options.hooks.handle(given));
    return await this.#withoutRepeated(
      messages.filter((_, index) => done.has(given[index])),
    );
  }

  /**
   * A message that was delivered twice at once has one id and two receipts. `sqs-consumer` deletes by id, and SQS refuses a deletion
   * that names an id twice: all of the batch would come again, and again. So the second receipts are deleted here.
   */
  async #withoutRepeated(messages: Message[]): Promise<Message[]> {
    const byId = new Map(messages.map(item => [item.MessageId, item]));
    const repeated = messages.filter(item => byId.get(item.MessageId) !== item);
    if (repeated.length > 0) {
      await this.#settle(
        new DeleteMessageBatchCommand({
          QueueUrl: this.#options.queueUrl,
          Entries: repeated.map(({ ReceiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle,
          })),
        }),
      );
    }
    return [...byId.values()];
  }

  /** They came while the receive was being broken off: others can have them at once. */
  async #giveBack(messages: Message[]): Promise<void> {
    await this.#settle(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: this.#options.queueUrl,
        Entries: messages.map(({ ReceiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }

  async #settle(
    command: DeleteMessageBatchCommand | ChangeMessageVisibilityBatchCommand,
  ): Promise<void> {
    const { client, hooks, place } = this.#options;
    try {
      await (command instanceof DeleteMessageBatchCommand
        ? client.send(command)
        : client.send(command));
    } catch (error) {
      hooks.onTrouble(toQueueError(error, place));
    }
  }
}

function toQueueMessage(message: Message): QueueMessage {
  const { SentTimestamp, ApproximateReceiveCount } = message.Attributes ?? {};
  const sentAt = Number(SentTimestamp);
  return {
    id: message.MessageId ?? '',
    body: message.Body ?? '',
    sentAt: sentAt > 0 ? sentAt : undefined,
    deliveries: Number(ApproximateReceiveCount) || 1,
  };
}
