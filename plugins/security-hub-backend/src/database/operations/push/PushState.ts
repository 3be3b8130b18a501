/**
 * How a queue of events is doing. `starting`: nothing was received yet; `ok`; `store`: the database does not take what
 * arrives; the others are failures to reach the queue, named like the kinds of `QueueError`.
 */
export type PushStateName =
  | 'starting'
  | 'ok'
  | 'store'
  | 'denied'
  | 'missing'
  | 'not-connected'
  | 'credentials'
  | 'throttled'
  | 'timeout'
  | 'unavailable'
  | 'invalid-request';

/** What {@link listPushStates} tells of a source. Times are ISO 8601. */
export type PushState = {
  source: string;
  state: PushStateName;
  /** Since when, or when it was last seen so; our clock */
  stateAt: string;
  /** For people; not with `ok` and `starting` */
  message?: string;
  /** Time of the newest event that was stored, AWS's clock */
  lastEventAt?: string;
  /** When events were last stored, our clock */
  lastStoredAt?: string;
  /** From an event to its commit: the last one, and the longest within a minute before it; milliseconds */
  lagMilliseconds?: number;
  longestLagMilliseconds?: number;
  /** Since the queue was set up: findings that came, events without findings, and messages that could not be read or stored */
  counts: { findings: number; others: number; poison: number };
  /** What is in the queue. SQS's numbers are approximate; it does not tell the age of its oldest message */
  depth?: {
    waiting: number;
    inFlight: number;
    /** In the dead-letter queue; undefined where there is none or it may not be read */
    deadLetters?: number;
    readAt: string;
  };
};

/** What has happened since the last time it was written. */
export type PushProgress = {
  state: PushStateName;
  stateAt: string;
  message?: string;
  lastEventAt?: string;
  lastStoredAt?: string;
  lagMilliseconds?: number;
  longestLagMilliseconds?: number;
  findings: number;
  others: number;
  poison: number;
};
