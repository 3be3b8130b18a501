import type { ShellCommand, ShellScript } from './shell/ShellScript';
import { wild, type ShellWord } from './shell/ShellWord';

/** An option with the words up to the next one. `--name=value` gives one word. */
export interface GivenOption {
  /** With its dashes. */
  name: string;
  words: readonly ShellWord[];
  joined: boolean;
}

/** A call of the AWS CLI in a snippet, as far as it can be read without knowing its options. */
export interface AwsCommand {
  /** Up to three words behind `aws`: `ec2`, `describe-vpcs`. */
  names: readonly string[];
  /** Further words before the first option. */
  loose: readonly ShellWord[];
  options: readonly GivenOption[];
  /** Whether more arguments come from elsewhere: a variable outside quotes, or `xargs`. */
  open: boolean;
}

/** Options of the CLI itself that can stand before the service, and take no value. */
const globalFlags = new Set([
  ...['--debug', '--no-verify-ssl', '--no-paginate', '--no-sign-request'],
  ...['--no-cli-pager', '--cli-auto-prompt', '--no-cli-auto-prompt'],
  '--version',
]);

/** Commands that run the command which follows. */
const runners = new Set([
  ...['command', 'env', 'exec', 'nice', 'nohup', 'sudo', 'time', 'timeout'],
  ...['watch', 'xargs'],
]);

// A word with a blank is a value, whatever it begins with.
const isOption = ({ text }: ShellWord) => /^--[^\s=]+(?:=[^]*)?$/.test(text);

/** The words of the command that does the work: what stands behind `xargs -n1` and the like. */
export function commandBehindRunner(
  words: readonly ShellWord[],
): readonly ShellWord[] {
  const [first, ...rest] = words;
  if (!first || !runners.has(first.text)) {
    return words;
  }
  const aws = rest.findIndex(({ text }) => text === 'aws');
  const next =
    aws < 0 ? rest.findIndex(({ text }) => /^[a-z][\w.-]*$/.test(text)) : aws;
  return next < 0 ? [] : commandBehindRunner(rest.slice(next));
}

/** Words with the replacement text of `xargs -I` as what is not known. */
function afterXargs(words: readonly ShellWord[]) {
  const texts = words.map(({ text }) => text);
  if (texts[0] !== 'xargs') {
    return { words: commandBehindRunner(words), open: false };
  }
  const option = texts.findIndex(text => /^-I/.test(text));
  const replaced =
    option < 0 ? undefined : texts[option]?.slice(2) || texts[option + 1];
  return {
    words: commandBehindRunner(words).map(word =>
      replaced ? { ...word, text: word.text.split(replaced).join(wild) } : word,
    ),
    open: replaced === undefined,
  };
}

function readOptions(words: readonly ShellWord[]) {
  const options: GivenOption[] = [];
  const loose: ShellWord[] = [];
  let values: ShellWord[] = loose;
  for (const word of words) {
    if (!isOption(word)) {
      values.push(word);
      continue;
    }
    const [, name = word.text, value] =
      /^(--[^=]*)=([^]*)$/.exec(word.text) ?? [];
    values = value === undefined ? [] : [{ ...word, text: value }];
    options.push({ name, words: values, joined: value !== undefined });
  }
  return { options, loose };
}

function readCommand(command: ShellCommand): AwsCommand | undefined {
  const { words, open } = afterXargs(command.words);
  if (words[0]?.text !== 'aws') {
    return undefined;
  }
  const names: string[] = [];
  const before: ShellWord[] = [];
  let at = 1;
  for (; at < words.length && names.length < 3; at += 1) {
    const word = words[at];
    if (!word) {
      break;
    }
    if (!isOption(word)) {
      if (!/^[a-z][a-z0-9-]*$/.test(word.text)) {
        break;
      }
      names.push(word.text);
    } else if (names.length < 2) {
      // The CLI's own options can stand before the service and before the operation.
      before.push(word);
      const value = words[at + 1];
      if (value && !word.text.includes('=') && !globalFlags.has(word.text)) {
        before.push(value);
        at += 1;
      }
    } else {
      break;
    }
  }
  const early = readOptions(before);
  const late = readOptions(words.slice(at));
  return {
    names,
    loose: [...early.loose, ...late.loose],
    options: [...early.options, ...late.options],
    open,
  };
}

/** Every call of the AWS CLI in a script. */
export function awsCommandsOf({ commands }: ShellScript): AwsCommand[] {
  return commands.flatMap(command => readCommand(command) ?? []);
}
