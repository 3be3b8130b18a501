import { Clock } from './Clock';
import { HubError } from './HubError';
import { CallContext, mapError } from './mapError';

/** How often, and how patiently, a call is tried. */
export type RetryOptions = {
  clock: Clock;
  /** 0 up to 1 */
  random: () => number;
  /** Tries in all */
  attempts: number;
  signal?: AbortSignal;
  /** Hears of each failure; `true` asks for another try of an error that is not retryable */
  onFailure?: (error: HubError) => boolean;
};

const FIRST_PAUSE_MILLISECONDS = 400;
const LONGEST_PAUSE_MILLISECONDS = 20_000;

/**
 * Calls AWS with retries. The SDK's own retries are off: each try has to take its turn at the rate limiter, and a
 * throttle has to slow down everybody, not one call. Pauses double, with full jitter.
 *
 * @throws HubError; or the reason of the signal when the caller has aborted
 */
export async function withRetries<T>(
  context: CallContext,
  options: RetryOptions,
  attempt: () => Promise<T>,
): Promise<T> {
  const { clock, random, attempts, signal, onFailure } = options;
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      const failure = mapError(error, context);
      const again = onFailure?.(failure) ?? false;
      if (tried >= attempts || !(failure.retryable || again)) {
        throw failure;
      }
      const longest = Math.min(
        LONGEST_PAUSE_MILLISECONDS,
        FIRST_PAUSE_MILLISECONDS * 2 ** (tried - 1),
      );
      await clock.sleep(Math.ceil(random() * longest), signal);
    }
  }
}

/**
 * Gives one try its time. Whatever the SDK throws after that is a timeout.
 *
 * @param work - gets a signal to hand to the SDK
 */
export async function inTime<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(milliseconds);
  try {
    return await work(signal ? AbortSignal.any([signal, timeout]) : timeout);
  } catch (error) {
    throw timeout.aborted && !signal?.aborted ? timeout.reason : error;
  }
}
