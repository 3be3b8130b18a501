import { Duration, DurationLikeObject } from 'luxon';

/**
 * The simulated world's clock: a source of real time that a test can move.
 */
export class SimulatorClock {
  private offset = 0;
  private frozenAt: number | undefined;
  private readonly source: () => number;

  private constructor(source: () => number) {
    this.source = source;
  }

  /** @param source - milliseconds since the epoch; default the machine's clock */
  static create(source: () => number = Date.now): SimulatorClock {
    return new SimulatorClock(source);
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.frozenAt ?? this.source() + this.offset;
  }

  /** The time as Security Hub writes it, e.g. `2026-03-01T10:00:00.000Z`. */
  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  /** Moves the clock forward (or back, with negative parts). */
  advance(by: DurationLikeObject): void {
    const milliseconds = Duration.fromObject(by).toMillis();
    if (this.frozenAt === undefined) {
      this.offset += milliseconds;
    } else {
      this.frozenAt += milliseconds;
    }
  }

  /** Sets the clock; it keeps running unless it is frozen. */
  set(to: Date): void {
    if (this.frozenAt === undefined) {
      this.offset = to.getTime() - this.source();
    } else {
      this.frozenAt = to.getTime();
    }
  }

  /** Stops the clock at its present time, so that only `advance` and `set` move it. */
  freeze(): void {
    this.frozenAt ??= this.now();
  }

  /** Lets a frozen clock run on from where it stands. */
  unfreeze(): void {
    if (this.frozenAt !== undefined) {
      this.offset = this.frozenAt - this.source();
      this.frozenAt = undefined;
    }
  }
}
