import { BulkRecord } from '../store/BulkRecord';
import { FindingSource } from '../store/FindingSource';
import { OcsfField, OcsfRow } from './ocsfFields';
import { ocsfReader } from './ocsfReaders';

/** A found record: the version that is visible, or one of a source that nobody has changed. */
export type FoundOcsf = OcsfRow | BulkRecord;

/** What fields are read with. */
export type OcsfRows = {
  /** Of findings that are made on demand. */
  source?: FindingSource;
  /** Whether records of an account show their `metadata.uid`. */
  showsUid: (account: string) => boolean;
};

/** How a field of found records is read; the finding of an unchanged one is made only where its source cannot tell the field. */
export function readerOf(
  name: string,
  { read }: OcsfField,
  { source, showsUid }: OcsfRows,
): (found: FoundOcsf) => readonly unknown[] {
  const told = source && ocsfReader(source, name);
  return found => {
    if (!(found instanceof BulkRecord)) {
      return read(found);
    }
    return told
      ? told(found.index)
      : read({
          record: found,
          finding: found.source.finding(found.index),
          metadataUid: showsUid(found.account),
        });
  };
}

/** A found record's place in the order of arrival. */
export function sequenceOf(found: FoundOcsf): number {
  return found instanceof BulkRecord ? found.sequence : found.record.sequence;
}
