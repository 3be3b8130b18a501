import { parseDataset } from '../loader/parseDataset';
import type { DatasetFile, UnreadableFile } from '../loader/readDataset';
import type { ControlFactsTable } from '../facts/ControlFactsTable';
import type { KnownFindingTypes } from './knownFindingTypes';
import type { LintFinding, LintRule } from './LintRule';
import * as rules from './rules';

/** Every rule, in the order in which an author wants to hear of it. */
export const lintRules: readonly LintRule[] = Object.values(rules);

/** What is linted: the files as they were read, the facts, and the day of the run. */
export interface LintDatasetOptions {
  files: readonly DatasetFile[];
  unreadable?: readonly UnreadableFile[];
  facts: ControlFactsTable;
  /** `YYYY-MM-DD` */
  today: string;
  /** See `LintInput` */
  families?: readonly KnownFindingTypes[];
}

/** Runs every rule over a dataset. An empty answer means that it is in order. */
export async function lintDataset(
  options: LintDatasetOptions,
): Promise<LintFinding[]> {
  const input = { ...options, dataset: parseDataset(options.files) };
  const findings: LintFinding[] = (options.unreadable ?? []).map(
    ({ path, reason }) => ({ rule: 'schema', file: path, message: reason }),
  );
  for (const rule of lintRules) {
    for (const message of await rule.check(input)) {
      findings.push({ rule: rule.name, ...message });
    }
  }
  return findings.sort((a, b) =>
    a.file < b.file ? -1 : Number(a.file > b.file),
  );
}
