import { defaultControlFacts } from '../facts/knownControls';
import { lintDataset, lintRules } from '../lint/lintDataset';
import { packageDirectory } from '../loader/packageDirectory';
import { readDataset } from '../loader/readDataset';
import type { HandbookCommand } from './HandbookCommand';
import { today } from './today';

/** `yarn handbook lint`: fails when a rule has something to say. */
export const lintCommand: HandbookCommand = async (_words, print) => {
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
