import { blankCode } from './blankCode';

/** Something in Markdown that is not allowed, and where. */
export interface MarkdownProblem {
  /** From 0 */
  line: number;
  message: string;
}

const forbidden: readonly [RegExp, string][] = [
  [/<[a-z/!?]/gi, 'HTML is not allowed'],
  [/!\[/g, 'images are not allowed'],
  [
    /^\s*\[[^\]]+\]:/gm,
    'link definitions are not allowed: write the link in place',
  ],
  [/&[a-z0-9#]+;/gi, 'HTML entities are not allowed'],
];

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

const lineAt = (text: string, index: number) =>
  text.slice(0, index).split('\n').length - 1;

/** Markup that would load or run something, or hide what it does: HTML, images, link definitions. */
export function markupProblems(markdown: string): MarkdownProblem[] {
  const prose = blankCode(markdown);
  return forbidden.flatMap(([pattern, message]) =>
    [...prose.matchAll(pattern)].map(({ index }) => ({
      line: lineAt(prose, index),
      message,
    })),
  );
}

/** Links that are not https with the host visible. */
export function linkProblems(markdown: string): MarkdownProblem[] {
  const prose = blankCode(markdown);
  const targets = [
    ...[...prose.matchAll(/\]\(([^)]*)\)/g)].map(match => ({
      index: match.index,
      target: match[1] ?? '',
    })),
    ...[...prose.matchAll(/\bhttp:\/\/\S+/g)].map(match => ({
      index: match.index,
      target: match[0],
    })),
  ];
  return targets.flatMap(({ index, target }) => {
    const message = problemOfLink(target);
    return message ? [{ line: lineAt(prose, index), message }] : [];
  });
}

/** What of a text keeps it from being shown as it is, by line. */
export function markdownProblems(markdown: string): MarkdownProblem[] {
  return [...markupProblems(markdown), ...linkProblems(markdown)].sort(
    (left, right) => left.line - right.line,
  );
}
