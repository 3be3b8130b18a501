/** How often an operation was called by an account in a Region. */
export type CallCount = {
  operation: string;
  accountId: string;
  region: string;
  calls: number;
  /** Calls among them that were throttled. */
  throttled: number;
};

/** Counts calls by operation, account and Region. */
export class CallCounts {
  private readonly counts = new Map<string, CallCount>();

  private constructor() {}

  static create(): CallCounts {
    return new CallCounts();
  }

  add(operation: string, accountId: string, region: string): void {
    this.entry(operation, accountId, region).calls += 1;
  }

  addThrottled(operation: string, accountId: string, region: string): void {
    this.entry(operation, accountId, region).throttled += 1;
  }

  list(): CallCount[] {
    return [...this.counts.values()].map(count => ({ ...count }));
  }

  clear(): void {
    this.counts.clear();
  }

  private entry(operation: string, accountId: string, region: string) {
    const key = `${operation}|${accountId}|${region}`;
    const existing = this.counts.get(key);
    if (existing) {
      return existing;
    }
    const created = { operation, accountId, region, calls: 0, throttled: 0 };
    this.counts.set(key, created);
    return created;
  }
}
