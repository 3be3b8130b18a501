import { didYouMean } from '../didYouMean';

const token =
  /\s*(?:([A-Za-z_]\w*)|("(?:\\[^]|[^"\\])*")|('(?:\\[^]|[^'\\])*'|`(?:\\[^]|[^`\\])*`)|(-?\d+)|(\[\?|\[\]|\|\||&&|[=!<>]=|[.*[\]{}(),:@&|!<>]))/y;

type Kind = 'name' | 'quoted' | 'literal' | 'number' | 'sign' | 'end';

const kinds: readonly Kind[] = ['name', 'quoted', 'literal', 'number', 'sign'];
const operators = ['|', '||', '&&', '==', '!=', '<', '<=', '>', '>='];
const functions = [
  ...['abs', 'avg', 'ceil', 'contains', 'ends_with', 'floor', 'join', 'keys'],
  ...['length', 'map', 'max', 'max_by', 'merge', 'min', 'min_by', 'not_null'],
  ...['reverse', 'sort', 'sort_by', 'starts_with', 'sum', 'to_array'],
  ...['to_number', 'to_string', 'type', 'values'],
];

/** Follows the grammar of https://jmespath.org/specification.html without building anything. */
class QueryReader {
  static create(query: string) {
    return new QueryReader(query);
  }

  readonly #query: string;
  #at = 0;
  #kind: Kind = 'end';
  #text = '';

  private constructor(query: string) {
    this.#query = query;
  }

  read() {
    this.#next();
    this.#expression();
    if (this.#kind !== 'end') {
      this.#fail('an operator');
    }
  }

  #next() {
    token.lastIndex = this.#at;
    const match = token.exec(this.#query);
    if (!match && this.#query.slice(this.#at).trim() !== '') {
      throw new Error(`"${this.#query.slice(this.#at).trim().slice(0, 20)}"`);
    }
    this.#at = match ? token.lastIndex : this.#query.length;
    const parts = match?.slice(1) ?? [];
    const index = parts.findIndex(part => part !== undefined);
    this.#kind = kinds[index] ?? 'end';
    this.#text = parts[index] ?? '';
  }

  #fail(expected: string): never {
    const found = this.#kind === 'end' ? 'the end' : `"${this.#text}"`;
    throw new Error(`${found} stands where ${expected} is expected`);
  }

  #sees(...signs: string[]) {
    return this.#kind === 'sign' && signs.includes(this.#text);
  }

  #takes(sign: string): boolean {
    const sees = this.#sees(sign);
    if (sees) {
      this.#next();
    }
    return sees;
  }

  #expect(sign: string) {
    if (!this.#takes(sign)) {
      this.#fail(`"${sign}"`);
    }
  }

  #expression() {
    this.#operand();
    while (this.#sees(...operators)) {
      this.#next();
      this.#operand();
    }
  }

  #operand() {
    while (this.#sees('!', '&')) {
      this.#next();
    }
    this.#first();
    while (this.#sees('.', '[', '[]', '[?')) {
      if (this.#takes('.')) {
        this.#afterDot();
      } else if (!this.#brackets()) {
        this.#fail('a number or "*"');
      }
    }
  }

  #first() {
    if (this.#kind === 'literal' || this.#sees('@')) {
      this.#next();
    } else if (this.#takes('(')) {
      this.#expression();
      this.#expect(')');
    } else if (this.#sees('[]', '[?')) {
      this.#brackets();
    } else {
      this.#afterDot();
    }
  }

  /** A name, a call, or a choice of several: what can follow a dot. */
  #afterDot() {
    const name = this.#text;
    if (this.#kind === 'name') {
      this.#next();
      if (this.#takes('(')) {
        this.#call(name);
      }
    } else if (this.#kind === 'quoted' || this.#sees('*')) {
      this.#next();
    } else if (this.#sees('[')) {
      if (!this.#brackets()) {
        this.#list(']');
      }
    } else if (this.#takes('{')) {
      do {
        this.#key();
        this.#expect(':');
        this.#expression();
      } while (this.#takes(','));
      this.#expect('}');
    } else {
      this.#fail('a name');
    }
  }

  #key() {
    if (this.#kind !== 'name' && this.#kind !== 'quoted') {
      this.#fail('a name');
    }
    this.#next();
  }

  #call(name: string) {
    if (!functions.includes(name)) {
      throw new Error(
        `there is no function ${name}${didYouMean(name, functions)}`,
      );
    }
    if (!this.#takes(')')) {
      this.#list(')');
    }
  }

  #list(close: string) {
    do {
      this.#expression();
    } while (this.#takes(','));
    this.#expect(close);
  }

  /** `[0]`, `[1:3]`, `[*]`, `[]` or `[?...]`; `false` behind the bracket of a list of expressions. */
  #brackets(): boolean {
    if (this.#takes('[]')) {
      return true;
    }
    if (this.#takes('[?')) {
      this.#expression();
    } else {
      this.#expect('[');
      if (this.#kind === 'number' || this.#sees(':')) {
        while (this.#kind === 'number' || this.#sees(':')) {
          this.#next();
        }
      } else if (
        !/^\s*\]/.test(this.#query.slice(this.#at)) ||
        !this.#takes('*')
      ) {
        return false;
      }
    }
    this.#expect(']');
    return true;
  }
}

/**
 * Why a JMESPath expression cannot be read, `undefined` when it can. Names are not checked: what a command answers is not in the schema.
 */
export function problemOfQuery(query: string): string | undefined {
  try {
    QueryReader.create(query).read();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
