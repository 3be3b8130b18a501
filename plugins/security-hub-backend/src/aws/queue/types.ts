/** One message of a queue of events. */
export type QueueMessage = {
  /** SQS's MessageId: stays the same when the message is delivered again */
  id: string;
  body: string;
  /** When SQS got it, AWS's clock, milliseconds since 1970 */
  sentAt?: number;
  /** How often it has been delivered, this time included */
  deliveries: number;
};

/** How much is in a queue. SQS's numbers are approximate. */
export type QueueDepth = {
  waiting: number;
  /** Received, and not yet deleted */
  inFlight: number;
  /** In the dead-letter queue; undefined where there is none or it may not be read */
  deadLetters?: number;
};

/** What a call of a queue failed by. `missing`: there is no such queue */
export type QueueErrorKind =
  | 'denied'
  | 'missing'
  | 'not-connected'
  | 'credentials'
  | 'throttled'
  | 'timeout'
  | 'unavailable'
  | 'invalid-request';

/** What a receiver asks and tells. None of it may throw, but `before`. */
export type ReceiverHooks = {
  /** Awaited before each receive; throws to begin the next one anew, which is told as a failure */
  before: (signal: AbortSignal) => Promise<void>;
  /** Gives back the messages to delete; the others come again after their visibility timeout */
  handle: (messages: QueueMessage[]) => Promise<QueueMessage[]>;
  /** A receive brought nothing */
  onEmpty: () => void;
  /** A receive failed. `error`: what `before` has thrown, else a QueueError */
  onFailure: (error: unknown) => void;
  /** Messages could not be deleted, or not be kept from others; they may come again */
  onTrouble: (error: unknown) => void;
};

/** Receives messages, one batch of at most 10 after the other. */
export interface QueueReceiver {
  start(): void;
  /** Receives no more; resolves when the batch under way has been handled and deleted. */
  stop(): Promise<void>;
}

/** A queue of events. */
export interface EventQueue {
  createReceiver(hooks: ReceiverHooks): QueueReceiver;
  /** @throws QueueError */
  readDepth(): Promise<QueueDepth>;
  /** Closes all connections, those in use, too. */
  close(): void;
}
