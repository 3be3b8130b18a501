interface Fence {
  mark: string;
  length: number;
  /** Columns that its lines are indented by at least, where it may stand in a list; 0: it does not */
  indent: number;
}

/** Columns that the text of a list is indented by at least, behind its first line */
const listIndent = 2;

const fencePattern = /^ {0,3}(`{3,}|~{3,})(.*)$/s;
const closingPattern = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;
const listItem = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
// Behind the marks of lists, or too far in for a fence outside of one
const innerFence = /^[ \t*+.)\d-]*(?:`{3}|~{3})/;

function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === '\t') {
      columns += 4 - (columns % 4);
    } else if (character === ' ') {
      columns += 1;
    } else {
      break;
    }
  }
  return columns;
}

function openingOf(line: string): Omit<Fence, 'indent'> | undefined {
  const [, marks = '', rest = ''] = fencePattern.exec(line) ?? [];
  const mark = marks.charAt(0);
  return marks === '' || (mark === '`' && rest.includes('`'))
    ? undefined
    : { mark, length: marks.length };
}

function closes(line: string, { mark, length }: Fence): boolean {
  const [, marks = ''] = closingPattern.exec(line) ?? [];
  return marks.startsWith(mark) && marks.length >= length;
}

/**
 * Which lines are a fenced code block for sure, its fences included. A browser takes the lines of a list for nested blocks: a fence in one
 * ends with the list, which only a whole parser of Markdown can tell. Where it is not sure, a line is none, and where two readings have
 * parted, no further fence counts.
 *
 * @param lines - without their ends
 */
export function fencedLines(lines: readonly string[]): boolean[] {
  let fence: Fence | undefined;
  let list: 'none' | 'maybe' | 'unclear' = 'none';
  let parted = false;
  let afterBlank = true;
  return lines.map(line => {
    const blank = /^[ \t]*$/.test(line);
    const indent = indentOf(line);
    if (fence && (blank || indent >= fence.indent)) {
      if (closes(line, fence)) {
        // Too far in to close it, unless it stands in a list
        parted ||= indent > 3 && fence.indent > 0;
        fence = indent > 3 && fence.indent === 0 ? fence : undefined;
      }
      return true;
    }
    parted ||= fence !== undefined;
    fence = undefined;
    if (blank) {
      afterBlank = true;
      return false;
    }
    const item = listItem.test(line);
    if (item) {
      list = list === 'none' ? 'maybe' : list;
    } else if (indent < listIndent && afterBlank) {
      list = 'none';
    }
    afterBlank = false;
    const opening = openingOf(line);
    if (opening) {
      list = indent < listIndent ? 'none' : list;
      parted ||= list === 'unclear';
      if (!parted) {
        fence = { ...opening, indent: list === 'none' ? 0 : indent };
        return true;
      }
    } else if (list === 'maybe' && innerFence.test(line)) {
      list = 'unclear';
    }
    return false;
  });
}
