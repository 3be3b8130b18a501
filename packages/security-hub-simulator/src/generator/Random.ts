/** A whole number that a text is mixed into (FNV-1a). */
export function hashOf(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  }
  return value >>> 0;
}

/** A seeded source of chance (mulberry32): the same seed gives the same sequence everywhere. */
export class Random {
  private state: number;

  private constructor(state: number) {
    this.state = state;
  }

  static create(seed: string | number): Random {
    return new Random(hashOf(String(seed)));
  }

  /** A source for one of many things, as good as unrelated to those of its neighbours. */
  static ofNumber(seed: number, index: number): Random {
    const mixed = Math.imul(
      seed ^ Math.imul(index + 1, 0x9e3779b1),
      0x85ebca6b,
    );
    return new Random((mixed ^ (mixed >>> 13)) >>> 0);
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let value = this.state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 up to, but not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  /** Lower-case hexadecimal digits. */
  hex(length: number): string {
    let digits = '';
    while (digits.length < length) {
      digits += this.below(0x10000000).toString(16).padStart(7, '0');
    }
    return digits.slice(0, length);
  }

  uuid(): string {
    const digits = this.hex(32);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(
      13,
      16,
    )}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
  }
}
