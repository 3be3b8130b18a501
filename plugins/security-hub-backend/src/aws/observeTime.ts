import { GetFindingsCommand } from '@aws-sdk/client-securityhub';
import { Clock } from './Clock';
import { clockOffset } from './clockOffset';

function dateHeaderOf(response: unknown): string | undefined {
  const headers = (response as { headers?: Record<string, string> }).headers;
  return headers?.date ?? headers?.Date;
}

/**
 * Adds a middleware to a command that notes when the request was sent, by AWS's clock.
 *
 * @returns gives that time in ISO 8601 once the command has been answered
 */
export function observeTime(
  command: GetFindingsCommand,
  clock: Clock,
): () => string {
  let observedAt = clock.now();
  command.middlewareStack.add(
    next => async args => {
      const sentAt = clock.now();
      const result = await next(args);
      const date = dateHeaderOf(result.response);
      observedAt = sentAt + clockOffset(sentAt, clock.now(), date);
      return result;
    },
    { step: 'deserialize', name: 'observeTime', priority: 'low' },
  );
  return () => new Date(observedAt).toISOString();
}
