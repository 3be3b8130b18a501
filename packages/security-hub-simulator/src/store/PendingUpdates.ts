import { MinHeap } from '../queues/MinHeap';

/** Writes that AWS has taken and that are not in effect yet, in order of their time. */
export class PendingUpdates {
  private readonly queue = MinHeap.create<{
    at: number;
    apply: (at: number) => void;
  }>();

  private constructor() {}

  static create(): PendingUpdates {
    return new PendingUpdates();
  }

  add(at: number, apply: (at: number) => void): void {
    this.queue.add(at, { at, apply });
  }

  applyUntil(now: number): void {
    while ((this.queue.leastKey() ?? Infinity) <= now) {
      const entry = this.queue.take();
      entry?.apply(entry.at);
    }
  }

  clear(): void {
    this.queue.clear();
  }

  count(): number {
    return this.queue.size();
  }
}
