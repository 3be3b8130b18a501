import { CORE_SCHEMA, load } from 'js-yaml';
import {
  type Document,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { z } from 'zod';
import { boundedProblems } from './boundedProblems';

/** A page that cannot be used, with the reasons that were found, as far as `boundedProblems` tells them. */
export class PageError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const bounded = boundedProblems(problems);
    super(bounded.join('; '));
    this.name = 'PageError';
    this.problems = bounded;
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
 * @param maximum - characters that the front matter may have
 * @throws PageError
 */
export function readFrontMatter(content: string, maximum = Infinity): RawPage {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(content);
  if (!match) {
    throw new PageError(['the file does not start with front matter']);
  }
  const [whole, text] = match;
  if (text.length > maximum) {
    throw new PageError([
      `the front matter has more than ${maximum} characters`,
    ]);
  }
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

/** Keys that a map has already. */
function equalKeys(
  document: Document,
): { message: string; position: number }[] {
  const found: { message: string; position: number }[] = [];
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        if (isScalar(key) && keys.has(key.value)) {
          const position = key.range?.[0] ?? 0;
          found.push({ message: 'Map keys must be unique', position });
        }
        keys.add(isScalar(key) ? key.value : key);
      }
    },
  });
  return found;
}

/** @throws PageError */
function parseStrictly(text: string) {
  const lines = new LineCounter();
  // The line above, so that lines are those of the file. What the parser offers for errors and for equal keys is not linear in time
  const document = parseDocument(`\n${text}`, {
    prettyErrors: false,
    uniqueKeys: false,
    lineCounter: lines,
  });
  const problems = [
    ...document.errors.map(({ message, pos: [position] }) => ({
      message,
      position,
    })),
    ...(document.errors.length > 0 ? [] : equalKeys(document)),
  ];
  if (problems.length > 0) {
    throw new PageError(
      problems.map(({ message, position }) => {
        const { line, col } = lines.linePos(position);
        return `front matter: ${message} at line ${line}, column ${col}`;
      }),
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
