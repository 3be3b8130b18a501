import { HubError } from '../HubError';
import { kindOf } from '../mapError';
import { QueueErrorKind } from './types';

/** A call of a queue that failed. The message is for people: no ARN, no role, no address. What AWS said is in `cause`, for logs only. */
export class QueueError extends Error {
  readonly kind: QueueErrorKind;

  constructor(kind: QueueErrorKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'QueueError';
    this.kind = kind;
  }
}

/** Names of the SQS API reference, ReceiveMessage and DeleteMessageBatch; the older protocol's names are sent as well. */
const kinds: Record<string, QueueErrorKind> = {
  QueueDoesNotExist: 'missing',
  'AWS.SimpleQueueService.NonExistentQueue': 'missing',
  InvalidAddress: 'missing',
  KmsAccessDenied: 'denied',
  KmsDisabled: 'denied',
  KmsInvalidState: 'denied',
  KmsNotFound: 'denied',
  KmsOptInRequired: 'denied',
  InvalidSecurity: 'denied',
  KmsThrottled: 'throttled',
  RequestThrottled: 'throttled',
  OverLimit: 'throttled',
};

function queueKindOf(
  error: unknown,
  place: { account: string; region: string },
): QueueErrorKind {
  const name =
    typeof error === 'object' && error !== null && 'name' in error
      ? String(error.name).replace(/^com\.amazonaws\.sqs#/, '')
      : '';
  if (Object.hasOwn(kinds, name)) {
    return kinds[name];
  }
  const kind = kindOf(error, { ...place, operation: 'identity' });
  if (kind === 'hub-not-enabled') {
    return 'denied';
  }
  return kind === 'expired-token' ? 'invalid-request' : kind;
}

function messageOf(
  kind: QueueErrorKind,
  { account, region }: { account: string; region: string },
): string {
  const queue = `the queue of events in account ${account}, ${region}`;
  const sentences: Record<QueueErrorKind, string> = {
    denied: `AWS denies access to ${queue}, or to the key that it is encrypted with`,
    missing: `AWS does not know ${queue}: its address in the configuration is wrong, or it was deleted`,
    'not-connected': `Account ${account} is not connected: AWS does not let the portal take on its role there`,
    throttled: `AWS limits requests to ${queue} at the moment`,
    credentials: `The portal's AWS credentials for ${queue} are missing, wrong or expired`,
    'invalid-request': `AWS does not accept a request to ${queue}`,
    unavailable: `AWS could not be reached, or failed, for ${queue}`,
    timeout: `AWS did not answer in time for ${queue}`,
  };
  return sentences[kind];
}

/** Any failure of a call as a {@link QueueError}. */
export function toQueueError(
  error: unknown,
  place: { account: string; region: string },
): QueueError {
  if (error instanceof QueueError) {
    return error;
  }
  // Of getting the credentials: it says what was wrong
  const kind = error instanceof HubError ? error.kind : undefined;
  if (kind === 'not-connected' || kind === 'credentials') {
    return new QueueError(kind, (error as HubError).message, error);
  }
  const found = queueKindOf(
    error instanceof HubError ? error.cause : error,
    place,
  );
  return new QueueError(found, messageOf(found, place), error);
}
