import type { TestedValue } from '../Proof';
import { awsCommandsOf, type GivenOption } from './AwsCommand';
import { readShell } from './shell/readShell';
import { fileName, filesOf, programsOf } from './shell/ShellScript';

/** What a fix has to contain. */
export interface WantedCommand {
  /** `s3api put-public-access-block` */
  command: string;
  /** With dashes, also `--no-publicly-accessible`. Absent: that the command is called is enough. */
  option?: string;
  /** What the value contains. Absent: any. For a flag, `true` means that it is there, `false` that its `--no-` is. */
  value?: TestedValue;
}

/** Text in which JSON and shorthand read the same: no quotes, no blanks but between words, `name=` for `"name":`. */
function plain(text: string): string {
  return text
    .replace(/\\/g, '')
    .replace(/"([^"]*)"\s*:/g, '$1=')
    .replace(/["']/g, '')
    .replace(/\s*([^\w\s])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a text holds another one that does not begin or end in the middle of a word: 365 is not in 3650. */
function holds(text: string, wanted: string): boolean {
  for (
    let at = text.indexOf(wanted);
    at >= 0;
    at = text.indexOf(wanted, at + 1)
  ) {
    const end = at + wanted.length;
    const cutBefore = /^\w/.test(wanted) && /[\w-]/.test(text[at - 1] ?? ' ');
    const cutAfter =
      /\w$/.test(wanted) && /^(?:[\w-]|[.:/]\w)/.test(text.slice(end, end + 2));
    if (!cutBefore && !cutAfter) {
      return true;
    }
  }
  return false;
}

function optionSets(
  { words }: GivenOption,
  wanted: string,
  files: ReadonlyMap<string, string>,
): boolean {
  const texts = words.map(({ text }) => {
    const [, name] = /^fileb?:\/\/([^]+)$/.exec(text) ?? [];
    return name === undefined ? text : files.get(fileName(name)) ?? '';
  });
  return (
    texts.includes(wanted) ||
    (wanted !== '' && holds(plain(texts.join(' ')), plain(wanted))) ||
    (words.length === 0 && wanted === 'true')
  );
}

/**
 * Whether a snippet calls a command and gives an option a value. Blanks and quotes do not count, and JSON and shorthand are the same:
 * `Enabled=true` is found in `{"Enabled": true}`. Of a file that `jq` makes, the program of `jq` is looked at.
 *
 * @param files As for `proveCommands`.
 */
export function commandsSet(
  code: string,
  { command, option, value }: WantedCommand,
  files: ReadonlyMap<string, string> = new Map(),
): boolean {
  const script = readShell(code);
  const known = new Map([...programsOf(script), ...files, ...filesOf(script)]);
  const opposite = option?.replace(/^--(no-)?/, (_, no) =>
    no ? '--' : '--no-',
  );
  return awsCommandsOf(script).some(({ names, options }) => {
    if (!`${names.join(' ')} `.startsWith(`${command} `)) {
      return false;
    }
    return (
      option === undefined ||
      options.some(
        given =>
          (given.name === option &&
            (value === undefined || optionSets(given, String(value), known))) ||
          (given.name === opposite &&
            given.words.length === 0 &&
            String(value) === 'false'),
      )
    );
  });
}
