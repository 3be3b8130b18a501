/** A value as JSON or as the shorthand of the CLI writes it; in shorthand every scalar is text. */
export type GivenValue =
  | string
  | number
  | boolean
  | null
  | GivenValue[]
  | { [name: string]: GivenValue };

const key = /[A-Za-z0-9\-_.#/:\uE000]*/y;
// What a value without quotes may begin with and go on with. The first one of a list can hold `=`, the next ones cannot: there it begins a new key.
const firstValue = /(?:\\,|[^\s"',=[{])(?:\\,|[^"',\]}])*/y;
const laterValue = /(?:\\,|[^\s"',=[{])(?:\\,|[^"',=])*/y;
const quotedValue = /'(?:\\'|[^'])*'|"(?:\\"|[^"])*"/y;

/** Reads one value in shorthand; the grammar is that of https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html */
class ShorthandReader {
  static create(text: string) {
    return new ShorthandReader(text);
  }

  readonly #text: string;
  #at = 0;

  private constructor(text: string) {
    this.#text = text;
  }

  readPairs(): Record<string, GivenValue> {
    const pairs = new Map<string, GivenValue>();
    do {
      const name = this.#readKey();
      if (pairs.has(name)) {
        throw new Error(`"${name}" is given twice, a blank may be missing`);
      }
      pairs.set(name, this.#readValues());
      this.#skipBlanks();
    } while (this.#at < this.#text.length && this.#expect(','));
    return Object.fromEntries(pairs);
  }

  #readKey(): string {
    const name = this.#take(key);
    this.#skipBlanks();
    this.#take(/@/y);
    this.#expect('=');
    return name;
  }

  #readValues(): GivenValue {
    const current = this.#text[this.#at];
    if (current === '[' || current === '{') {
      return this.#readNested();
    }
    const first = this.#readScalar(firstValue);
    const values = [first];
    for (;;) {
      this.#skipBlanks();
      const comma = this.#at;
      if (this.#text[comma] !== ',') {
        break;
      }
      this.#at += 1;
      this.#skipBlanks();
      const start = this.#at;
      const value = this.#readScalar(laterValue);
      this.#skipBlanks();
      const after = this.#text[this.#at];
      if (this.#at === start || (after !== undefined && after !== ',')) {
        // Not a further value: the key of the next pair.
        this.#at = comma;
        break;
      }
      values.push(value);
    }
    return values.length === 1 ? first : values;
  }

  #readNested(): GivenValue {
    const open = this.#text[this.#at];
    if (open !== '[' && open !== '{') {
      return this.#readScalar(firstValue);
    }
    const close = open === '[' ? ']' : '}';
    this.#expect(open);
    const list: GivenValue[] = [];
    const pairs = new Map<string, GivenValue>();
    while (this.#text[this.#at] !== close) {
      if (open === '[') {
        list.push(this.#readNested());
      } else {
        pairs.set(this.#readKey(), this.#readNested());
      }
      this.#skipBlanks();
      if (this.#text[this.#at] !== close) {
        this.#expect(',');
      }
    }
    this.#at += 1;
    return open === '[' ? list : Object.fromEntries(pairs);
  }

  #readScalar(bare: RegExp): string {
    if (/["']/.test(this.#text[this.#at] ?? '')) {
      const quoted = this.#take(quotedValue);
      if (quoted === '') {
        throw new Error('a quote is not closed');
      }
      return quoted.slice(1, -1).replace(/\\(["'\\])/g, '$1');
    }
    return this.#take(bare).replace(/\\,/g, ',').trimEnd();
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [match = ''] = pattern.exec(this.#text) ?? [];
    this.#at += match.length;
    return match;
  }

  #skipBlanks() {
    this.#take(/\s*/y);
  }

  #expect(character: string): true {
    this.#skipBlanks();
    const found = this.#text[this.#at];
    if (found !== character) {
      const where = this.#text.slice(0, this.#at).slice(-20);
      throw new Error(
        `expected "${character}" ${
          where ? `after "${where}"` : 'at its start'
        }, found ${found === undefined ? 'the end' : `"${found}"`}`,
      );
    }
    this.#at += 1;
    this.#skipBlanks();
    return true;
  }
}

/**
 * Parses `Key=value,List=a,b,Nested={Key=value},Structures=[{Key=value}]`.
 *
 * @throws Error that says where the CLI would stop reading.
 */
export function parseShorthand(text: string): Record<string, GivenValue> {
  return ShorthandReader.create(text).readPairs();
}
