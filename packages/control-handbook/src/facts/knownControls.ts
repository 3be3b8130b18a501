import { join } from 'node:path';
import { packageDirectory } from '../loader/packageDirectory';
import { ControlFactsTable } from './ControlFactsTable';

let table: ControlFactsTable | undefined;

/** The facts table that ships with the package. Read once, at the first use. */
export function defaultControlFacts(): ControlFactsTable {
  table ??= ControlFactsTable.read(
    join(packageDirectory(), 'facts', 'controls.json'),
  );
  return table;
}

/** Whether AWS has or had a control of this id. Case does not matter, everything else does. */
export function isKnownControl(id: string): boolean {
  return defaultControlFacts().exact(id) !== undefined;
}

/** The id as AWS spells it today (`s3.8` gives `S3.8`, a renamed id its successor), or `undefined` when it is unknown. */
export function canonicalControlId(id: string): string | undefined {
  return defaultControlFacts().resolve(id)?.id;
}

/** See `ControlFactsTable.idOfLegacyGenerator`. */
export function controlIdOfLegacyGenerator(
  generatorId: string,
): string | undefined {
  return defaultControlFacts().idOfLegacyGenerator(generatorId);
}

/**
 * Whether the control looks at a resource without a Region, so that the findings of all Regions are one issue. `false` for an unknown
 * id. How the set is derived is written in tools/distil-facts.mjs.
 */
export function isGlobalControl(id: string): boolean {
  return defaultControlFacts().resolve(id)?.global === true;
}
