import { defaultControlFacts } from '../facts/knownControls';
import { lintDataset, lintRules } from '../lint/lintDataset';
import { packageDirectory } from '../loader/packageDirectory';
import { readDataset } from '../loader/readDataset';
import type { HandbookCommand } from './HandbookCommand';
import { lintOverlay } from './lintOverlay';
import { today } from './today';

/** `yarn handbook lint [--overlay <folder>]`: fails when a rule has something to say of the handbook, or of an organisation's own files. */
export const lintCommand: HandbookCommand = async (words, print) => {
  const [option, folder] = words;
  if (option !== undefined) {
    if (option !== '--overlay' || !folder) {
      print('lint takes nothing, or --overlay and a folder');
      return 2;
    }
    return (await lintOverlay(folder, print)) ? 0 : 1;
  }
  const start = performance.now();
  const { files, unreadable } = await readDataset(packageDirectory());
  const findings = await lintDataset({
    files,
    unreadable,
    facts: defaultControlFacts(),
    today: today(),
  });
  for (const { file, rule, message } of findings) {
    print(`${file}: ${message} (${rule})`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  print(
    `${files.length} files, ${lintRules.length} rules, ${findings.length} problems, ${seconds} s`,
  );
  return findings.length === 0 ? 0 : 1;
};
