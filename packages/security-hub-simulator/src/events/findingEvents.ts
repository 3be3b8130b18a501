import { AsffRecord } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { World } from '../store/World';
import { toOcsf } from '../unified/toOcsf';
import { EventContent } from './envelopes';

/** Buses that hear of a record's changes; `late` those that aggregation across Regions reaches. */
function busesOf(world: World, { account, region }: StoredRecord) {
  const accounts = [account];
  const known = world.accounts.get(account);
  if (known && world.isMember(known)) {
    accounts.push(world.administrator);
  }
  const aggregated =
    region !== world.homeRegion && world.linkedRegions.has(region);
  return {
    prompt: accounts.map(id => ({ account: id, region })),
    late: aggregated
      ? accounts.map(id => ({ account: id, region: world.homeRegion }))
      : [],
  };
}

/** The event of a finding that was imported or updated. */
function importedEvent(finding: AsffRecord): EventContent {
  return {
    detailType: 'Security Hub Findings - Imported',
    resources: [`${finding.ProductArn}/${finding.Id}`],
    detail: { findings: [finding] },
  };
}

/**
 * Tells EventBridge that a record was imported or updated: on the bus of its own
 * account and Region, on the administrator's there, and on those of the home
 * Region, which hear of it as late as the switch U7 says.
 *
 * @returns how many events go to the buses that have a rule for them
 */
export function publishRecord(
  world: World,
  record: StoredRecord,
  change: { at: number; lagMinutes: number; unified?: boolean },
): number {
  const { events } = world;
  const { prompt, late } = busesOf(world, record);
  const detailType = change.unified
    ? 'Findings Imported V2'
    : 'Security Hub Findings - Imported';
  if (
    !events.isHeard([...prompt, ...late], detailType) ||
    !world.holds(record, change.unified ? 'ocsf' : 'asff')
  ) {
    return 0;
  }
  let content: EventContent;
  if (change.unified) {
    const { metadataUids } = world.accounts.get(record.account) ?? {};
    const finding = toOcsf(record, { metadataUid: metadataUids !== false });
    content = { detailType, resources: [], detail: { findings: [finding] } };
  } else {
    content = importedEvent(record.finding);
  }
  let count = 0;
  for (const bus of prompt) {
    count += events.publish(bus, change.at, content);
  }
  for (const bus of late) {
    if (change.lagMinutes > 0) {
      const at = change.at + change.lagMinutes * 60_000;
      world.pending.add(at, () => events.publish(bus, at, content));
      count += 1;
    } else {
      count += events.publish(bus, change.at, content);
    }
  }
  return count;
}
