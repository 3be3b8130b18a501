/** Writes that AWS has taken and that are not in effect yet, in order of their time. */
export class PendingUpdates {
  private readonly queue: { at: number; apply: (at: number) => void }[] = [];

  private constructor() {}

  static create(): PendingUpdates {
    return new PendingUpdates();
  }

  add(at: number, apply: (at: number) => void): void {
    const position = this.queue.findIndex(entry => entry.at > at);
    const entry = { at, apply };
    if (position < 0) {
      this.queue.push(entry);
    } else {
      this.queue.splice(position, 0, entry);
    }
  }

  applyUntil(now: number): void {
    while (this.queue.length > 0 && this.queue[0].at <= now) {
      const entry = this.queue.shift();
      entry?.apply(entry.at);
    }
  }

  clear(): void {
    this.queue.length = 0;
  }

  count(): number {
    return this.queue.length;
  }
}
