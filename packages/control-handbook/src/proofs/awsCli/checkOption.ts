import { checkValue } from './checkValue';
import type { Notes } from '../Notes';
import { parseShorthand, type GivenValue } from './parseShorthand';
import { readJson } from './readJson';
import { fileName } from './shell/ShellScript';
import { wild, type ShellWord } from './shell/ShellWord';
import type { ValueType } from './ValueType';

/** What the values of an option can refer to. */
export interface ValueContext {
  /** Content of the files that the page or the snippet itself gives, by name. */
  files: ReadonlyMap<string, string>;
  notes: Notes;
}

type JsonText = { text: string } | { unknown: string };

const isComplex = (type: ValueType): boolean =>
  ['structure', 'map', 'any'].includes(type.kind) ||
  (type.kind === 'list' && (isComplex(type.item) || type.item.kind === 'list'));

/** The text of `file://name`, of a value otherwise. */
function contentOf(text: string, { files }: ValueContext): JsonText {
  const [, name] = /^fileb?:\/\/([^]+)$/.exec(text) ?? [];
  if (name === undefined) {
    return { text };
  }
  const content = files.get(fileName(name));
  return content === undefined
    ? { unknown: `the content of ${name.split(wild).join('...')} is not shown` }
    : { text: content };
}

/** The options of old that take the one member of a structure as a bare word, as in `--instances i-1 i-2`. */
function isBareMember(type: ValueType, text: string, where: string): boolean {
  if (type.kind !== 'structure' || text.includes('=')) {
    return false;
  }
  const names = [...type.members().keys()];
  return (
    names.length === 1 &&
    (names[0] === 'Value' || /aws (?:elb|workspaces|firehose) /.test(where))
  );
}

/** Parses JSON or shorthand; `undefined` when that failed and was noted. */
function parseStructured(
  text: string,
  where: string,
  { notes }: ValueContext,
): { value: GivenValue; form: 'text' | 'json' } | undefined {
  const isJson = /^\s*[[{]/.test(text);
  try {
    const value = isJson ? readJson(text) : parseShorthand(text);
    if (value !== undefined) {
      return { value, form: isJson ? 'json' : 'text' };
    }
    notes.unproved('JSON that a variable completes');
  } catch (error) {
    if (text.includes(wild)) {
      notes.unproved('a value that a variable completes');
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      const kind = isJson ? 'JSON' : 'Key=value';
      notes.problem(where, `the value is not ${kind}: ${reason}`);
    }
  }
  return undefined;
}

function checkStructured(
  text: string,
  type: ValueType,
  where: string,
  context: ValueContext,
) {
  const isPlain = !/[[{=]/.test(text);
  if (text === wild || type.kind === 'any' || isBareMember(type, text, where)) {
    return;
  }
  const parsed = isPlain
    ? { value: text, form: 'text' as const }
    : parseStructured(text, where, context);
  if (parsed) {
    checkValue({ ...parsed, where }, type, context.notes);
  }
}

/** Documents that the API takes as text, and that are JSON all the same. */
const jsonOptions = /(?:^|-)(?:policy|policy-document|event-pattern)$/;

function checkSingle(
  text: string,
  type: ValueType,
  where: string,
  context: ValueContext,
) {
  const complex = isComplex(type);
  const content = contentOf(text, context);
  if ('unknown' in content) {
    if (complex) {
      context.notes.unproved(content.unknown);
    }
  } else if (complex) {
    checkStructured(content.text, type, where, context);
  } else if (type.kind === 'list') {
    checkStructured(content.text, type, where, context);
  } else {
    checkValue(
      { value: content.text, where, form: 'text' },
      type,
      context.notes,
    );
    if (jsonOptions.test(where) && /^\s*\{/.test(content.text)) {
      parseStructured(content.text, where, context);
    }
  }
}

/** Checks the words that an option was given, as many as it can take. */
export function checkOption(
  words: readonly ShellWord[],
  type: ValueType,
  where: string,
  context: ValueContext,
) {
  const [first, ...rest] = words.map(({ text }) => text);
  if (type.kind !== 'list') {
    for (const { text } of words) {
      checkSingle(text, type, where, context);
    }
  } else if (
    first !== undefined &&
    rest.length === 0 &&
    /^\s*\[|^fileb?:/.test(first)
  ) {
    checkSingle(first, type, where, context);
  } else {
    for (const { text } of words) {
      checkSingle(text, type.item, where, context);
    }
  }
}
