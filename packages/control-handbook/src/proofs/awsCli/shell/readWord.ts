import type { Cursor } from './Cursor';
import { wild, type ShellWord } from './ShellWord';

/** What words need of the script that they stand in. */
export interface WordContext {
  /** Reads the commands of `$(...)` behind its opening and gives their output, `wild` when it is not known. */
  substitution(cursor: Cursor): string;
  /** The same for the inside of backquotes. */
  backquoted(code: string): string;
  /** The value of a variable, `wild` when it is not known. */
  variable(name: string): string;
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/** Skips `(...)` behind its opening, with what is nested in it. */
export function skipBrackets(cursor: Cursor, open: string, close: string) {
  for (let depth = 1; depth > 0 && cursor.current !== undefined; ) {
    if (cursor.current === open) {
      depth += 1;
    } else if (cursor.current === close) {
      depth -= 1;
    }
    cursor.at += 1;
  }
}

function readAnsiQuoted(cursor: Cursor): string {
  let text = '';
  while (cursor.current !== undefined && cursor.current !== "'") {
    if (cursor.current === '\\') {
      cursor.at += 1;
      text += escapes[cursor.current ?? ''] ?? cursor.current ?? '';
    } else {
      text += cursor.current;
    }
    cursor.at += 1;
  }
  cursor.at += 1;
  return text;
}

/** `${...}` behind its opening. */
function readParameter(cursor: Cursor, context: WordContext): string {
  const name = cursor.take(/[A-Za-z_]\w*(?=\})/y);
  if (name) {
    cursor.at += 1;
    return context.variable(name);
  }
  for (let depth = 1; depth > 0 && cursor.current !== undefined; ) {
    if (cursor.sees('$(')) {
      cursor.at += 2;
      context.substitution(cursor);
    } else {
      depth += Number(cursor.current === '{') - Number(cursor.current === '}');
      cursor.at += cursor.current === '\\' ? 2 : 1;
    }
  }
  return wild;
}

/** `$...`; a `$` that begins nothing stands for itself. */
function readExpansion(cursor: Cursor, context: WordContext): string {
  cursor.at += 1;
  if (cursor.sees('((')) {
    cursor.at += 1;
    skipBrackets(cursor, '(', ')');
    return wild;
  }
  switch (cursor.current) {
    case '(':
      cursor.at += 1;
      return context.substitution(cursor);
    case '{':
      cursor.at += 1;
      return readParameter(cursor, context);
    default: {
      const name = cursor.take(/[A-Za-z_]\w*/y);
      if (name) {
        return context.variable(name);
      }
      return cursor.take(/[\d@*#?!$-]/y) ? wild : '$';
    }
  }
}

function readBackquoted(cursor: Cursor, context: WordContext): string {
  cursor.at += 1;
  const inside = cursor.take(/(?:[^`\\]|\\[^])*/y);
  cursor.at += 1;
  return context.backquoted(inside.replace(/\\([`$\\])/g, '$1'));
}

/** Text between double quotes, or of a heredoc: up to the closing character, which is consumed, or the end. */
export function readQuoted(
  cursor: Cursor,
  context: WordContext,
  close?: '"',
): string {
  let text = '';
  while (cursor.current !== undefined && cursor.current !== close) {
    if (cursor.current === '\\') {
      const next = cursor.code[cursor.at + 1] ?? '';
      const escaped = '$`\\'.includes(next) || next === close;
      if (next !== '\n') {
        text += escaped ? next : `\\${next}`;
      }
      cursor.at += 2;
    } else if (cursor.current === '$') {
      text += readExpansion(cursor, context);
    } else if (cursor.current === '`') {
      text += readBackquoted(cursor, context);
    } else {
      text += cursor.current;
      cursor.at += 1;
    }
  }
  cursor.at += 1;
  return text;
}

/** The word that begins here; of no characters when none does. */
export function readWord(cursor: Cursor, context: WordContext): ShellWord {
  const word: ShellWord = { text: '', quoted: false, splits: false };
  for (;;) {
    word.text += cursor.take(/[^\s;&|<>()\\'"$`]+/y);
    if (cursor.sees("$'") || cursor.sees('$"')) {
      cursor.at += 1;
      word.quoted = true;
      if (cursor.current === "'") {
        cursor.at += 1;
        word.text += readAnsiQuoted(cursor);
      }
      continue;
    }
    switch (cursor.current) {
      case '\\': {
        const next = cursor.code[cursor.at + 1] ?? '';
        word.text += next === '\n' ? '' : next;
        cursor.at += 2;
        break;
      }
      case "'":
        cursor.at += 1;
        word.text += cursor.takeUntil("'");
        word.quoted = true;
        break;
      case '"':
        cursor.at += 1;
        word.text += readQuoted(cursor, context, '"');
        word.quoted = true;
        break;
      case '$':
      case '`': {
        const value =
          cursor.current === '$'
            ? readExpansion(cursor, context)
            : readBackquoted(cursor, context);
        word.text += value;
        word.splits ||= value.includes(wild) || /\s/.test(value);
        break;
      }
      default:
        return word;
    }
  }
}
