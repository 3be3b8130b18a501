import { TagTerm } from './types';
import { tagTerm, uniteTags, WrittenText } from './tagTerms';

/** One selector of a tag list: its terms, or what is wrong with it. */
export type TagGroup =
  | { tags: TagTerm[]; position: number }
  | { message: string; position: number; text: string };

class Mistake {
  readonly message: string;
  readonly position: number;
  constructor(message: string, position: number) {
    this.message = message;
    this.position = position;
  }
}

/** Reads `Service=checkout, "Cost center"='a;b'` from left to right. */
class TagReader {
  private readonly text: string;
  position = 0;

  constructor(text: string) {
    this.text = text;
  }

  get ended(): boolean {
    return this.position >= this.text.length;
  }

  peek(): string {
    return this.text.charAt(this.position);
  }

  skipSpace(): void {
    while (!this.ended && /\s/.test(this.peek())) {
      this.position += 1;
    }
  }

  /** A key or a value: quoted, or up to one of the stop characters */
  word(stops: string): WrittenText {
    this.skipSpace();
    const quote = this.peek();
    if (quote === '"' || quote === "'") {
      return { text: this.quotedWord(quote, stops), quoted: true };
    }
    const start = this.position;
    while (!this.ended && !stops.includes(this.peek())) {
      this.position += 1;
    }
    return {
      text: this.text.slice(start, this.position).trim(),
      quoted: false,
    };
  }

  private quotedWord(quote: string, stops: string): string {
    const start = this.position;
    let word = '';
    this.position += 1;
    while (this.peek() !== quote) {
      if (this.ended) {
        throw new Mistake(
          `The quote ${quote} is never closed; close it, or put the value into the other kind of quotes.`,
          start,
        );
      }
      const next = this.text.charAt(this.position + 1);
      if (this.peek() === '\\' && (next === quote || next === '\\')) {
        this.position += 1;
      }
      word += this.peek();
      this.position += 1;
    }
    this.position += 1;
    this.skipSpace();
    if (!this.ended && !stops.includes(this.peek())) {
      throw new Mistake(
        `Only ${[...stops]
          .map(stop => `"${stop}"`)
          .join(
            ', ',
          )} may follow a closing quote; put all of it into the quotes.`,
        this.position,
      );
    }
    return word;
  }

  /** `key` or `key=value`; a value may hold `=` */
  term(): TagTerm {
    this.skipSpace();
    const start = this.position;
    const key = this.word('=,;');
    let value: WrittenText | undefined;
    if (this.peek() === '=') {
      this.position += 1;
      value = this.word(',;');
    }
    const term = tagTerm(key, value);
    if ('mistake' in term) {
      throw new Mistake(term.mistake, start);
    }
    return term;
  }

  /** Terms up to the next `;` */
  group(): TagGroup {
    const start = this.position;
    try {
      const terms = [this.term()];
      while (this.peek() === ',') {
        this.position += 1;
        terms.push(this.term());
      }
      const united = uniteTags(terms);
      if ('contradiction' in united) {
        throw new Mistake(
          `${united.contradiction}; join alternatives with ";".`,
          start,
        );
      }
      return { ...united, position: start };
    } catch (error) {
      if (!(error instanceof Mistake)) {
        throw error;
      }
      // The rest of this group is passed over; behind an open quote nothing can be told apart
      const end = error.message.startsWith('The quote')
        ? -1
        : this.text.indexOf(';', Math.max(error.position, this.position));
      this.position = end < 0 ? this.text.length : end;
      return {
        message: error.message,
        position: error.position,
        text: this.text.slice(start, this.position).trim(),
      };
    }
  }
}

/**
 * Reads a tag list: `,` is AND, `;` is OR, keys and values may stand in single or double quotes (`\` before the quote or
 * another `\` keeps it), values may hold `=` and, outside of quotes, `*` for any text (`\*` is a star). A group with any mistake is no selector at all. Stops after `limit` groups
 * and then says where.
 */
export function parseTags(
  text: string,
  limit: number,
): { groups: TagGroup[]; cutAt?: number } {
  const reader = new TagReader(text);
  const groups: TagGroup[] = [];
  do {
    if (groups.length && reader.peek() === ';') {
      reader.position += 1;
      reader.skipSpace();
      if (reader.ended) {
        break;
      }
    }
    if (groups.length >= limit) {
      return { groups, cutAt: reader.position };
    }
    groups.push(reader.group());
  } while (!reader.ended);
  return { groups };
}
