const blanks = (code: string) => ' '.repeat(code.length);

/** Blanks code spans out that begin and end on a line; undefined where a backtick is left over. */
function withoutSpans(line: string): string | undefined {
  let blanked = '';
  let end = 0;
  // A backslash keeps a backtick from beginning code
  for (const { 0: run, index } of line.matchAll(/\\.|`+/g)) {
    if (index < end || run.startsWith('\\')) {
      continue;
    }
    const close = [...line.slice(index + run.length).matchAll(/`+/g)].find(
      each => each[0].length === run.length,
    );
    if (!close) {
      return undefined;
    }
    blanked += line.slice(end, index);
    const start = index;
    end = index + run.length + close.index + run.length;
    blanked += blanks(line.slice(start, end));
  }
  return blanked + line.slice(end);
}

/**
 * Blanks code out, in which nothing is Markdown; positions and lines stay. Where a code span goes on in the next line it is hard to tell what
 * a browser takes for code: the rest of such a paragraph stays as it is.
 */
export function blankCode(markdown: string): string {
  let fence = 0;
  let unclear = false;
  const lines = markdown.split('\n').map(line => {
    const [, ticks = '', rest = ''] = /^ {0,3}(`{3,})(.*)$/.exec(line) ?? [];
    if (fence > 0) {
      fence = ticks.length >= fence && rest.trim() === '' ? 0 : fence;
      return blanks(line);
    }
    if (ticks && !rest.includes('`')) {
      fence = ticks.length;
      unclear = false;
      return blanks(line);
    }
    if (line.trim() === '') {
      unclear = false;
      return line;
    }
    const blanked = unclear ? undefined : withoutSpans(line);
    unclear = blanked === undefined;
    return blanked ?? line;
  });
  return lines.join('\n');
}
