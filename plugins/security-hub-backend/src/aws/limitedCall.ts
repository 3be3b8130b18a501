import { CredentialProvider } from './AccountCredentials';
import { Clock } from './Clock';
import { HubError } from './HubError';
import { CallContext } from './mapError';
import { RateLimiter } from './RateLimiter';
import { inTime, withRetries } from './withRetries';

/** What the calls of a gateway are limited by, and measured with. */
export type CallLimits = {
  limiter: Pick<RateLimiter, 'take' | 'throttled'>;
  clock: Clock;
  /** 0 up to 1; for jitter */
  random: () => number;
  requestTimeoutMilliseconds: number;
};

/** One call of a service. */
export type LimitedCall<T> = {
  context: CallContext;
  /** Tries in all */
  attempts: number;
  /** 0 goes first */
  priority: number;
  signal?: AbortSignal;
  /** Lets the next try use new credentials; without it, refused credentials end the call */
  renew?: () => void;
  /** @param signal - to hand to the SDK */
  send: (signal: AbortSignal) => Promise<T>;
};

/** What all SDK clients are made with. */
export function clientConfig(region: string, credentials: CredentialProvider) {
  return {
    region,
    credentials,
    customUserAgent: 'backstage-plugin-security-hub',
    // Tries are ours: see withRetries
    maxAttempts: 1,
  };
}

/**
 * Calls AWS: each try takes its turn at the limiter and has its time, a throttle slows down everybody.
 *
 * @throws HubError; or the reason of the signal when the caller has aborted
 */
export async function limitedCall<T>(
  { limiter, clock, random, requestTimeoutMilliseconds }: CallLimits,
  call: LimitedCall<T>,
): Promise<T> {
  const { context, attempts, priority, signal, renew, send } = call;
  let renewed = false;
  const onFailure = (failure: HubError): boolean => {
    if (failure.kind === 'throttled') {
      limiter.throttled();
    }
    // Credentials may have been revoked before they expired: once, try with new ones
    if (failure.kind !== 'credentials' || renewed || !renew) {
      return false;
    }
    renewed = true;
    renew();
    return true;
  };
  return await withRetries(
    context,
    { clock, random, attempts, signal, onFailure },
    async () => {
      await limiter.take(priority, signal);
      return await inTime(requestTimeoutMilliseconds, signal, send);
    },
  );
}
