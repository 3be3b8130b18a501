/** Loads something at most once in a time, however many ask for it. */
export class Kept<Value> {
  static create<Value>(options: {
    load: () => Promise<Value>;
    /** How long an answer will do */
    milliseconds: number;
    now: () => Date;
  }): Kept<Value> {
    return new Kept(options);
  }

  readonly #options: Parameters<typeof Kept.create<Value>>[0];
  #loaded: { at: number; value: Promise<Value> } | undefined;

  private constructor(options: Parameters<typeof Kept.create<Value>>[0]) {
    this.#options = options;
  }

  /** @throws what loading throws; the next one who asks has it tried again */
  async get(): Promise<Value> {
    const { load, milliseconds, now } = this.#options;
    const at = now().getTime();
    // A clock can be set back
    if (!this.#loaded || Math.abs(at - this.#loaded.at) > milliseconds) {
      const loading = { at, value: load() };
      this.#loaded = loading;
      loading.value.catch(() => {
        if (this.#loaded === loading) {
          this.#loaded = undefined;
        }
      });
    }
    return await this.#loaded.value;
  }
}
