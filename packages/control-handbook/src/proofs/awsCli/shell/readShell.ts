import { Cursor } from './Cursor';
import { readHeredoc, type PendingHeredoc } from './readHeredoc';
import { readWord, skipBrackets, type WordContext } from './readWord';
import type { Heredoc, ShellCommand, ShellScript } from './ShellScript';
import {
  wild,
  wildWord,
  withoutPlaceholders,
  type ShellWord,
} from './ShellWord';

/** `$(` and `(` inside each other beyond this are not read: nobody writes such a snippet, and the program has to survive it. */
const maximumDepth = 40;

const keywords = new Set([
  ...['if', 'then', 'elif', 'else', 'fi', 'do', 'done', 'while', 'until'],
  ...['!', '{', '}', 'time'],
]);
const declaring = new Set(['export', 'readonly', 'local', 'declare']);
const assignment = /^([A-Za-z_]\w*)\+?=([^]*)$/;

interface OpenCommand {
  words: ShellWord[];
  outputs: string[];
  heredoc?: Heredoc;
}

/** What every part of a script shares, however deep it is nested. */
interface Shared {
  commands: ShellCommand[];
  functions: Set<string>;
  variables: Map<string, string>;
  depth: number;
}

/** Reads the commands of a snippet. It runs nothing, knows what pages need of a shell, and makes something of any text. */
class ShellReader implements WordContext {
  static create(code: string, shared: Shared) {
    return new ShellReader(Cursor.create(code), shared);
  }

  readonly #cursor: Cursor;
  readonly #shared: Shared;
  #heredocs: PendingHeredoc[] = [];
  #open: OpenCommand = { words: [], outputs: [] };

  private constructor(cursor: Cursor, shared: Shared) {
    this.#cursor = cursor;
    this.#shared = shared;
  }

  substitution(cursor: Cursor): string {
    const { commands } = this.#shared;
    const first = commands.length;
    new ShellReader(cursor, this.#shared).readList(')');
    cursor.at += 1;
    const [command, another] = commands.slice(first);
    const isCat =
      command?.words.length === 1 && command.words[0]?.text === 'cat';
    return isCat && !another && command.heredoc
      ? command.heredoc.text.trimEnd()
      : wild;
  }

  backquoted(code: string): string {
    ShellReader.create(code, this.#shared).readList();
    return wild;
  }

  variable(name: string): string {
    return this.#shared.variables.get(name) ?? wild;
  }

  /** Reads commands up to the closing bracket, the end of a branch of `case`, or the end of the text; tells whether it met `esac`. */
  readList(close?: ')' | ';;'): boolean {
    const cursor = this.#cursor;
    if (this.#shared.depth > maximumDepth) {
      cursor.end();
      return true;
    }
    this.#shared.depth += 1;
    let esac = false;
    for (;;) {
      this.#skipBlanks();
      if (
        cursor.current === undefined ||
        (close !== undefined && cursor.sees(close))
      ) {
        break;
      }
      if (this.#readOperator() || this.#readRedirection()) {
        continue;
      }
      const before = cursor.at;
      const word = readWord(cursor, this);
      if (close === ';;' && this.#isKeyword(word) && word.text === 'esac') {
        esac = true;
        break;
      }
      this.#takeWord(word);
      // A character that begins nothing, such as a bracket that was never opened.
      cursor.at += Number(cursor.at === before);
    }
    this.#finish();
    this.#shared.depth -= 1;
    return esac || cursor.current === undefined;
  }

  #skipBlanks() {
    this.#cursor.take(/(?:[^\S\n]|\\\n)+/y);
  }

  #isKeyword(word: ShellWord) {
    return this.#open.words.length === 0 && !word.quoted;
  }

