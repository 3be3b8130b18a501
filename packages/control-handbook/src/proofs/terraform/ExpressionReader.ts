/**
 * A step behind a name: `.arn`, `[0]` or `["a"]` (without a key when it is computed), `[*]`, or the older `.*`, which takes only the
 * attributes behind it from each element.
 */
export type Step =
  | { kind: 'attribute'; name: string }
  | { kind: 'index'; key?: string }
  | { kind: 'splat'; attributesOnly: boolean };

/** A name and the way from it, e.g. `aws_s3_bucket.logs[0].arn`. */
export interface Traversal {
  root: string;
  steps: Step[];
}

const keywords = new Set([
  'true',
  'false',
  'null',
  'for',
  'in',
  'if',
  'else',
  'endif',
  'endfor',
]);
const word = /[A-Za-z_][\w-]*/y;
const openings = '([{';
const closings = ')]}';

/**
 * Reads Terraform's templates and expressions, far enough to find the names that they use: no strings, comments, keys of objects, functions
 * or variables of a `for`. What follows a bracket, as in `f(x).name`, is no name of its own.
 */
export class ExpressionReader {
  /** Every name in a string as `parseTerraform` gives it: a literal, a template with `${...}`, or an expression as `${...}`. */
  static traversalsIn(text: string): Traversal[] {
    if (!text.includes('${') && !text.includes('%{')) {
      return [];
    }
    const reader = new ExpressionReader(text);
    reader.#template();
    return reader.#found.filter(({ root }) => !reader.#loopNames.has(root));
  }

  /** The expression when the string is nothing else: `var.x` of `${var.x}`, but nothing of `${var.x}-${var.y}` or `a`. */
  static soleExpression(text: string): string | undefined {
    if (!text.startsWith('${') || !text.endsWith('}')) {
      return undefined;
    }
    const reader = new ExpressionReader(text);
    reader.#position = 2;
    reader.#expression();
    return reader.#position === text.length - 1
      ? text.slice(2, -1).trim()
      : undefined;
  }

  /** The name when the string is one name and nothing else. */
  static soleTraversal(text: string): Traversal | undefined {
    const expression = ExpressionReader.soleExpression(text);
    if (expression === undefined || !/^[A-Za-z_]/.test(expression)) {
      return undefined;
    }
    const reader = new ExpressionReader(expression);
    reader.#name();
    const [traversal] = reader.#found;
    return reader.#position === expression.length ? traversal : undefined;
  }

  /** Where the string that opens at `start` with its quote is over, interpolations with strings of their own included. */
  static endOfString(text: string, start: number): number {
    const reader = new ExpressionReader(text);
    reader.#position = start + 1;
    reader.#template(true);
    return reader.#position;
  }

  readonly #text: string;
  readonly #found: Traversal[] = [];
  readonly #loopNames = new Set<string>();
  #position = 0;

  private constructor(text: string) {
    this.#text = text;
  }

  #at(part: string): boolean {
    return this.#text.startsWith(part, this.#position);
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    this.#position += match?.[0].length ?? 0;
    return match?.[0];
  }

  /** Literal text with interpolations, to its end or to the quote that closes it. */
  #template(closedByQuote = false) {
    while (this.#position < this.#text.length) {
      if (this.#at('$${') || this.#at('%%{')) {
        this.#position += 3;
      } else if (this.#at('${') || this.#at('%{')) {
        this.#position += 2;
        this.#expression();
        this.#position += 1;
      } else if (closedByQuote && this.#at('\\')) {
        this.#position += 2;
      } else if (closedByQuote && this.#at('"')) {
        this.#position += 1;
        return;
      } else {
        this.#position += 1;
      }
    }
  }

  /** Stops before the bracket that closes what this expression stands in. */
  #expression() {
    let depth = 0;
    while (this.#position < this.#text.length) {
      const character = this.#text.charAt(this.#position);
      if (closings.includes(character)) {
        if (depth === 0) {
          return;
        }
        depth -= 1;
        this.#position += 1;
      } else if (openings.includes(character)) {
        depth += 1;
        this.#position += 1;
      } else if (character === '"') {
        this.#position += 1;
        this.#template(true);
      } else if (/[A-Za-z_]/.test(character)) {
        this.#name();
      } else if (
        !this.#match(/#.*|\/\/.*|\/\*[^]*?\*\//y) &&
        !this.#match(/\.\s*[A-Za-z_][\w-]*|[\d.]+(?:[eE][+-]?\d+)?/y) &&
        !this.#heredoc()
      ) {
        this.#position += 1;
      }
    }
  }

  #heredoc(): boolean {
    const opening = this.#match(/<<-?[A-Za-z_]\w*\n/y);
    if (!opening) {
      return false;
    }
    const rest = this.#text.slice(this.#position);
    const marker = opening.replace(/\W/g, '');
    const end = new RegExp(`^\\s*${marker}\\s*$`, 'm').exec(rest);
    const body = rest.slice(0, end?.index);
    this.#found.push(...ExpressionReader.traversalsIn(body));
    this.#position += body.length + (end?.[0].length ?? 0);
    return true;
  }

  #name() {
    const root = this.#match(word) ?? '';
    if (root === 'for') {
      const names = this.#match(/\s+[\w-]+(?:\s*,\s*[\w-]+)?\s+in\b/y) ?? '';
      for (const name of names.match(/[\w-]+/g)?.slice(0, -1) ?? []) {
        this.#loopNames.add(name);
      }
    }
    const steps = this.#steps();
    const next = this.#text.slice(this.#position).trimStart();
    const isCall = next.startsWith('(') || next.startsWith('::');
    // A colon may also belong to `a ? b : c`: nothing is said of that `b`.
    const isKey = steps.length === 0 && /^(?:=(?!=)|:)/.test(next);
    if (!keywords.has(root) && !isCall && !isKey) {
      this.#found.push({ root, steps });
    } else if (next.startsWith('::')) {
      this.#match(/(?:\s*::\s*[\w-]+)+/y);
    }
  }

  #steps(): Step[] {
    const steps: Step[] = [];
    for (;;) {
      const dotted = this.#match(/\.(?:[A-Za-z_][\w-]*|\d+|\*)/y)?.slice(1);
      if (dotted === '*' || (!dotted && this.#match(/\[\s*\*\s*\]/y))) {
        steps.push({ kind: 'splat', attributesOnly: dotted === '*' });
      } else if (dotted && /^\d/.test(dotted)) {
        steps.push({ kind: 'index', key: dotted });
      } else if (dotted) {
        steps.push({ kind: 'attribute', name: dotted });
      } else if (this.#at('[')) {
        steps.push(this.#index());
      } else {
        return steps;
      }
    }
  }

  #index(): Step {
    this.#position += 1;
    const start = this.#position;
    this.#expression();
    const inside = this.#text.slice(start, this.#position).trim();
    this.#position += 1;
    const [, key] = /^"([^"\\$%]*)"$|^\d+$/.exec(inside) ?? [];
    const literal = key ?? (/^\d+$/.test(inside) ? inside : undefined);
    return {
      kind: 'index',
      ...(literal === undefined ? {} : { key: literal }),
    };
  }
}
