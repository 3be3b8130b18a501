type Waiter<T> = {
  most: number;
  visibility: number | undefined;
  signal: AbortSignal;
  timer: NodeJS.Timeout;
  stop: () => void;
  resolve: (received: T[]) => void;
};

// Timeouts and delays follow the world's clock, which no timer of the machine knows.
const lookEvery = 100;

/** Long polls of one queue, first come first served. */
export class Waiters<T> {
  private readonly take: (most: number, visibility?: number) => T[];
  private readonly waiting = new Set<Waiter<T>>();
  private woken = false;
  private timer: NodeJS.Timeout | undefined;

  private constructor(take: (most: number, visibility?: number) => T[]) {
    this.take = take;
  }

  /** @param take - takes what is there for one of them */
  static create<T>(
    take: (most: number, visibility?: number) => T[],
  ): Waiters<T> {
    return new Waiters(take);
  }

  /** Waits for the first messages; an empty list where none came in time. */
  wait(options: {
    most: number;
    visibility?: number;
    milliseconds: number;
    signal: AbortSignal;
  }): Promise<T[]> {
    const { most, visibility, milliseconds, signal } = options;
    return new Promise(resolve => {
      if (signal.aborted) {
        resolve([]);
        return;
      }
      const waiter: Waiter<T> = {
        most,
        visibility,
        signal,
        resolve,
        stop: () => this.end(waiter, []),
        timer: setTimeout(() => this.end(waiter, []), milliseconds),
      };
      signal.addEventListener('abort', waiter.stop);
      this.waiting.add(waiter);
      this.timer ??= setInterval(() => this.serve(), lookEvery);
    });
  }

  /** Serves those who wait, once all that is under way at this moment has arrived. */
  wake(): void {
    if (!this.woken && this.waiting.size > 0) {
      this.woken = true;
      setImmediate(() => {
        this.woken = false;
        this.serve();
      });
    }
  }

  private serve(): void {
    for (const waiter of [...this.waiting]) {
      const received = this.take(waiter.most, waiter.visibility);
      if (received.length === 0) {
        break;
      }
      this.end(waiter, received);
    }
  }

  private end(waiter: Waiter<T>, received: T[]): void {
    this.waiting.delete(waiter);
    clearTimeout(waiter.timer);
    waiter.signal.removeEventListener('abort', waiter.stop);
    if (this.waiting.size === 0) {
      clearInterval(this.timer);
      this.timer = undefined;
    }
    waiter.resolve(received);
  }
}
