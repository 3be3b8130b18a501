import { HubErrorKind } from './types';

const retryableKinds: readonly HubErrorKind[] = [
  'throttled',
  'unavailable',
  'timeout',
];

/**
 * A call to AWS that failed. The message is for people: it names accounts and Regions, no ARN, no role. What AWS said is
 * in `cause`, for logs only; therefore this is no `CustomErrorBase`, which puts its cause into the message.
 */
export class HubError extends Error {
  readonly kind: HubErrorKind;
  /** A later try may succeed without anybody changing anything */
  readonly retryable: boolean;

  constructor(kind: HubErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'HubError';
    this.kind = kind;
    this.retryable = retryableKinds.includes(kind);
  }
}
