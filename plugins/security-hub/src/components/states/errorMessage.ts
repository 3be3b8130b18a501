import { isError, ResponseError } from '@backstage/errors';

/** What the backend said, else what went wrong. */
export function errorMessage(error: unknown): string {
  if (error instanceof ResponseError) {
    return error.body.error.message;
  }
  return isError(error) ? error.message : String(error);
}

/** The HTTP status of the backend's answer; undefined where it did not answer. */
export function errorStatus(error: unknown): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}
