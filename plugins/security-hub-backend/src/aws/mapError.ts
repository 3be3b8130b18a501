import { HubError } from './HubError';
import { HubErrorKind } from './types';

/** What was called, for the classification and the message. */
export type CallContext = {
  account: string;
  region: string;
  /** `assume-role`: a refusal means that the account is not connected to the portal */
  operation:
    | 'assume-role'
    | 'identity'
    | 'security-hub'
    | 'config'
    | 'organizations';
  /** The request went on with a NextToken */
  continued?: boolean;
};

const otherServices: Partial<Record<CallContext['operation'], string>> = {
  config: 'AWS Config',
  organizations: 'AWS Organizations',
};

const throttles = [
  'LimitExceededException',
  'TooManyRequestsException',
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestLimitExceeded',
  'SlowDown',
];
/** Answers to a request whose signature AWS does not take, be it for a wrong key or for a wrong time. */
const signatures = [
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];
const badCredentials = [
  ...signatures,
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'CredentialsProviderError',
  'TokenProviderError',
];
const denials = [
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
  'NotAuthorized',
  'InvalidAccessException',
  'OptInRequired',
];
/** AWS was changing the same thing at the moment. */
const conflicts = ['ConflictException'];
const networkCodes = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

type Facts = {
  name: string;
  message: string;
  code: string;
  status: number;
  skewCorrected: boolean;
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function factsOf(error: unknown): Facts {
  // By members, not by class: a DOMException of a timeout need not be an Error of this realm
  const members =
    typeof error === 'object' && error !== null
      ? (error as Record<string, unknown>)
      : {};
  const metadata = (members.$metadata ?? {}) as Record<string, unknown>;
  return {
    name: textOf(members.name),
    message: textOf(members.message),
    code: textOf(members.code),
    status:
      typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0,
    skewCorrected: metadata.clockSkewCorrected === true,
  };
}

/** AWS's error as one of our kinds. Names are those of the Security Hub and STS API references. */
export function kindOf(error: unknown, context: CallContext): HubErrorKind {
  const { name, message, code, status, skewCorrected } = factsOf(error);
  if (skewCorrected && signatures.includes(name)) {
    // The SDK has learned AWS's clock from this very failure: the next try is signed with the right time. It says so of any
    // failure that it has learned from, so that a refusal for another reason stays what it is.
    return 'unavailable';
  }
  if (throttles.includes(name) || status === 429) {
    return 'throttled';
  }
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') {
    return 'timeout';
  }
  if (name === 'SyntaxError') {
    // Half a reply: its JSON or XML cannot be read
    return 'unavailable';
  }
  if (badCredentials.includes(name)) {
    return 'credentials';
  }
  if (
    !otherServices[context.operation] &&
    /not subscribed|not enabled/i.test(message) &&
    status < 500
  ) {
    return 'hub-not-enabled';
  }
  if (denials.includes(name) || status === 401 || status === 403) {
    return context.operation === 'assume-role' ? 'not-connected' : 'denied';
  }
  if (context.operation === 'security-hub' && status === 404) {
    return 'hub-not-enabled';
  }
  if (
    status >= 500 ||
    networkCodes.includes(code) ||
    conflicts.includes(name) ||
    status === 0
  ) {
    return 'unavailable';
  }
  return context.continued ? 'expired-token' : 'invalid-request';
}

/** The sentence for people. Only account and Region, never what AWS wrote: that holds ARNs and role names. */
function messageOf(kind: HubErrorKind, context: CallContext): string {
  const place = `account ${context.account} in ${context.region}`;
  const service = otherServices[context.operation] ?? 'Security Hub';
  const sentences: Record<HubErrorKind, string> = {
    denied: `AWS denies access to ${service} of ${place}`,
    'hub-not-enabled': `Security Hub is not enabled in ${place}`,
    'not-connected': `Account ${context.account} is not connected: AWS does not let the portal take on its role there`,
    throttled: `AWS limits requests to ${place} at the moment`,
    credentials: `The portal's AWS credentials for ${place} are missing, wrong or expired`,
    'invalid-request': `AWS does not accept a request to ${place}`,
    'expired-token': `A read of ${place} took too long between two pages and has to begin again`,
    unavailable: `AWS could not be reached, or failed, for ${place}`,
    timeout: `AWS did not answer in time for ${place}`,
  };
  return sentences[kind];
}

/** Any failure of a call as a {@link HubError}; one that is already is returned as it is. */
export function mapError(error: unknown, context: CallContext): HubError {
  if (error instanceof HubError) {
    return error;
  }
  const kind = kindOf(error, context);
  return new HubError(kind, messageOf(kind, context), error);
}
