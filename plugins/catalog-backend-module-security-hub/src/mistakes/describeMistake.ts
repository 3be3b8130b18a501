import { Mistake } from './Mistake';

/** Characters of a value that are shown, and of these before the mistake. */
const SHOWN = 80;
const BEFORE = 30;

/** Control characters, and those that are not seen or turn the direction of writing round, as escapes. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    character =>
      `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}

function quoted(value: string, position: number): string {
  const start =
    value.length <= SHOWN
      ? 0
      : Math.min(Math.max(0, position - BEFORE), value.length - SHOWN);
  const end = start + SHOWN;
  return `${start > 0 ? '...' : ''}${JSON.stringify(value.slice(start, end))}${
    end < value.length ? '...' : ''
  }`;
}

/** A mistake in one line: the annotation, the place, what is written there, what is wrong, the remedy. */
export function describeMistake(mistake: Mistake): string {
  const { annotation, value, position, line = 1, column, message } = mistake;
  const place =
    line > 1 ? ` at line ${line}, column ${column}` : ` at character ${column}`;
  const where = value && column !== undefined ? place : '';
  const what = value ? ` (${quoted(value, position ?? 0)})` : '';
  return visible(`Annotation ${annotation}${where}${what}: ${message}`);
}
