import { Clock } from './Clock';

/** Half the rate for this long after AWS has throttled. */
const PENALTY_MILLISECONDS = 5 * 60_000;

type Waiter = {
  priority: number;
  grant: () => void;
};

/** How fast, and how much at once. */
export type RateLimiterOptions = {
  /** Requests a second in the long run */
  perSecond: number;
  /** Requests at once after a pause; at least 1 */
  burst: number;
  clock: Clock;
};

/**
 * A token bucket whose waiters are served by priority, then in the order they came. After a throttle it is empty, and
 * runs at half its rate for five minutes. (Libraries have either no priorities or no rate that changes under way.)
 */
export class RateLimiter {
  private readonly options: RateLimiterOptions;
  private readonly waiters: Waiter[] = [];
  private tokens: number;
  private refilledAt: number;
  private penaltyUntil = Number.NEGATIVE_INFINITY;
  private serving = false;

  static create(options: RateLimiterOptions): RateLimiter {
    return new RateLimiter(options);
  }

  private constructor(options: RateLimiterOptions) {
    this.options = options;
    this.tokens = options.burst;
    this.refilledAt = options.clock.now();
  }

  /** Requests a second at this moment. */
  get currentRate(): number {
    return this.rateAt(this.options.clock.now());
  }

  /**
   * Waits for the right to send one request.
   *
   * @param priority - 0 goes first
   * @throws the reason of the signal when it is aborted while waiting; the place in the queue is given up
   */
  async take(priority: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = { priority, grant: resolve };
      const abandon = () => {
        const index = this.waiters.indexOf(waiter);
        if (index >= 0) {
          this.waiters.splice(index, 1);
          reject(signal?.reason);
        }
      };
      waiter.grant = () => {
        signal?.removeEventListener('abort', abandon);
        resolve();
      };
      signal?.addEventListener('abort', abandon, { once: true });
      const behind = this.waiters.findIndex(item => item.priority > priority);
      this.waiters.splice(behind < 0 ? this.waiters.length : behind, 0, waiter);
      this.serve().catch(reject);
    });
  }

  /** Tells that AWS has throttled: the bucket is emptied and refills at half the rate for five minutes. */
  throttled(): void {
    this.refill();
    this.tokens = 0;
    this.penaltyUntil = this.options.clock.now() + PENALTY_MILLISECONDS;
  }

  private async serve(): Promise<void> {
    if (this.serving) {
      return;
    }
    this.serving = true;
    try {
      while (this.waiters.length > 0) {
        this.refill();
        // A hair below one, so that rounding never makes a wait of zero milliseconds
        if (this.tokens > 1 - 1e-6) {
          this.tokens -= 1;
          this.waiters.shift()?.grant();
        } else {
          const missing = 1 - this.tokens;
          await this.options.clock.sleep(
            Math.max(1, Math.ceil((missing / this.currentRate) * 1000)),
          );
        }
      }
    } finally {
      this.serving = false;
    }
  }

  private rateAt(time: number): number {
    const { perSecond } = this.options;
    return time < this.penaltyUntil ? perSecond / 2 : perSecond;
  }

  private refill(): void {
    const now = this.options.clock.now();
    const elapsed = Math.max(0, now - this.refilledAt);
    const slow = Math.max(
      0,
      Math.min(now, this.penaltyUntil) - this.refilledAt,
    );
    const seconds = (elapsed - slow / 2) / 1000;
    this.tokens = Math.min(
      this.options.burst,
      this.tokens + Math.max(0, seconds) * this.options.perSecond,
    );
    this.refilledAt = now;
  }
}
