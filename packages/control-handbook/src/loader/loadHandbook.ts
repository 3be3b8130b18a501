import { join } from 'node:path';
import { ControlFactsTable } from '../facts/ControlFactsTable';
import { defaultControlFacts } from '../facts/knownControls';
import { Handbook } from './Handbook';
import { packageDirectory } from './packageDirectory';
import { parseDataset } from './parseDataset';
import { readDataset } from './readDataset';

/** Where the dataset is. */
export interface LoadHandbookOptions {
  /** A folder with `controls/`, `facts/controls.json` and perhaps `findings/`. Default: the dataset that ships with this package. */
  directory?: string;
}

/**
 * Reads the handbook. Meant to be called once at start: it is about one file a control. A broken page is left out and listed in
 * `problems`.
 *
 * @throws when the folder or the facts table is missing, or the table does not fit its schema.
 */
export async function loadHandbook(
  options: LoadHandbookOptions = {},
): Promise<Handbook> {
  const { directory } = options;
  const facts = directory
    ? ControlFactsTable.read(join(directory, 'facts', 'controls.json'))
    : defaultControlFacts();
  const { files, unreadable } = await readDataset(
    directory ?? packageDirectory(),
  );
  const { pages, findingTypes, problems } = parseDataset(files);
  return Handbook.create({
    facts,
    pages,
    findingTypes: findingTypes.pages,
    problems: [
      ...unreadable.map(({ path, reason }) => ({
        file: path,
        problems: [reason],
      })),
      ...problems,
    ],
  });
}
