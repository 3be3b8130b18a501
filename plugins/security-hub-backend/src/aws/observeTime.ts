import { GetFindingsCommand } from '@aws-sdk/client-securityhub';
import { Clock } from './Clock';
import { clockOffset } from './clockOffset';

function dateHeaderOf(response: unknown): string | undefined {
  const headers = (response as { headers?: Record<string, string> }).headers;
  return headers?.date ?? headers?.Date;
}

/** Where the middleware stands: next to the wire. */
export const observerPlace = {
  step: 'deserialize',
  name: 'observeTime',
  priority: 'low',
} as const;

/**
 * Notes when a request was sent, by AWS's clock.
 *
 * @returns a middleware for the command, and what gives that time in ISO 8601 once the command has been answered
 */
export function timeObserver(clock: Clock) {
  let observedAt = clock.now();
  return {
    middleware:
      <Args, Result extends { response: unknown }>(
        next: (args: Args) => Promise<Result>,
      ) =>
      async (args: Args): Promise<Result> => {
        const sentAt = clock.now();
        const result = await next(args);
        const date = dateHeaderOf(result.response);
        observedAt = sentAt + clockOffset(sentAt, clock.now(), date);
        return result;
      },
    observedAt: () => new Date(observedAt).toISOString(),
  };
}

/**
 * Adds such a middleware to a command.
 *
 * @returns gives that time in ISO 8601 once the command has been answered
 */
export function observeTime(
  command: GetFindingsCommand,
  clock: Clock,
): () => string {
  const observer = timeObserver(clock);
  command.middlewareStack.add(observer.middleware, observerPlace);
  return observer.observedAt;
}
