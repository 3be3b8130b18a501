import { AwsError } from '../../wire/AwsError';

/** One row that a query looks at: a property has one value or, as `tags.key`, several. */
export type QueryRow = (property: string) => readonly string[];

/** A parsed query. */
export type Query = {
  /** Properties in the order of SELECT. */
  select: readonly string[];
  matches: (row: QueryRow) => boolean;
  /** ARNs that every match has one of, where the query says so. */
  arns?: readonly string[];
};

type Condition = Omit<Query, 'select'>;

const properties = new Set([
  'arn',
  'accountId',
  'awsRegion',
  'resourceType',
  'resourceId',
  'resourceName',
  'tags',
  'tags.key',
  'tags.value',
  'tags.tag',
]);

function invalid(message: string): AwsError {
  return new AwsError('InvalidExpressionException', 400, message);
}

function oneOf(property: string, values: readonly string[]): Condition {
  const wanted = new Set(values);
  return {
    matches: row => row(property).some(value => wanted.has(value)),
    ...(property === 'arn' ? { arns: values } : {}),
  };
}

type Token = { kind: 'word' | 'text' | 'symbol'; text: string };

function tokenize(expression: string): Token[] {
  const pattern = /\s+|'((?:[^']|'')*)'|([A-Za-z_][\w.]*)|([(),=])/gy;
  const tokens: Token[] = [];
  while (pattern.lastIndex < expression.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(expression);
    if (!match) {
      throw invalid(`Unexpected character at ${at}`);
    }
    const [, text, word, symbol] = match;
    if (text !== undefined) {
      tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    } else if (word !== undefined) {
      tokens.push({ kind: 'word', text: word });
    } else if (symbol !== undefined) {
      tokens.push({ kind: 'symbol', text: symbol });
    }
  }
  return tokens;
}

/** Reads a query from left to right. */
class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  query(): Query {
    this.expect('SELECT');
    const select = this.list(() => this.property());
    let condition: Condition = { matches: () => true };
    if (this.take('WHERE')) {
      condition = this.disjunction();
    }
    if (this.position < this.tokens.length) {
      throw invalid(`Unexpected ${this.tokens[this.position].text}`);
    }
    return { ...condition, select };
  }

  private disjunction(): Condition {
    const parts = [this.conjunction()];
    while (this.take('OR')) {
      parts.push(this.conjunction());
    }
    return {
      matches: row => parts.some(part => part.matches(row)),
      arns: parts.every(part => part.arns)
        ? parts.flatMap(part => part.arns ?? [])
        : undefined,
    };
  }

  private conjunction(): Condition {
    const parts = [this.condition()];
    while (this.take('AND')) {
      parts.push(this.condition());
    }
    return {
      matches: row => parts.every(part => part.matches(row)),
      arns: parts.find(part => part.arns)?.arns,
    };
  }

  private condition(): Condition {
    if (this.take('(')) {
      const inner = this.disjunction();
      this.expect(')');
      return inner;
    }
    const property = this.property();
    if (this.take('=')) {
      return oneOf(property, [this.text()]);
    }
    if (this.take('LIKE')) {
      const wanted = this.text();
      const prefix = wanted.slice(0, -1);
      if (!wanted.endsWith('%') || prefix.includes('%')) {
        throw invalid('LIKE takes a prefix that ends in % only');
      }
      return {
        matches: row => row(property).some(value => value.startsWith(prefix)),
      };
    }
    this.expect('IN');
    this.expect('(');
    const wanted = this.list(() => this.text());
    this.expect(')');
    return oneOf(property, wanted);
  }

  private list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.take(',')) {
      items.push(item());
    }
    return items;
  }

  private property(): string {
    const token = this.next('word');
    if (!properties.has(token)) {
      throw invalid(`The property ${token} is not simulated`);
    }
    return token;
  }

  private text(): string {
    return this.next('text');
  }

  private next(kind: Token['kind']): string {
    const token = this.tokens[this.position];
    if (token?.kind !== kind) {
      throw invalid(`Expected a ${kind}, found ${token?.text ?? 'the end'}`);
    }
    this.position += 1;
    return token.text;
  }

  private take(text: string): boolean {
    const token = this.tokens[this.position];
    const taken =
      token !== undefined &&
      token.kind !== 'text' &&
      token.text.toUpperCase() === text;
    this.position += taken ? 1 : 0;
    return taken;
  }

  private expect(text: string): void {
    if (!this.take(text)) {
      throw invalid(
        `Expected ${text}, found ${
          this.tokens[this.position]?.text ?? 'the end'
        }`,
      );
    }
  }
}

/**
 * Parses the part of AWS Config's query language that a reader of tags needs:
 * `SELECT <properties> WHERE <conditions>` with `=`, `IN`, `LIKE 'prefix%'`,
 * `AND`, `OR` and parentheses. AND binds closer than OR.
 *
 * See https://docs.aws.amazon.com/config/latest/developerguide/query-components.html
 *
 * @throws AwsError InvalidExpressionException
 */
export function parseQuery(expression: string): Query {
  return new Parser(tokenize(expression)).query();
}
