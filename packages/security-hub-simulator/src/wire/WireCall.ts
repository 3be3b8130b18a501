import { IncomingMessage } from 'http';
import { Scope } from './authorization';
import { AwsError } from './AwsError';
import { ConnectionCut } from './ConnectionCut';

/** A request as it came over the wire. */
export type WireCall = {
  request: IncomingMessage;
  url: URL;
  body: string;
  /** Aborted once the caller has hung up. */
  signal: AbortSignal;
  requestId: string;
  /** Absent without a signature. */
  scope: Scope | undefined;
};

/**
 * Parses a body of JSON; nothing counts as an empty object.
 *
 * @throws AwsError SerializationException
 */
export function parseBody(body: string): Record<string, unknown> {
  if (body === '') {
    return {};
  }
  try {
    const parsed: unknown = JSON.parse(body);
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      !Array.isArray(parsed)
    ) {
      return parsed as Record<string, unknown>;
    }
  } catch {
    // Answered below, as any other body that is no JSON object.
  }
  throw new AwsError(
    'SerializationException',
    400,
    'The request body is no JSON object',
  );
}

/** Whether a request asks for a further page. */
export function hasToken({ url, body }: WireCall): boolean {
  return (
    url.searchParams.has('NextToken') ||
    /"(Next|Pagination)Token"\s*:\s*"./.test(body)
  );
}

/**
 * The error that a caller gets for what was thrown.
 *
 * @throws what is no error of AWS: a cut connection, or the caller's hanging up
 */
export function asAwsError(error: unknown): AwsError {
  if (
    error instanceof ConnectionCut ||
    (error instanceof Error && error.name === 'AbortError')
  ) {
    throw error;
  }
  return error instanceof AwsError
    ? error
    : new AwsError('InternalException', 500, String(error));
}
