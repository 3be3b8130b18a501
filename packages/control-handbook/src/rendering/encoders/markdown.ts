import type { Encoder } from './Encoder';

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
      const inLinkTarget =
        /\]\([^)\s]*$|<[^>\s]*$|^\s*\[[^\]]*\]:[^\n]*$/m.test(before);
      const inCode = (before.split('\n\n').pop() ?? '').split('`').length % 2;
      return inLinkTarget || inCode === 0 ? 'unsafe' : 'bare';
    }),
};
