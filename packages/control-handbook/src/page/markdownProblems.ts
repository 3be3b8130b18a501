import { blankCode, blankFences } from './blankCode';
import { lineFinder } from './lineFinder';

/** Something in Markdown that is not allowed, and where. */
export interface MarkdownProblem {
  /** From 0 */
  line: number;
  message: string;
}

const forbidden: readonly [RegExp, string][] = [
  [/<[a-z/!?]/gi, 'HTML is not allowed'],
  [/!\[/g, 'images are not allowed'],
  [/&[a-z0-9#]+;/gi, 'HTML entities are not allowed'],
];

/**
 * The definition of a link or footnote: at the start of a line, perhaps behind the marks of lists and quotes. Its name is read before code
 * spans are, and may go on in the next line.
 */
const definition = /^[ \t>*+.)\d-]*\[(?:[^[\]\\]|\\.)+\]:/gms;

/** A link in place: its target as far as it may go, and whether it ends there. */
const inlineLink = /\]\(([^\s()[\]<>\\]*)(\)?)/g;

const notPlain =
  'a link is written [text](https://address): no spaces, brackets, backslashes or title in the address';

/** What is wrong with where a link leads: it has to be https, with the host visible. */
export function problemOfLink(target: string): string | undefined {
  const url = URL.canParse(target) ? new URL(target) : undefined;
  if (url?.protocol !== 'https:') {
    return `the link ${target} is not an https address`;
  }
  if (
    url.username ||
    url.port ||
    !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname)
  ) {
    return `the link ${target} hides where it leads`;
  }
  return undefined;
}

/** Markup that would load or run something, or hide what it does: HTML, images, link definitions. */
export function markupProblems(markdown: string): MarkdownProblem[] {
  const prose = blankCode(markdown);
  const lineAt = lineFinder(prose);
  return [
    ...forbidden.flatMap(([pattern, message]) =>
      [...prose.matchAll(pattern)].map(({ index }) => ({
        line: lineAt(index),
        message,
      })),
    ),
    ...[...blankFences(markdown).matchAll(definition)].map(({ index }) => ({
      line: lineAt(index),
      message: 'link definitions are not allowed: write the link in place',
    })),
  ];
}

/** Links that are not https with the host visible, or have more than an address. */
export function linkProblems(markdown: string): MarkdownProblem[] {
  const prose = blankCode(markdown);
  const lineAt = lineFinder(prose);
  const inline = [...prose.matchAll(inlineLink)].flatMap(
    ({ index, 1: target = '', 2: end }) => {
      const message =
        (target === '' ? notPlain : problemOfLink(target)) ??
        (end ? undefined : notPlain);
      return message ? [{ line: lineAt(index), message }] : [];
    },
  );
  const plain = [...prose.matchAll(/\bhttp:\/\/\S+/g)].flatMap(
    ({ 0: target, index }) => {
      const message = problemOfLink(target);
      return message ? [{ line: lineAt(index), message }] : [];
    },
  );
  return [...inline, ...plain];
}

/** What of a text keeps it from being shown as it is, by line. */
export function markdownProblems(markdown: string): MarkdownProblem[] {
  return [...markupProblems(markdown), ...linkProblems(markdown)].sort(
    (left, right) => left.line - right.line,
  );
}
