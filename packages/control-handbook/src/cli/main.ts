import { coverageCommand } from './coverageCommand';
import { distilCommand } from './distilCommand';
import type { HandbookCommand } from './HandbookCommand';
import { initOverlayCommand } from './initOverlayCommand';
import { lintCommand } from './lintCommand';
import { newCommand } from './newCommand';
import { previewCommand } from './previewCommand';
import { schemaCommand } from './schemaCommand';
import { staleCommand } from './staleCommand';

const commands: Record<string, HandbookCommand> = {
  lint: lintCommand,
  new: newCommand,
  coverage: coverageCommand,
  preview: previewCommand,
  schema: schemaCommand,
  distil: distilCommand,
  stale: staleCommand,
  'init-overlay': initOverlayCommand,
};

const usage = `Usage: yarn handbook <command>
  lint                                   check every page
  lint --overlay <folder>                check an organisation's own files
  init-overlay <folder>                  start an organisation's own files
  new <ControlId>                        start a page from the facts
  coverage                               how much is written and proved, and what comes next
  stale [days]                           pages whose review is that long ago (365)
  preview <ControlId> [resource ARN]     show a page as a reader gets it (--language ja)
  preview <product> <type> [ARN]         the same for a finding of another product, such as guardduty
  schema                                 write the JSON Schemas of the front matter
  distil <schema> <unpacked package>     write what snippets use of a real schema, see tools/distil-schemas`;

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
