import { StoredRecord } from '../store/StoredRecord';
import { followCspm } from '../store/unifiedState';
import { World } from '../store/World';
import { ocsfStatusOf } from '../unified/ocsfIds';
import { updateUnified } from '../unified/updateUnified';

/** Somebody else edits a record in Security Hub CSPM: the members are replaced as they are. */
export function editRecord(
  world: World,
  record: StoredRecord,
  members: Record<string, unknown>,
): void {
  const next = { ...record.finding, ...members };
  followCspm(record, next, world.switches.unifiedState);
  world.records.change(
    record,
    next,
    world.origin(record, {
      region: record.region,
      source: 'BATCH_UPDATE_FINDINGS',
      identity: `arn:aws:iam::${record.account}:user/somebody-else`,
    }),
  );
}

/** Somebody sets a record's status in the console of the unified Security Hub. */
export function editUnifiedStatus(
  world: World,
  record: StoredRecord,
  status: string,
): void {
  updateUnified(world, record, {
    statusId: ocsfStatusOf(status).id,
    region: record.region,
    at: world.clock.now(),
    identity: {
      accountId: record.account,
      arn: `arn:aws:iam::${record.account}:user/unified-console`,
    },
  });
}
