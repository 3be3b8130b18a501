const compactAt = 1024;

/** Messages that can be received now: in order of arrival, or any one of them. All operations take constant time. */
export class ReadyList<T> {
  private items: (T | undefined)[] = [];
  private head = 0;

  private constructor() {}

  static create<T>(): ReadyList<T> {
    return new ReadyList<T>();
  }

  size(): number {
    return this.items.length - this.head;
  }

  add(item: T): void {
    this.items.push(item);
  }

  /** Takes the oldest, or with a position in [0, 1) the one that is there. */
  take(position = 0): T | undefined {
    const { items, head } = this;
    if (head >= items.length) {
      return undefined;
    }
    const at = head + Math.floor(position * (items.length - head));
    const taken = items[at];
    items[at] = items[head];
    items[head] = undefined;
    this.head += 1;
    if (this.head > compactAt && this.head * 2 > items.length) {
      this.items = items.slice(this.head);
      this.head = 0;
    }
    return taken;
  }

  clear(): void {
    this.items = [];
    this.head = 0;
  }
}
