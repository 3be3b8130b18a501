import { Cursor } from './Cursor';
import { readQuoted, type WordContext } from './readWord';
import type { Heredoc } from './ShellScript';
import type { ShellWord } from './ShellWord';

/** A text that a line announced, and that begins on the next one. */
export interface PendingHeredoc extends Heredoc {
  /** The line that ends it. In quotes: variables in the text stay as they are. */
  delimiter: ShellWord;
  /** `<<-`: tabs at the beginning of lines do not belong to it. */
  stripsTabs: boolean;
}

/** Reads the lines up to the delimiter, or to the end when it does not come, and puts them into the heredoc. */
export function readHeredoc(
  cursor: Cursor,
  heredoc: PendingHeredoc,
  context: WordContext,
) {
  const { delimiter, stripsTabs } = heredoc;
  let lines = '';
  while (cursor.current !== undefined) {
    const line = cursor.takeUntil('\n');
    const text = stripsTabs ? line.replace(/^\t+/, '') : line;
    if (text === delimiter.text) {
      break;
    }
    lines += `${text}\n`;
  }
  heredoc.text = delimiter.quoted
    ? lines
    : readQuoted(Cursor.create(lines), context);
}
