import { coverageCommand } from './coverageCommand';
import type { HandbookCommand } from './HandbookCommand';
import { lintCommand } from './lintCommand';
import { newCommand } from './newCommand';
import { previewCommand } from './previewCommand';
import { schemaCommand } from './schemaCommand';

const commands: Record<string, HandbookCommand> = {
  lint: lintCommand,
  new: newCommand,
  coverage: coverageCommand,
  preview: previewCommand,
  schema: schemaCommand,
};

const usage = `Usage: yarn handbook <command>
  lint                                   check every page
  new <ControlId>                        start a page from the facts
  coverage                               how much is written, and what comes next
  preview <ControlId> [resource ARN]     show a page as a reader gets it (--language ja)
  schema                                 write the JSON Schemas of the front matter`;

/** Runs one command of `yarn handbook`. */
export async function main(
  words: readonly string[],
  print: (text: string) => void,
): Promise<number> {
  const [name = '', ...rest] = words;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    print(usage);
    return name === '' || name === 'help' || name === '--help' ? 0 : 2;
  }
  return command(rest, print);
}
