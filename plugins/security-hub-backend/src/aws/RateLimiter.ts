import { Clock } from './Clock';
import { LocalBucket } from './LocalBucket';
import { RateSlots } from './RateSlots';

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
  /** The budget's name, and what shares it with other processes; absent: this process has it to itself */
  shared?: { budget: string; slots: RateSlots };
  /** Hears of each throttle */
  onThrottled?: () => void;
};

/**
 * A rate whose waiters are served by priority, then in the order they came. After a throttle nothing is saved up, and it is half
 * for five minutes. (Libraries have either no priorities or no rate that changes under way.) A budget that is shared is
 * asked for one slot at a time, which goes to whoever is first in the queue when it has come.
 */
export class RateLimiter {
  private readonly options: RateLimiterOptions;
  private readonly waiters: Waiter[] = [];
  private readonly bucket: LocalBucket;
  private serving = false;

  static create(options: RateLimiterOptions): RateLimiter {
    return new RateLimiter(options);
  }

  private constructor(options: RateLimiterOptions) {
    this.options = options;
    this.bucket = LocalBucket.create(options);
  }

  /** Requests a second at this moment, as far as this process knows. */
  get currentRate(): number {
    return this.bucket.currentRate;
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

  /** Tells that AWS has throttled: nothing is left of the burst, and half the rate for five minutes. */
  throttled(): void {
    this.bucket.throttled();
    const { shared, perSecond, burst, onThrottled } = this.options;
    onThrottled?.();
    // Should the database be away, at least this process slows down
    shared?.slots
      .throttled(shared.budget, { perSecond, burst })
      .catch(() => {});
  }

  private async serve(): Promise<void> {
    if (this.serving) {
      return;
    }
    this.serving = true;
    try {
      while (this.waiters.length > 0) {
        const wait = this.bucket.take();
        if (wait > 0) {
          await this.options.clock.sleep(wait);
        } else {
          await this.sharedSlot();
          this.waiters.shift()?.grant();
        }
      }
    } finally {
      this.serving = false;
    }
  }

  private async sharedSlot(): Promise<void> {
    const { shared, perSecond, burst, clock } = this.options;
    if (!shared) {
      return;
    }
    let wait = 0;
    try {
      wait = await shared.slots.reserve(shared.budget, { perSecond, burst });
    } catch {
      // The database is away. This process keeps to its own bucket, and nobody waits for ever.
    }
    if (wait > 0) {
      await clock.sleep(wait);
    }
  }
}
