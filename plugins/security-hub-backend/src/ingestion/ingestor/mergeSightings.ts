import { StoredRecord } from '../../database/operations/findings/loadRecords';
import { joinTwin } from '../issue/joinTwins';
import { mergeRecord } from '../issue/mergeRecord';
import { dirtySince, Seen } from './sightings';

/** What observations make of records. */
export type MergedSightings = {
  /** All records of the issues that are touched, by key, as they are now */
  records: Map<string, StoredRecord>;
  /** Keys of those to be stored */
  touched: Set<string>;
  /** The newest documents of those whose content changed */
  documents: Map<string, unknown>;
  /** Keys of issues to be folded again */
  issueKeys: Set<string>;
  /** How many observations changed something, by batch */
  stored: Map<number, number>;
};

/**
 * Merges observations into what is stored of their records, in the order of arrival, and joins records with their counterparts in the
 * other format. Pure.
 *
 * @param current - all stored records of the issues that the observations, or what is stored of them, belong to
 */
export function mergeSightings(
  seen: Seen[],
  current: ReadonlyMap<string, StoredRecord>,
): MergedSightings {
  const result: MergedSightings = {
    records: new Map(current),
    touched: new Set(),
    documents: new Map(),
    issueKeys: new Set(),
    stored: new Map(),
  };
  for (const sighting of seen) {
    const { record, document, source, reader, batch } = sighting;
    const before = result.records.get(record.recordKey);
    const merged = mergeRecord(before?.record, record);
    result.records.set(record.recordKey, {
      record: merged.record,
      source,
      reader,
      dirtySince: dirtySince(before?.dirtySince, record, merged.dirty),
    });
    result.touched.add(record.recordKey);
    if (merged.changed) {
      result.stored.set(batch, (result.stored.get(batch) ?? 0) + 1);
      result.documents.set(record.recordKey, document);
      result.issueKeys.add(merged.record.issueKey);
      if (before) {
        result.issueKeys.add(before.record.issueKey);
      }
    }
  }
  joinTwins(result);
  return result;
}

function joinTwins(result: MergedSightings): void {
  const older = new Map<string, StoredRecord>();
  for (const stored of result.records.values()) {
    if (stored.record.identity.format === 'asff') {
      older.set(stored.record.twinKey, stored);
    }
  }
  for (const [key, stored] of result.records) {
    const joined = joinTwin(
      stored.record,
      older.get(stored.record.twinKey)?.record,
    );
    if (joined !== stored.record) {
      result.records.set(key, { ...stored, record: joined });
      result.touched.add(key);
      result.issueKeys.add(joined.issueKey);
      result.issueKeys.add(stored.record.issueKey);
    }
  }
}
