import { Clock } from '../../aws';

const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 60_000;

/**
 * Lets receivers pass as long as all goes well. After a failure it is closed for a pause that doubles each time; then one
 * receiver passes and tries, and the others wait for what becomes of it. So a queue that is not there costs one request a
 * minute, and a database that is away uses up the tries of ten messages, not of all.
 */
export class ReceiveGate {
  static create(options: {
    clock: Clock;
    /** 0 up to 1; for jitter */
    random: () => number;
  }): ReceiveGate {
    return new ReceiveGate(options.clock, options.random);
  }

  readonly #clock: Clock;
  readonly #random: () => number;
  #failures = 0;
  #opensAt = 0;
  #trying = false;
  /** Goes up with each failure that counts */
  #generation = 0;
  #waiting: Array<() => void> = [];

  private constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  /** How often it has failed since the last success. */
  get failures(): number {
    return this.#failures;
  }

  /**
   * Resolves when the caller may receive, with a ticket to report by: whoever passed before the last failure, and failed or received
   * nothing, tells nothing new.
   * @throws the reason of the signal
   */
  async pass(signal: AbortSignal): Promise<number> {
    while (this.#failures > 0) {
      signal.throwIfAborted();
      if (!this.#trying) {
        await this.#try(signal);
        return this.#generation;
      }
      await this.#change(signal);
    }
    signal.throwIfAborted();
    return this.#generation;
  }

  /**
   * @param ticket - undefined: it is certain that all goes well
   * @returns whether the gate is open now
   */
  succeeded(ticket?: number): boolean {
    if (ticket === undefined || ticket === this.#generation) {
      this.#failures = 0;
      this.#changed();
    }
    return this.#failures === 0;
  }

  failed(ticket: number): void {
    if (ticket !== this.#generation) {
      return;
    }
    this.#generation += 1;
    this.#failures += 1;
    const longest = Math.min(
      LONGEST_PAUSE_MILLISECONDS,
      FIRST_PAUSE_MILLISECONDS * 2 ** (this.#failures - 1),
    );
    // Half of it at least: replicas do not try in step, and none at once
    this.#opensAt =
      this.#clock.now() + Math.ceil((longest * (1 + this.#random())) / 2);
    this.#changed();
  }

  async #try(signal: AbortSignal): Promise<void> {
    this.#trying = true;
    try {
      const pause = this.#opensAt - this.#clock.now();
      await this.#clock.sleep(
        Math.min(Math.max(0, pause), LONGEST_PAUSE_MILLISECONDS),
        signal,
      );
    } catch (error) {
      this.#changed();
      throw error;
    }
  }

  #changed(): void {
    this.#trying = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) {
      wake();
    }
  }

  async #change(signal: AbortSignal): Promise<void> {
    await new Promise<void>(resolve => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#waiting.push(wake);
    });
  }
}
