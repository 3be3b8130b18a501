import type { Encoder } from './Encoder';

/** Whether what comes next is a part of where a link leads. Linear in time, whatever the text. */
function isLinkTarget(before: string): boolean {
  const word = before.split(/\s/).pop() ?? '';
  const line = before.slice(before.lastIndexOf('\n') + 1);
  return (
    word.lastIndexOf('](') > word.lastIndexOf(')') ||
    word.lastIndexOf('<') > word.lastIndexOf('>') ||
    // A link's definition; its name may begin on a line above, and has at most 999 characters
    (line.includes(']:') &&
      /^\s*\[[^\]]*\]:[^\n]*$/m.test(before.slice(-line.length - 1_100)))
  );
}

/** Markdown prose: a code span with a fence longer than any run of backticks in the value. Never used for a link target. */
export const markdownEncoder: Encoder = {
  encode: value => {
    const runs = value.match(/`+/g) ?? [];
    const fence = '`'.repeat(Math.max(0, ...runs.map(run => run.length)) + 1);
    const padding =
      value.startsWith('`') || value.endsWith('`') || /^ .* $/.test(value)
        ? ' '
        : '';
    return `${fence}${padding}${value}${padding}${fence}`;
  },
  isInterpreted: value => value.trim() === '' || /\{\{|\}\}/.test(value),
  contextsAt: (text, offsets) =>
    offsets.map(offset => {
      const before = text.slice(0, offset);
      const inCode = (before.split('\n\n').pop() ?? '').split('`').length % 2;
      return isLinkTarget(before) || inCode === 0 ? 'unsafe' : 'bare';
    }),
};
