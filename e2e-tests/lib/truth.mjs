import { lineOf } from './replicaStore.mjs';

/**
 * All records that AWS holds, but those that a broken rule of AWS Config leaves at each check, which portals count and do not store.
 *
 * @param world of the simulator
 * @returns as the control endpoint lists them: `{ account, region, finding }`
 */
export async function recordsInAws(world) {
  const { records } = await world.control('findings/list', { limit: 100_000 });
  return records.filter(
    ({ finding: { Compliance, RecordState } }) =>
      Compliance?.Status !== 'NOT_AVAILABLE' || RecordState !== 'ARCHIVED',
  );
}

/** What the records of a store have to be. */
async function truth(world) {
  const records = await recordsInAws(world);
  return records.map(({ account, region, finding }) =>
    lineOf({
      account,
      region,
      productArn: finding.ProductArn,
      id: finding.Id,
      workflow: finding.Workflow.Status,
      compliance: finding.Compliance?.Status,
      recordState: finding.RecordState,
    }),
  );
}

/** In what the store differs from AWS: identity, workflow, compliance and state of each record, in words. */
export async function differencesFromAws(store, world) {
  const stored = new Map(
    (await store.records()).map(({ key, state }) => [key, state]),
  );
  const found = [];
  for (const { key, state } of await truth(world)) {
    if (stored.get(key) !== state) {
      found.push(`${key}: ${state} in AWS, ${stored.get(key)} in the portal`);
    }
    stored.delete(key);
  }
  for (const [key, state] of stored) {
    found.push(`${key}: not in AWS, ${state} in the portal`);
  }
  return found;
}
