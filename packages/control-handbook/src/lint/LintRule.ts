import type { ControlFactsTable } from '../facts/ControlFactsTable';
import type { ParsedDataset } from '../loader/parseDataset';
import type { KnownFindingTypes } from './knownFindingTypes';
import type { DatasetFile } from '../loader/readDataset';

/** Something to correct in a file of the dataset. */
export interface LintMessage {
  file: string;
  message: string;
}

/** The dataset as a rule sees it. */
export interface LintInput {
  facts: ControlFactsTable;
  files: readonly DatasetFile[];
  dataset: ParsedDataset;
  /** The day of the run, `YYYY-MM-DD`. */
  today: string;
  /** The families of finding types that have to have pages. Default: all that are known. */
  families?: readonly KnownFindingTypes[];
}

/** One thing that is checked. */
export interface LintRule {
  /** Kebab-case, the same as its file. */
  name: string;
  check(input: LintInput): LintMessage[] | Promise<LintMessage[]>;
}

/** A message together with the rule that made it. */
export interface LintFinding extends LintMessage {
  rule: string;
}
