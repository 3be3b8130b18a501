import { setTimeout as wait } from 'node:timers/promises';

type Sleeper = { at: number; wake: () => void };

/** Time that passes only when it is told to: who sleeps wakes when it has come far enough. */
export class ManualClock {
  static create(start = Date.now()): ManualClock {
    return new ManualClock(start);
  }

  #time: number;
  #sleepers: Sleeper[] = [];

  private constructor(start: number) {
    this.#time = start;
  }

  readonly now = (): number => this.#time;

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const sleeper = { at: this.#time + milliseconds, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener(
        'abort',
        () => {
          this.#sleepers = this.#sleepers.filter(item => item !== sleeper);
          reject(signal.reason);
        },
        { once: true },
      );
    });
  }

  /** Moves the time, also back, and lets those whose time has come go on. */
  async advance(milliseconds: number): Promise<void> {
    this.#time += milliseconds;
    const due = this.#sleepers.filter(({ at }) => at <= this.#time);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.#time);
    for (const { wake } of due) {
      wake();
    }
    await wait(5);
  }

  /** Waits, in real time, for what happens while the clock stands still. @throws Error after 20 seconds */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 2000; tries += 1) {
      if (await condition()) {
        return;
      }
      await wait(10);
    }
    throw new Error(`It did not come true: ${condition}`);
  }
}
