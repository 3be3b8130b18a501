import { StoredRecord } from '../store/StoredRecord';
import { World } from '../store/World';
import { metadataUidOf } from './ocsfIds';

type Index = { revision: number; records: Map<string, StoredRecord> };

const indexes = new WeakMap<World, Index>();

/**
 * The record that a `metadata.uid` names, whoever may see it. The ids of all
 * records are made once, and again only when one is asked for that is not known.
 */
export function recordWithMetadataUid(
  world: World,
  uid: string,
): StoredRecord | undefined {
  const known = indexes.get(world);
  const record = known?.records.get(uid);
  if (record && !record.deleted) {
    return record;
  }
  if (known?.revision === world.records.revision()) {
    return undefined;
  }
  const records = new Map<string, StoredRecord>();
  for (const candidate of world.records.all()) {
    records.set(metadataUidOf(candidate), candidate);
  }
  indexes.set(world, { revision: world.records.revision(), records });
  return records.get(uid);
}
