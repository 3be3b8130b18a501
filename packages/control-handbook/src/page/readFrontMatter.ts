import { CORE_SCHEMA, load } from 'js-yaml';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

/** A page that cannot be used, with all the reasons that were found. */
export class PageError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'PageError';
    this.problems = problems;
  }
}

/** Where a field of the front matter is, from its top. */
export type FieldPath = readonly (string | number)[];

/** The front matter as written, and where the body begins. */
export interface RawPage {
  data: unknown;
  /** Line number of a field, from 1, or of the field that it should stand in; undefined where there is none. */
  lineOf: (path: FieldPath) => number | undefined;
  body: string;
  /** Line number of the first line of the body, from 1. */
  bodyLine: number;
}

/**
 * Splits a file into YAML front matter and Markdown body. YAML aliases are refused: they can blow up a small file.
 *
 * @throws PageError
 */
export function readFrontMatter(content: string): RawPage {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(content);
  if (!match) {
    throw new PageError(['the file does not start with front matter']);
  }
  const [whole, text] = match;
  const node = once(() => parseStrictly(text));
  return {
    data: parseQuickly(text) ?? node().toJS(),
    lineOf: path => node().lineOf(path),
    body: content.slice(whole.length),
    bodyLine: whole.split('\n').length,
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * The data by the quicker of two parsers: reading the handbook is mostly reading YAML. Undefined where an alias or an anchor may be in it, and
 * for what it cannot read: the other one, which knows lines, says so in its words.
 */
function parseQuickly(text: string): unknown {
  if (/(?:^|[\s,[{:-])[&*]\S/m.test(text)) {
    return undefined;
  }
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

/** @throws PageError */
function parseStrictly(text: string) {
  const lines = new LineCounter();
  // The line above, so that lines are those of the file
  const document = parseDocument(`\n${text}`, {
    prettyErrors: true,
    lineCounter: lines,
  });
  if (document.errors.length > 0) {
    throw new PageError(
      document.errors.map(
        error => `front matter: ${error.message.split('\n')[0]}`,
      ),
    );
  }
  return {
    toJS: (): unknown => {
      try {
        return document.toJS({ maxAliasCount: 0 });
      } catch {
        throw new PageError(['front matter: YAML aliases are not allowed']);
      }
    },
    lineOf: (path: FieldPath): number | undefined => {
      for (let length = path.length; length > 0; length -= 1) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) {
          return lines.linePos(node.range[0]).line;
        }
      }
      return undefined;
    },
  };
}

/** What is wrong with a field of the front matter, with its line where there is one. */
export function fieldProblem(
  { lineOf }: Pick<RawPage, 'lineOf'>,
  path: FieldPath,
  message: string,
): string {
  const line = lineOf(path);
  const place = line === undefined ? '' : `line ${line}: `;
  return `${place}${path.join('.') || 'page'}: ${message}`;
}

/**
 * Validates front matter.
 *
 * @throws PageError with one problem per mistake, each with the path of the field and its line.
 */
export function validateFrontMatter<T>(
  schema: z.ZodType<T>,
  raw: Pick<RawPage, 'data' | 'lineOf'>,
): T {
  const result = schema.safeParse(raw.data);
  if (result.success) {
    return result.data;
  }
  throw new PageError(
    result.error.issues.map(issue =>
      fieldProblem(
        raw,
        issue.path.map(part =>
          typeof part === 'symbol' ? String(part) : part,
        ),
        issue.message,
      ),
    ),
  );
}
