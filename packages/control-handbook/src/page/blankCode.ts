import { fencedLines } from './fencedLines';

const blanks = (code: string) => ' '.repeat(code.length);

/** Blanks code spans out that begin and end on a line; undefined where a backtick is left over. Linear in time. */
function withoutSpans(line: string): string | undefined {
  const runs = [...line.matchAll(/`+/g)];
  let next = 0;
  let blanked = '';
  let end = 0;
  // A backslash keeps a backtick from beginning code, but not from ending it
  for (const { 0: run, index } of line.matchAll(/\\.|`+/gs)) {
    if (index < end || run.startsWith('\\')) {
      continue;
    }
    const inside = index + run.length;
    let close = runs[next];
    while (close && (close.index < inside || close[0].length !== run.length)) {
      next += 1;
      close = runs[next];
    }
    if (!close) {
      return undefined;
    }
    blanked += line.slice(end, index);
    end = close.index + run.length;
    blanked += blanks(line.slice(index, end));
  }
  return blanked + line.slice(end);
}

/** Lines as Markdown has them, whose ends may be CR alone; each has the length that it had. */
function linesOf(markdown: string): string[] {
  return markdown
    .replace(/\r\n?/g, end => (end === '\r' ? '\n' : ' \n'))
    .split('\n');
}

/** Blanks fenced code blocks out, but for those that are not surely one; positions stay, and every line ends with LF. */
export function blankFences(markdown: string): string {
  const lines = linesOf(markdown);
  const fenced = fencedLines(lines);
  return lines
    .map((line, index) => (fenced[index] ? blanks(line) : line))
    .join('\n');
}

/**
 * Blanks code out, in which nothing is Markdown; positions stay, and every line ends with LF. Where a code span goes on in the next line it
 * is hard to tell what a browser takes for code: the rest of such a paragraph stays as it is.
 */
export function blankCode(markdown: string): string {
  const lines = linesOf(markdown);
  const fenced = fencedLines(lines);
  let unclear = false;
  return lines
    .map((line, index) => {
      if (fenced[index] || /^[ \t]*$/.test(line)) {
        unclear = false;
        return fenced[index] ? blanks(line) : line;
      }
      const blanked = unclear ? undefined : withoutSpans(line);
      unclear = blanked === undefined;
      return blanked ?? line;
    })
    .join('\n');
}
