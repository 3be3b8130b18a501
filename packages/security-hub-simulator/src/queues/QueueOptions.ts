/** How a queue hands its messages out, within what SQS promises: at least once, in any order. */
export type DeliveryOptions = {
  /** Share of messages, 0 to 1, that are there twice; default 0. */
  duplicateRate?: number;
  /** Whether any of the messages may come next; default: in order of arrival. */
  shuffle?: boolean;
  /** Milliseconds of the world's time that a message takes to arrive, by chance between the two; default at once. */
  delay?: { least: number; most: number };
  /** Of the chance; default the queue's name. */
  seed?: string | number;
};

/** A standard SQS queue. */
export type QueueOptions = {
  name: string;
  /** 12 digits. */
  account: string;
  region: string;
  /** Seconds, 0 to 43200; default 30. */
  visibilityTimeout?: number;
  /** Seconds that a message is kept; default 4 days. */
  retentionPeriod?: number;
  /** Seconds that ReceiveMessage waits where it does not say; default 0. */
  receiveWaitTime?: number;
  /** Where a message goes that has been received so often; the name is of a queue of the same account and Region. */
  redrive?: { maxReceiveCount: number; deadLetterQueue: string };
  /** The access policy, JSON as text. */
  policy?: string;
  /** Id, ARN or alias of the key that it is encrypted with. */
  kmsMasterKeyId?: string;
  delivery?: DeliveryOptions;
};
