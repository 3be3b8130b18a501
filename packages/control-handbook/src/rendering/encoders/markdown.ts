import { blankCode } from '../../page/blankCode';
import type { Encoder, PlaceholderContext } from './Encoder';

// The end of a paragraph or of a word, and what may make a link or code of what comes next; a whole plain target makes nothing
const signs = /\n[ \t]*\n|[ \t\n]|`|\](?:\([^\s()[\]<>\\]*\)|[(:])|<|>|:\/\//g;

interface Reading {
  /** A link, the definition of one, or code may go on, to the end of the paragraph */
  open: boolean;
  /** An address may go on, to the end of the word */
  address: boolean;
}

function read({ open, address }: Reading, sign: string): Reading {
  if (sign.trim() === '') {
    return { open: open && sign.length === 1, address: false };
  }
  return {
    open: open || sign === '`' || sign === '](' || sign === ']:',
    address: sign === '<' || sign === '://' || (address && sign !== '>'),
  };
}

/** Whether a value as a code span would run together with its neighbours. */
function touches(text: string, offset: number): boolean {
  const end = text.indexOf('}}', offset) + 2;
  return (
    ['`', '\\'].includes(text.charAt(offset - 1)) ||
    text.charAt(end) === '`' ||
    text.startsWith('}}', offset - 2)
  );
}

/**
 * Safe is only what is prose for sure: no code, no target or title of a link, no definition of one, whose ends may be escaped or nested.
 * Linear in time, whatever the text.
 */
function contextsAt(
  text: string,
  offsets: readonly number[],
): PlaceholderContext[] {
  const prose = offsets.length > 0 ? blankCode(text) : '';
  const found = [...prose.matchAll(signs)];
  let next = 0;
  let reading: Reading = { open: false, address: false };
  return offsets.map(offset => {
    let inSign = false;
    for (
      let sign = found[next];
      sign && sign.index < offset;
      sign = found[next]
    ) {
      inSign = sign.index + sign[0].length > offset;
      if (inSign) {
        break;
      }
      reading = read(reading, sign[0]);
      next += 1;
    }
    return inSign ||
      reading.open ||
      reading.address ||
      prose[offset] !== '{' ||
      touches(text, offset)
      ? 'unsafe'
      : 'bare';
  });
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
  contextsAt,
};
