/** A map that forgets what was used the longest time ago. */
export class RecentMap<Value> {
  static create<Value>(options: { maximum: number }): RecentMap<Value> {
    return new RecentMap(options.maximum);
  }

  readonly #maximum: number;
  readonly #entries = new Map<string, Value>();

  private constructor(maximum: number) {
    this.#maximum = maximum;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#maximum) {
        return;
      }
      this.#entries.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
