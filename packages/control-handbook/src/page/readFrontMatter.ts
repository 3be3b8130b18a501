import { parseDocument } from 'yaml';
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

/** The front matter as written, and where the body begins. */
export interface RawPage {
  data: unknown;
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
  const document = parseDocument(match[1] ?? '', { prettyErrors: true });
  if (document.errors.length > 0) {
    throw new PageError(
      document.errors.map(
        error => `front matter: ${error.message.split('\n')[0]}`,
      ),
    );
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new PageError(['front matter: YAML aliases are not allowed']);
  }
  return {
    data,
    body: content.slice(match[0].length),
    bodyLine: match[0].split('\n').length,
  };
}

/**
 * Validates front matter.
 *
 * @throws PageError with one problem per mistake, each with the path of the field.
 */
export function validateFrontMatter<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data);
  if (result.success) {
    return result.data;
  }
  throw new PageError(
    result.error.issues.map(
      issue =>
        `${issue.path.map(String).join('.') || 'page'}: ${issue.message}`,
    ),
  );
}
