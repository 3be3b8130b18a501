/**
 * Collects what a record lacks or says wrongly, in words for the platform team. A gap never stops a record: it is stored with the gap
 * beside it.
 */
export class Gaps {
  static create() {
    return new Gaps();
  }

  readonly #gaps = new Set<string>();

  private constructor() {}

  /** Notes that a field is not there, and what is taken instead, if anything. */
  absent(field: string, instead?: string) {
    this.#gaps.add(
      instead ? `${field} is absent, ${instead}` : `${field} is absent`,
    );
  }

  /** Notes that a field holds a value that is not what it should be. */
  wrong(field: string, value: unknown, complaint: string) {
    this.#gaps.add(`${field} ${quoted(value)} ${complaint}`);
  }

  /** Every gap once, sorted; beyond 50 only their number, since a hostile record can have any. */
  list(): string[] {
    const gaps = [...this.#gaps].sort();
    return gaps.length > 50
      ? [...gaps.slice(0, 50), `and ${gaps.length - 50} more`]
      : gaps;
  }
}

function quoted(value: unknown): string {
  if (typeof value === 'string') {
    const text = value.length > 60 ? `${value.slice(0, 57)}...` : value;
    // eslint-disable-next-line no-control-regex
    return `"${text.replace(/[\u0000-\u001f\u007f\ud800-\udfff]/g, ' ')}"`;
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : `(${Array.isArray(value) ? 'list' : typeof value})`;
}
