/** A binary heap: the entry with the least key comes first; equal keys in order of arrival. */
export class MinHeap<T> {
  private readonly entries: { key: number; order: number; value: T }[] = [];
  private added = 0;

  private constructor() {}

  static create<T>(): MinHeap<T> {
    return new MinHeap<T>();
  }

  size(): number {
    return this.entries.length;
  }

  /** The least key, undefined without entries. */
  leastKey(): number | undefined {
    return this.entries[0]?.key;
  }

  add(key: number, value: T): void {
    this.added += 1;
    const { entries } = this;
    const entry = { key, order: this.added, value };
    let at = entries.length;
    entries.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, entries[parent])) {
        break;
      }
      entries[at] = entries[parent];
      at = parent;
    }
    entries[at] = entry;
  }

  /** Takes the entry with the least key. */
  take(): T | undefined {
    const { entries } = this;
    const [first] = entries;
    const last = entries.pop();
    if (!first || !last || entries.length === 0) {
      return first?.value;
    }
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= entries.length) {
        break;
      }
      if (
        child + 1 < entries.length &&
        before(entries[child + 1], entries[child])
      ) {
        child += 1;
      }
      if (!before(entries[child], last)) {
        break;
      }
      entries[at] = entries[child];
      at = child;
    }
    entries[at] = last;
    return first.value;
  }

  clear(): void {
    this.entries.length = 0;
  }
}

function before(
  left: { key: number; order: number },
  right: { key: number; order: number },
): boolean {
  return (
    left.key < right.key || (left.key === right.key && left.order < right.order)
  );
}
