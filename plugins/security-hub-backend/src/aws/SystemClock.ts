import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from './Clock';

/** The machine's clock. */
export class SystemClock implements Clock {
  static create(): SystemClock {
    return new SystemClock();
  }

  private constructor() {}

  now(): number {
    return Date.now();
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    try {
      await wait(milliseconds, undefined, { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  }
}
