/** A message of a queue; a duplicate is a message of its own with the same id. */
export type QueueMessage = {
  /** Unique in the queue. */
  readonly serial: number;
  readonly id: string;
  body: string;
  readonly md5: string;
  /** As given by the sender. */
  readonly attributes?: Record<string, unknown>;
  readonly senderId: string;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  firstReceivedAt?: number;
  receiveCount: number;
  state: 'delayed' | 'ready' | 'taken' | 'inFlight' | 'gone';
  /** Goes up with each change of state, so that an older timer is known as void. */
  turn: number;
  /** ARN of the queue it was moved from. */
  deadLetterSource?: string;
};
