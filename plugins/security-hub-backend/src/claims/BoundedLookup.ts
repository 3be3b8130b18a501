/** Looks things up by account, each account once, and all of them together no further than to a bound. */
export class BoundedLookup<T> {
  static create<T>(options: {
    /** Size of all answers together */
    most: number;
    /** Loads no more than one beyond `most` */
    load: (account: string, most: number) => Promise<T>;
    sizeOf: (answer: T) => number;
  }): BoundedLookup<T> {
    return new BoundedLookup(options);
  }

  readonly #load: (account: string, most: number) => Promise<T>;
  readonly #sizeOf: (answer: T) => number;
  readonly #answers = new Map<string, T | undefined>();
  #left: number;

  private constructor(options: {
    most: number;
    load: (account: string, most: number) => Promise<T>;
    sizeOf: (answer: T) => number;
  }) {
    this.#load = options.load;
    this.#sizeOf = options.sizeOf;
    this.#left = options.most;
  }

  /** Undefined where there is more than is left to look at. */
  async of(account: string): Promise<T | undefined> {
    if (!this.#answers.has(account)) {
      const answer = await this.#load(account, this.#left);
      const size = this.#sizeOf(answer);
      this.#answers.set(account, size > this.#left ? undefined : answer);
      this.#left -= Math.min(this.#left, size);
    }
    return this.#answers.get(account);
  }
}
