import { Clock } from './Clock';

/** Half the rate for this long after AWS has throttled. */
const PENALTY_MILLISECONDS = 5 * 60_000;

/** A token bucket in memory. After a throttle it is empty, and refills at half its rate for five minutes. */
export class LocalBucket {
  static create(options: {
    perSecond: number;
    burst: number;
    clock: Clock;
  }): LocalBucket {
    return new LocalBucket(options);
  }

  readonly #options: { perSecond: number; burst: number; clock: Clock };
  #tokens: number;
  #refilledAt: number;
  #penaltyUntil = Number.NEGATIVE_INFINITY;

  private constructor(options: {
    perSecond: number;
    burst: number;
    clock: Clock;
  }) {
    this.#options = options;
    this.#tokens = options.burst;
    this.#refilledAt = options.clock.now();
  }

  /** Requests a second at this moment. */
  get currentRate(): number {
    const { perSecond, clock } = this.#options;
    return clock.now() < this.#penaltyUntil ? perSecond / 2 : perSecond;
  }

  /** @returns 0 when a token was taken, else the milliseconds until there may be one */
  take(): number {
    this.#refill();
    // A hair below one, so that rounding never makes a wait of zero milliseconds
    if (this.#tokens > 1 - 1e-6) {
      this.#tokens -= 1;
      return 0;
    }
    const missing = 1 - this.#tokens;
    return Math.max(1, Math.ceil((missing / this.currentRate) * 1000));
  }

  /** Tells that AWS has throttled. */
  throttled(): void {
    this.#refill();
    this.#tokens = 0;
    this.#penaltyUntil = this.#options.clock.now() + PENALTY_MILLISECONDS;
  }

  #refill(): void {
    const now = this.#options.clock.now();
    if (this.#penaltyUntil > now + PENALTY_MILLISECONDS) {
      // The clock was set back: a penalty never lasts longer
      this.#penaltyUntil = now + PENALTY_MILLISECONDS;
    }
    const elapsed = Math.max(0, now - this.#refilledAt);
    const slow = Math.max(
      0,
      Math.min(now, this.#penaltyUntil) - this.#refilledAt,
    );
    const seconds = (elapsed - slow / 2) / 1000;
    this.#tokens = Math.min(
      this.#options.burst,
      this.#tokens + Math.max(0, seconds) * this.#options.perSecond,
    );
    this.#refilledAt = now;
  }
}
