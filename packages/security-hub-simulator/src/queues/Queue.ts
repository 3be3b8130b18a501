import { createHash, randomUUID } from 'crypto';
import { Random } from '../generator/Random';
import { MessageShelf } from './MessageShelf';
import { QueueMessage } from './QueueMessage';
import { DeliveryOptions, QueueOptions } from './QueueOptions';
import { Waiters } from './Waiters';

/** What comes with a message that is sent. */
export type SentMessage = {
  body: string;
  attributes?: Record<string, unknown>;
  senderId?: string;
  /** Seconds until it can be received. */
  delay?: number;
};

/** A message together with the handle of this receipt. */
export type Receipt = { message: QueueMessage; handle: string };

const mostInFlight = 120_000;

/** A standard queue. Nothing scans its messages, so that thousands a second pass with little effort. */
export class Queue {
  readonly options: QueueOptions;
  private readonly now: () => number;
  private readonly findQueue: (name: string) => Queue | undefined;
  private readonly waiters: Waiters<Receipt>;
  private readonly shelf: MessageShelf;
  private random: Random;
  private serial = 0;

  private constructor(options: {
    queue: QueueOptions;
    now: () => number;
    settle: () => void;
    findQueue: (name: string) => Queue | undefined;
  }) {
    this.options = options.queue;
    this.now = options.now;
    this.findQueue = options.findQueue;
    this.random = Random.create(
      options.queue.delivery?.seed ?? options.queue.name,
    );
    this.shelf = MessageShelf.create(options.now);
    this.waiters = Waiters.create((most, visibility) => {
      options.settle();
      return this.take(most, visibility);
    });
  }

  /**
   * @param options - `now` and `settle` of the world; `findQueue` for the dead-letter queue
   */
  static create(options: {
    queue: QueueOptions;
    now: () => number;
    settle: () => void;
    findQueue: (name: string) => Queue | undefined;
  }): Queue {
    return new Queue(options);
  }

  get arn(): string {
    const { region, account, name } = this.options;
    return `arn:aws:sqs:${region}:${account}:${name}`;
  }

  /** Changes how messages are handed out from now on. */
  setDelivery(delivery: DeliveryOptions): void {
    this.options.delivery = delivery;
    this.random = Random.create(delivery.seed ?? this.options.name);
  }

  /** Messages that can be received, are being worked on, and are on their way. */
  depth(): { visible: number; notVisible: number; delayed: number } {
    return this.shelf.depth();
  }

  send(sent: SentMessage): QueueMessage {
    const { duplicateRate = 0 } = this.options.delivery ?? {};
    const id = randomUUID();
    const md5 = createHash('md5').update(sent.body).digest('hex');
    const add = (): QueueMessage => {
      this.serial += 1;
      const message: QueueMessage = {
        serial: this.serial,
        id,
        body: sent.body,
        md5,
        attributes: sent.attributes,
        senderId: sent.senderId ?? 'events.amazonaws.com',
        sentAt: this.now(),
        receiveCount: 0,
        state: 'ready',
        turn: 0,
      };
      this.shelf.add(message, this.timeOnTheWay((sent.delay ?? 0) * 1000));
      return message;
    };
    const message = add();
    if (duplicateRate > 0 && this.random.chance(duplicateRate)) {
      add();
    }
    this.waiters.wake();
    return message;
  }

  /**
   * Receives up to `most` messages, waiting up to `wait` milliseconds for the first.
   *
   * @returns undefined where too many messages are in flight
   */
  async receive(options: {
    most: number;
    wait: number;
    /** Seconds; default the queue's. */
    visibility?: number;
    signal: AbortSignal;
  }): Promise<Receipt[] | undefined> {
    if (this.shelf.depth().notVisible >= mostInFlight) {
      return undefined;
    }
    const { most, wait, visibility, signal } = options;
    const received = this.take(most, visibility);
    return received.length > 0 || wait <= 0
      ? received
      : this.waiters.wait({ most, visibility, milliseconds: wait, signal });
  }

  /**
   * Deletes a message. An older receipt deletes nothing, as the message has been handed out again since; SQS reports success all the
   * same.
   *
   * @returns false where the handle is none of this queue
   */
  delete(handle: string): boolean {
    const known = this.withReceipt(handle, message => {
      this.shelf.drop(message);
      return true;
    });
    return known !== undefined;
  }

  /**
   * Sets until when a message stays invisible.
   *
   * @param seconds - from now; 0 makes it visible at once
   * @returns undefined where the handle is none of this queue, false where the message is not in flight
   */
  changeVisibility(handle: string, seconds: number): boolean | undefined {
    return this.withReceipt(handle, message => {
      if (message.state !== 'inFlight') {
        return false;
      }
      this.shelf.hold(message, 'inFlight', seconds * 1000);
      this.waiters.wake();
      return true;
    });
  }

  /** Drops all messages. */
  purge(): void {
    this.shelf.clear();
  }

  /** Lets those who wait look again, e.g. when the world's clock has been moved. */
  wake(): void {
    this.waiters.wake();
  }

  private take(most: number, visibility?: number): Receipt[] {
    const { redrive, delivery, visibilityTimeout = 30 } = this.options;
    const kept = (this.options.retentionPeriod ?? 345_600) * 1000;
    const now = this.now();
    const receipts: Receipt[] = [];
    while (receipts.length < most) {
      const message = this.shelf.take(
        delivery?.shuffle ? this.random.next() : 0,
      );
      if (!message) {
        break;
      }
      if (message.sentAt + kept < now) {
        this.shelf.drop(message);
        continue;
      }
      const deadLetters =
        redrive && message.receiveCount >= redrive.maxReceiveCount
          ? this.findQueue(redrive.deadLetterQueue)
          : undefined;
      if (deadLetters) {
        deadLetters.takeOver(message, this.arn);
        this.shelf.drop(message);
        continue;
      }
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      this.shelf.hold(
        message,
        'inFlight',
        (visibility ?? visibilityTimeout) * 1000,
      );
      receipts.push({
        message,
        handle: Buffer.from(
          `${this.arn}|${message.serial}|${message.receiveCount}`,
        ).toString('base64'),
      });
    }
    return receipts;
  }

  private takeOver(message: QueueMessage, source: string): void {
    this.serial += 1;
    const moved: QueueMessage = {
      ...message,
      serial: this.serial,
      receiveCount: 0,
      firstReceivedAt: undefined,
      deadLetterSource: source,
      turn: 0,
    };
    this.shelf.add(moved, this.timeOnTheWay(0));
    this.waiters.wake();
  }

  private timeOnTheWay(delay: number): number {
    const { least = 0, most = 0 } = this.options.delivery?.delay ?? {};
    return delay + (most > 0 ? least + this.random.below(most - least + 1) : 0);
  }

  private withReceipt<T>(
    handle: string,
    act: (message: QueueMessage) => T,
  ): T | true | undefined {
    const [arn, serial, count] = Buffer.from(handle, 'base64')
      .toString()
      .split('|');
    if (arn !== this.arn || !count) {
      return undefined;
    }
    const message = this.shelf.find(Number(serial));
    return message?.receiveCount === Number(count) ? act(message) : true;
  }
}
