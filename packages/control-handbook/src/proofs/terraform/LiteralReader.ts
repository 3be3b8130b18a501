import { ExpressionReader } from './ExpressionReader';

const closings = ')]}';
const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unescape(text: string): string {
  return text.replace(
    /\\(?:u([\da-fA-F]{4})|([^]))/g,
    (_, code?: string, character?: string) =>
      code
        ? String.fromCharCode(parseInt(code, 16))
        : escapes[character ?? ''] ?? character ?? '',
  );
}

/**
 * Reads an expression as data, in the form in which `parseTerraform` gives arguments: objects, lists and scalars. A call of a function
 * becomes the list of its arguments, as `merge({ a = 1 }, var.b)` holds both. What has to be calculated stays text as `${...}`.
 */
export class LiteralReader {
  /** @param expression Without `${` and `}`. */
  static read(expression: string): unknown {
    const reader = new LiteralReader(expression);
    const value = reader.#value();
    reader.#skipSpace(true);
    return reader.#position >= expression.length ? value : `\${${expression}}`;
  }

  readonly #text: string;
  #position = 0;

  private constructor(text: string) {
    this.#text = text;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    this.#position += match?.[0].length ?? 0;
    return match?.[0];
  }

  #next(): string {
    return this.#text.charAt(this.#position);
  }

  #skipSpace(alsoLines: boolean) {
    while (
      this.#match(alsoLines ? /\s+/y : /[^\S\n]+/y) ||
      this.#match(/(?:#|\/\/).*|\/\*[^]*?\*\//y)
    ) {
      // Everything is done by the condition.
    }
  }

  #value(): unknown {
    this.#skipSpace(true);
    const start = this.#position;
    const value = this.#simple();
    const end = this.#position;
    this.#skipSpace(false);
    const rest = this.#text.slice(this.#position, this.#position + 3);
    if (value !== undefined && /^(?:[,\n)\]}]|\.{3}|$)/.test(rest)) {
      return value;
    }
    // An operator, an index or an attribute follows, or it was not simple from the start.
    this.#position = value === undefined ? start : end;
    this.#skipCalculation();
    return `\${${this.#text.slice(start, this.#position).trim()}}`;
  }

  /** An object, list, scalar or call; `undefined` for everything else, with the position anywhere behind the start. */
  #simple(): unknown {
    const start = this.#position;
    if (this.#next() === '"') {
      this.#position = ExpressionReader.endOfString(this.#text, start);
      return unescape(this.#text.slice(start + 1, this.#position - 1));
    }
    if (this.#match(/\{(?!\s*for\b)/y)) {
      return this.#entries();
    }
    if (this.#match(/\[(?!\s*for\b)/y)) {
      return this.#elements(']');
    }
    if (this.#match(/<<-?[A-Za-z_]\w*\n/y)) {
      return this.#heredoc(start);
    }
    const scalar = this.#match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/y);
    if (scalar) {
      return Number(scalar);
    }
    const name = this.#match(/[A-Za-z_][\w-]*/y);
    if (name && this.#match(/\(/y)) {
      const values = this.#elements(')');
      return name === 'jsonencode' ? values[0] : values;
    }
    return { true: true, false: false, null: null }[name ?? ''];
  }

  #heredoc(start: number): string {
    const marker = this.#text.slice(start, this.#position).replace(/\W/g, '');
    const body = this.#position;
    const rest = this.#text.slice(body);
    const end = new RegExp(`^\\s*${marker}\\b`, 'm').exec(rest);
    this.#position += (end?.index ?? rest.length) + (end?.[0].length ?? 0);
    return rest.slice(0, end?.index);
  }

  #elements(closing: string): unknown[] {
    const elements: unknown[] = [];
    for (;;) {
      this.#skipSpace(true);
      if (this.#next() === closing || this.#position >= this.#text.length) {
        this.#position += 1;
        return elements;
      }
      const before = this.#position;
      elements.push(this.#value());
      this.#skipSpace(true);
      this.#match(/,|\.{3}/y);
      this.#position += Number(this.#position === before);
    }
  }

  #entries(): Record<string, unknown> {
    const entries = new Map<string, unknown>();
    for (;;) {
      this.#skipSpace(true);
      if (this.#next() === '}' || this.#position >= this.#text.length) {
        this.#position += 1;
        return Object.fromEntries(entries);
      }
      const start = this.#position;
      const key = this.#key();
      this.#skipSpace(true);
      this.#match(/[=:]/y);
      entries.set(key, this.#value());
      this.#skipSpace(true);
      this.#match(/,/y);
      this.#position += Number(this.#position === start);
    }
  }

  #key(): string {
    const start = this.#position;
    if (this.#next() === '"') {
      this.#position = ExpressionReader.endOfString(this.#text, start);
      return unescape(this.#text.slice(start + 1, this.#position - 1));
    }
    const name = this.#match(/[\w-]+/y);
    if (name === undefined) {
      this.#skipCalculation('=:');
    }
    return name ?? `\${${this.#text.slice(start, this.#position).trim()}}`;
  }

  /** To the comma, the end of the line or the bracket that ends a value. */
  #skipCalculation(stops = ',\n') {
    let depth = 0;
    while (this.#position < this.#text.length) {
      const character = this.#next();
      if (depth === 0 && (stops + closings).includes(character)) {
        return;
      }
      depth += Number('([{'.includes(character));
      depth -= Number(closings.includes(character));
      this.#position =
        character === '"'
          ? ExpressionReader.endOfString(this.#text, this.#position)
          : this.#position + 1;
    }
  }
}
