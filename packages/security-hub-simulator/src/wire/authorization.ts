import { IncomingHttpHeaders } from 'http';
import { Credentials, Identity } from '../store/Credentials';
import { AwsError } from './AwsError';

/** What a SigV4 Authorization header says about a call. */
export type Scope = { accessKeyId: string; region: string; service: string };

/** Reads the credential scope; undefined without a SigV4 header. */
export function parseAuthorization(
  header: string | undefined,
): Scope | undefined {
  const match =
    /^AWS4-HMAC-SHA256 .*Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(
      header ?? '',
    );
  return match
    ? { accessKeyId: match[1], region: match[2], service: match[3] }
    : undefined;
}

/**
 * Finds out who calls. The signature is not checked: a simulator keeps no secrets.
 *
 * @throws AwsError UnrecognizedClientException or ExpiredTokenException (for STS: InvalidClientTokenId, ExpiredToken)
 */
export function authenticate(
  scope: Scope,
  headers: IncomingHttpHeaders,
  credentials: Credentials,
): Identity {
  const forTokens = scope.service === 'sts';
  const identity = credentials.find(scope.accessKeyId);
  if (
    !identity ||
    (identity.sessionToken !== undefined &&
      headers['x-amz-security-token'] !== identity.sessionToken)
  ) {
    throw new AwsError(
      forTokens ? 'InvalidClientTokenId' : 'UnrecognizedClientException',
      403,
      'The security token included in the request is invalid.',
    );
  }
  if (identity.expiresAt !== undefined && identity.expiresAt <= Date.now()) {
    throw new AwsError(
      forTokens ? 'ExpiredToken' : 'ExpiredTokenException',
      403,
      'The security token included in the request is expired',
    );
  }
  return identity;
}
