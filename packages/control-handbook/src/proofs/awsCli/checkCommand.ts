import { didYouMean } from '../didYouMean';
import type { CommandSchema } from './AwsCliSchema';
import type { AwsCommand, GivenOption } from './AwsCommand';
import { checkOption, type ValueContext } from './checkOption';
import { problemOfQuery } from './problemOfQuery';
import { checkValue } from './checkValue';
import { readJson } from './readJson';
import { fileName } from './shell/ShellScript';
import { wild, type ShellWord } from './shell/ShellWord';
import type { WrittenType } from './ValueType';

/** What a command was given, while it is checked. */
interface Given {
  command: CommandSchema;
  context: ValueContext;
  /** Names of the options that were given, without dashes; `--no-x` counts as `x`. */
  names: Set<string>;
  /** Words that belong to no option. */
  loose: ShellWord[];
  /** Whether there may be arguments that the snippet does not show. */
  open: boolean;
}

/** The option of this name; `negated` when it is the `--no-` of a pair. */
function findOption(
  { command }: Given,
  given: string,
): { name: string; written: WrittenType; negated: boolean } | undefined {
  const name = given.slice(2);
  const written = command.options.get(name);
  if (written) {
    return { name, written, negated: false };
  }
  const positive = command.options.get(name.replace(/^no-/, ''));
  const isPair = positive?.type.kind === 'boolean' || positive?.count === '?';
  return positive && isPair && name.startsWith('no-')
    ? { name: name.slice(3), written: positive, negated: true }
    : undefined;
}

/** How many words an option takes, at least and at most. */
function countsOf({ type, count }: WrittenType): [number, number] {
  const many = Number.POSITIVE_INFINITY;
  if (type.kind === 'boolean' || type.kind === 'flag') {
    return [0, 0];
  }
  if (type.kind === 'list') {
    return [0, many];
  }
  if (count === '+' || count === '?') {
    return count === '+' ? [1, many] : [0, 1];
  }
  return [Number(count ?? 1), Number(count ?? 1)];
}

function takeWords(
  given: Given,
  { name, words, joined }: GivenOption,
  [least, most]: [number, number],
): readonly ShellWord[] {
  const where = `aws ${given.command.name} ${name}`;
  const { notes } = given.context;
  const taken = words.slice(0, most);
  if (joined && most === 0) {
    notes.problem(where, 'takes no value');
  } else if (taken.length < least) {
    if (!given.open) {
      notes.problem(where, 'needs a value');
    }
  } else {
    const dashed = taken.find(
      ({ text }) => !joined && /^-[^\d\s]\S*$/.test(text),
    );
    if (dashed) {
      notes.problem(where, `"${dashed.text}" looks like an option`);
    }
    given.loose.push(...words.slice(taken.length));
  }
  return taken;
}

function checkInputDocument(given: Given, [word]: readonly ShellWord[]) {
  const { files, notes } = given.context;
  const text = word?.text ?? '';
  const [, file] = /^file:\/\/([^]+)$/.exec(text) ?? [];
  const content = file === undefined ? text : files.get(fileName(file));
  const where = `aws ${given.command.name} --cli-input-json`;
  if (content === undefined || content === wild) {
    notes.unproved('the content of --cli-input-json is not shown');
    return;
  }
  let document: unknown;
  try {
    document = readJson(content);
  } catch (error) {
    notes.problem(where, error instanceof Error ? error.message : `${error}`);
    return;
  }
  if (document === undefined) {
    notes.unproved('JSON that a variable completes');
  }
  for (const [name, value] of Object.entries(document ?? {})) {
    const written = given.command.inputs.get(
      name.toLowerCase().replace(/[^a-z0-9]/g, ''),
    );
    if (written) {
      const place = { value, where: `${where}.${name}`, form: 'json' as const };
      checkValue(place, written.type, notes);
    } else {
      notes.problem(where, `has no member "${name}"`);
    }
  }
}

function checkGiven(given: Given, option: GivenOption) {
  const { command, context } = given;
  const where = `aws ${command.name} ${option.name}`;
  const found = findOption(given, option.name);
  if (!found) {
    if (option.name.includes(wild)) {
      given.open = true;
    } else {
      const names = [...command.options.keys()].map(name => `--${name}`);
      context.notes.problem(
        `aws ${command.name}`,
        `has no option ${option.name}${didYouMean(option.name, names)}`,
      );
    }
    return;
  }
  const { name, written, negated } = found;
  if (given.names.has(name) && written.count !== '1') {
    context.notes.problem(
      where,
      'is given twice, and only the last one counts',
    );
  }
  given.names.add(name);
  const words = takeWords(given, option, negated ? [0, 0] : countsOf(written));
  if (name === 'cli-input-json') {
    checkInputDocument(given, words);
  } else if (name === 'query') {
    const reason = problemOfQuery(words[0]?.text ?? wild);
    if (reason && !words[0]?.text.includes(wild)) {
      context.notes.problem(where, `the query does not parse: ${reason}`);
    }
  } else {
    checkOption(words, written.type, where, context);
  }
}

function checkLoose({ command, context, ...given }: Given) {
  const [least, most] = command.positional;
  const words = given.loose.filter(({ splits }) => !splits);
  if (words.length < least && !given.open) {
    context.notes.problem(
      `aws ${command.name}`,
      `needs ${least === 1 ? 'a word' : `${least} words`} without an option`,
    );
  }
  for (const { text } of words.slice(most)) {
    context.notes.problem(
      `aws ${command.name}`,
      `"${text.split(wild).join('...')}" belongs to no option`,
    );
  }
}

function checkRequired({ command, context, names }: Given) {
  for (const [name, { required }] of command.options) {
    if (required && !names.has(name)) {
      context.notes.problem(`aws ${command.name}`, `needs --${name}`);
    }
  }
  for (const alternatives of command.either) {
    if (!alternatives.some(name => names.has(name))) {
      const options = alternatives.map(name => `--${name}`).join(' or ');
      context.notes.problem(`aws ${command.name}`, `needs ${options}`);
    }
  }
}

/** Options with which nothing else is required: the input comes from a document, or nothing is called. */
const inputOptions = [
  'cli-input-json',
  'cli-input-yaml',
  'generate-cli-skeleton',
];

/** Checks what a command was given against what it takes, and notes what does not fit. */
export function checkCommand(
  call: AwsCommand,
  command: CommandSchema,
  context: ValueContext,
) {
  const given: Given = {
    command,
    context,
    names: new Set(),
    loose: [...call.loose],
    open: call.open,
  };
  for (const option of call.options) {
    checkGiven(given, option);
  }
  given.open ||= given.loose.some(({ splits }) => splits);
  checkLoose(given);
  if (given.open) {
    context.notes.unproved('arguments that the snippet does not show');
  } else if (!inputOptions.some(name => given.names.has(name))) {
    checkRequired(given);
  }
}