  #takeWord(word: ShellWord) {
    const { words } = this.#open;
    if (word.text === '' && !word.quoted) {
      return;
    }
    if (this.#isKeyword(word)) {
      if (keywords.has(word.text)) {
        return;
      }
      switch (word.text) {
        case 'for':
        case 'select':
          this.#readLoop();
          return;
        case 'case':
          this.#readCase();
          return;
        case 'function':
          this.#shared.functions.add(this.#nextWord().text);
          return;
        case '[[':
          this.#cursor.takeUntil(']]');
          return;
        default:
      }
    }
    if (/^\w+\+?=$/.test(word.text) && this.#cursor.current === '(') {
      this.#readArray();
      words.push({ ...word, text: `${word.text}${wild}` });
    } else {
      words.push(word);
    }
  }

  #nextWord(): ShellWord {
    this.#cursor.take(/(?:\s|\\\n|#[^\n]*)*/y);
    return readWord(this.#cursor, this);
  }

  #readArray() {
    this.#cursor.at += 1;
    while (this.#nextWord().text !== '') {
      // The value of an array is not followed.
    }
    this.#cursor.takeUntil(')');
  }

  #readLoop() {
    const { text: name } = this.#nextWord();
    this.#shared.variables.set(name, wild);
    for (;;) {
      this.#skipBlanks();
      if (readWord(this.#cursor, this).text === '') {
        return;
      }
    }
  }

  #readCase() {
    const cursor = this.#cursor;
    this.#nextWord();
    this.#nextWord();
    for (let done = false; !done; ) {
      const { text } = this.#nextWord();
      done = text === 'esac' || cursor.current === undefined;
      if (!done) {
        cursor.takeUntil(')');
        done = this.readList(';;');
        cursor.take(/;;&?/y);
      }
    }
  }

  /** Takes what separates commands, comments and brackets. */
  #readOperator(): boolean {
    const cursor = this.#cursor;
    if (cursor.current === '\n') {
      cursor.at += 1;
      this.#readHeredocs();
      this.#finish();
    } else if (cursor.take(/#[^\n]*/y)) {
      return true;
    } else if (cursor.take(/\(\(/y)) {
      cursor.at -= 1;
      skipBrackets(cursor, '(', ')');
    } else if (cursor.take(/\([^\S\n]*\)/y)) {
      this.#shared.functions.add(this.#open.words[0]?.text ?? '');
      this.#open = { words: [], outputs: [] };
    } else if (cursor.take(/\(/y)) {
      this.#finish();
      this.readList(')');
      cursor.at += 1;
    } else if (cursor.take(/&(?!>)&?|\|[|&]?|;/y)) {
      this.#finish();
    } else {
      return false;
    }
    return true;
  }

  #readRedirection(): boolean {
    const cursor = this.#cursor;
    if (cursor.take(/[<>]\(/y)) {
      this.substitution(cursor);
      this.#open.words.push(wildWord);
      return true;
    }
    const operator = cursor
      .take(/\d*(?:<<<|<<-?|<>|<&|<|>>|>\||>&|>)|&>>?/y)
      .replace(/^\d+/, '');
    if (!operator) {
      return false;
    }
    this.#skipBlanks();
    const word = readWord(cursor, this);
    if (operator === '<<<') {
      this.#open.heredoc = { text: word.text };
    } else if (operator.startsWith('<<')) {
      const heredoc = {
        delimiter: word,
        stripsTabs: operator === '<<-',
        text: '',
      };
      this.#heredocs.push(heredoc);
      this.#open.heredoc = heredoc;
    } else if (/^&?>/.test(operator) && operator !== '>&') {
      this.#open.outputs.push(word.text);
    }
    return true;
  }

  /** Reads the texts that the last line announced. */
  #readHeredocs() {
    const heredocs = this.#heredocs;
    this.#heredocs = [];
    for (const heredoc of heredocs) {
      readHeredoc(this.#cursor, heredoc, this);
    }
  }

  #finish() {
    const { words, ...rest } = this.#open;
    this.#open = { words: [], outputs: [] };
    const first = words.findIndex(({ text }) => !assignment.test(text));
    const command = first < 0 ? [] : words.slice(first);
    const declares = declaring.has(command[0]?.text ?? '');
    for (const { text } of first < 0 || declares ? words : []) {
      const [, name, value = ''] = assignment.exec(text) ?? [];
      if (name) {
        const { variables } = this.#shared;
        variables.set(name, variables.has(name) ? wild : value);
      }
    }
    if (command.length > 0) {
      this.#shared.commands.push({ words: command, ...rest });
    }
  }
}

/**
 * Reads a snippet of POSIX shell, with what people write of bash. A placeholder `{{...}}` is a word that is not known. The value of a
 * variable is known where it was assigned once before, from text alone.
 */
export function readShell(code: string): ShellScript {
  const shared: Shared = {
    commands: [],
    functions: new Set(),
    variables: new Map(),
    depth: 0,
  };
  const reader = ShellReader.create(
    withoutPlaceholders(code.replace(/\r\n?/g, '\n')),
    shared,
  );
  reader.readList();
  return { commands: shared.commands, functions: shared.functions };
}
