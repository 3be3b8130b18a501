const WINDOW_SECONDS = 60;

/** The last and the longest lag within a minute. */
export class LagWindow {
  static create(): LagWindow {
    return new LagWindow();
  }

  #last: number | undefined;
  /** Longest by the second it was seen in */
  readonly #seconds = new Map<number, number>();

  private constructor() {}

  /** Both milliseconds. */
  add(lag: number, now: number): void {
    const second = Math.floor(now / 1_000);
    this.#last = lag;
    this.#seconds.set(second, Math.max(lag, this.#seconds.get(second) ?? 0));
    for (const old of this.#seconds.keys()) {
      if (old <= second - WINDOW_SECONDS || old > second) {
        this.#seconds.delete(old);
      }
    }
  }

  /** Milliseconds; undefined before the first one. */
  get last(): number | undefined {
    return this.#last;
  }

  /** Milliseconds, within the minute before the last one. */
  get longest(): number | undefined {
    return this.#last === undefined
      ? undefined
      : Math.max(...this.#seconds.values());
  }
}
