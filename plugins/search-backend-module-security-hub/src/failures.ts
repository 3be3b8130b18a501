import { isError, ResponseError } from '@backstage/errors';

/** A backend that starts, stops or has too much to do answers with one of these. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Whether a request that failed so may succeed later: nobody answered, or the answer says so. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof ResponseError) || passing.has(error.statusCode);
}

/** The words of an error and of what is behind it: `fetch` says no more than that it failed, an answer no more than its status. */
export function describeFailure(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const { cause } = error;
  // Of a host with several addresses only the code says what happened
  const behind = isError(cause) ? cause.message || String(cause.code) : '';
  return behind ? `${error.message}: ${behind}` : error.message;
}
