/** What a failure of AWS means for a check. */
export type FailureKind =
  | 'denied'
  | 'credentials'
  | 'off'
  | 'missing'
  | 'other';

/** A failure in one line. */
export type Failure = { kind: FailureKind; text: string };

const denials = [
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  'KMS.AccessDeniedException',
  'KmsAccessDenied',
];
const badCredentials = [
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'UnrecognizedClientException',
];

function kindOf(name: string, message: string): FailureKind {
  // Security Hub says InvalidAccessException both where it is off and where it is denied
  if (/not (subscribed|enabled)/i.test(message)) {
    return 'off';
  }
  if (denials.includes(name) || name === 'InvalidAccessException') {
    return 'denied';
  }
  if (badCredentials.includes(name)) {
    return 'credentials';
  }
  return /NotFound|NonExistentQueue|QueueDoesNotExist|NoSuch/i.test(name)
    ? 'missing'
    : 'other';
}

/** What an error of the SDK says: its name, and its message in at most 300 characters of one line. */
export function describeError(error: unknown): Failure {
  const { name, message } =
    typeof error === 'object' && error !== null
      ? (error as { name?: unknown; message?: unknown })
      : { name: undefined, message: String(error) };
  const title = typeof name === 'string' ? name : 'Error';
  const words = typeof message === 'string' ? message : '';
  const line = words.replace(/\s+/g, ' ').trim();
  return {
    kind: kindOf(title, line),
    text: `${title}: ${line}`.slice(0, 300),
  };
}
