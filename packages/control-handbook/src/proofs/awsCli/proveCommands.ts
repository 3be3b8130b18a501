import { didYouMean } from '../didYouMean';
import type { Proof } from '../Proof';
import {
  awsCommandsOf,
  commandBehindRunner,
  type AwsCommand,
} from './AwsCommand';
import type { AwsCliSchema } from './AwsCliSchema';
import { checkCommand } from './checkCommand';
import { Notes } from '../Notes';
import { readShell } from './shell/readShell';
import { fileName, filesOf, type ShellScript } from './shell/ShellScript';
import { wild, withoutPlaceholders, type ShellWord } from './shell/ShellWord';
import { expectedTools, ordinaryTools } from './tools';

function checkTools({ commands, functions }: ShellScript, notes: Notes) {
  const others = new Set<string>();
  for (const { words } of commands) {
    const tool = commandBehindRunner(words)[0]?.text;
    if (tool === undefined || tool === 'aws' || functions.has(tool)) {
      continue;
    }
    if (tool.includes(wild)) {
      notes.unproved('a command that a variable names');
    } else if (expectedTools.has(tool)) {
      others.add(tool);
    } else if (!ordinaryTools.has(tool)) {
      notes.problem(tool, 'needs a tool that a reader may not have');
    }
  }
  if (others.size > 0) {
    const names = [...others].sort().join(', ');
    notes.unproved(`commands that are not of AWS: ${names}`);
  }
}

/** The command that the words name, and the words that are left for it. */
function findCommand({ names, loose }: AwsCommand, schema: AwsCliSchema) {
  for (let count = names.length; count > 0; count -= 1) {
    const command = schema.command(names.slice(0, count).join(' '));
    if (command) {
      const rest = names
        .slice(count)
        .map((text): ShellWord => ({ text, quoted: false, splits: false }));
      return { command, loose: [...rest, ...loose] };
    }
  }
  return undefined;
}

function unknownCommand(
  { names, loose }: AwsCommand,
  schema: AwsCliSchema,
  notes: Notes,
) {
  const name = names.slice(0, names[1] === 'wait' ? 3 : 2).join(' ');
  if (names.length < 2 && loose.some(({ text }) => text.includes(wild))) {
    notes.unproved('a command that a variable names');
    return;
  }
  notes.problem(
    `aws ${name}`.trim(),
    `is no command of the AWS CLI, or not yet in schemas/aws-cli.json${didYouMean(
      name,
      schema.names(),
    )}`,
  );
}

/**
 * Checks the calls of the AWS CLI in a shell snippet, also inside `$(...)`: that the command exists, its options, what is required, and the
 * values as far as they are known. Never throws, whatever the text is.
 *
 * @param files What the page shows of files that the snippet reads with `file://`, by name. Those that the snippet writes itself are known.
 */
export function proveCommands(
  code: string,
  schema: AwsCliSchema,
  files: ReadonlyMap<string, string> = new Map(),
): Proof {
  const notes = Notes.create();
  const script = readShell(code);
  const known = new Map(
    [...files].map(([name, text]) => [
      fileName(name),
      withoutPlaceholders(text),
    ]),
  );
  const context = {
    files: new Map([...known, ...filesOf(script)]),
    notes,
  };
  for (const call of awsCommandsOf(script)) {
    const found = findCommand(call, schema);
    if (found) {
      checkCommand({ ...call, loose: found.loose }, found.command, context);
    } else if (!call.options.some(({ name }) => name === '--version')) {
      unknownCommand(call, schema, notes);
    }
  }
  checkTools(script, notes);
  return notes.proof();
}
