/** An entry that could not be read. */
export type BrokenEntry = {
  /** Counted from 1. */
  line: number;
  reason: string;
};

type Element = { line: number; value: unknown };

// Position right behind the value that starts at `from`: brackets are balanced outside strings.
function endOfValue(text: string, from: number): number {
  let depth = 0;
  let inString = false;
  for (let index = from; index < text.length; index += 1) {
    const character = text[index];
    if (inString) {
      if (character === '\\') {
        index += 1;
      } else if (character === '"') {
        inString = false;
      } else if (character === '\n') {
        // No JSON string spans lines: the quote was never closed.
        inString = false;
      }
      continue;
    }
    if (character === '"') {
      inString = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === '}' || character === ']') {
      if (depth === 0) {
        return index;
      }
      depth -= 1;
    } else if (character === ',' && depth === 0) {
      return index;
    }
  }
  return text.length;
}

function arrayStarts(text: string): number[] {
  const starts: number[] = [];
  const bare = /^\s*\[/.exec(text);
  if (bare) {
    return [bare[0].length];
  }
  const envelope = /"Findings"\s*:\s*\[/g;
  for (let match = envelope.exec(text); match; match = envelope.exec(text)) {
    starts.push(match.index + match[0].length);
  }
  return starts;
}

/**
 * Reads the elements of the arrays of an export one by one, so that a broken
 * one does not take the others with it.
 */
export function* scanElements(text: string): Generator<Element | BrokenEntry> {
  let line = 1;
  let counted = 0;
  const lineAt = (position: number) => {
    for (; counted < position; counted += 1) {
      if (text[counted] === '\n') {
        line += 1;
      }
    }
    return line;
  };
  let done = 0;
  for (const start of arrayStarts(text)) {
    if (start < done) {
      continue;
    }
    let position = start;
    while (position < text.length) {
      while (/[\s,]/.test(text[position] ?? '')) {
        position += 1;
      }
      if (position >= text.length) {
        yield {
          line: lineAt(text.length),
          reason: 'the list of findings has no end',
        };
        break;
      }
      if (text[position] === ']') {
        break;
      }
      const end = endOfValue(text, position);
      const entryLine = lineAt(position);
      try {
        yield {
          line: entryLine,
          value: JSON.parse(text.slice(position, end)) as unknown,
        };
      } catch (error) {
        yield {
          line: entryLine,
          reason: error instanceof Error ? error.message : String(error),
        };
      }
      // A stray closing bracket ends nothing but its own entry.
      position = text[end] === '}' ? end + 1 : Math.max(end, position + 1);
    }
    done = position;
  }
}
