import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { RecordHead } from '../../database/operations/findings/loadRecordHeads';
import { compareVersionOrder, contentHash } from '../issue/versionOrder';

/** An observation that became a record. */
export type Seen = {
  record: FindingRecord;
  document: unknown;
  /** Name of the source in config */
  source: string;
  /** Which of the batches stored together it came in */
  batch: number;
  /** `account/Region` that it was read from */
  reader: string;
  /** It was not read through its source of record */
  elsewhere: boolean;
  /** It came as an event */
  pushed: boolean;
};

/** A doubt is settled by an observation so long after the one that raised it. */
const QUIET_MILLISECONDS = 10 * 60_000;

/** What becomes of the doubt about a record when it is seen again. */
export function dirtySince(
  before: string | undefined,
  seen: Pick<FindingRecord, 'observedAt'>,
  dirty: boolean,
): string | undefined {
  if (dirty) {
    return seen.observedAt;
  }
  if (before === undefined) {
    return undefined;
  }
  const quiet = Date.parse(seen.observedAt) - Date.parse(before);
  return quiet >= QUIET_MILLISECONDS ? undefined : before;
}

/** Whether a record shows the very content that is stored, so that only its versions move on. */
export function isUnchanged(head: RecordHead, record: FindingRecord): boolean {
  return (
    contentHash(head.providerOrder) === contentHash(record.provider.order) &&
    contentHash(head.customerOrder) === contentHash(record.customer.order)
  );
}

/** A head after its unchanged record was seen. */
export function seenAgain(
  head: RecordHead,
  { record, reader, source }: Seen,
): RecordHead {
  const { provider, customer, observedAt } = record;
  const later = (one: string[], other: readonly string[]) =>
    compareVersionOrder(one, other) < 0 ? [...other] : one;
  return {
    ...head,
    source,
    reader,
    twinKey: record.twinKey,
    providerOrder: later(head.providerOrder, provider.order),
    customerOrder: later(head.customerOrder, customer.order),
    observedAt: head.observedAt < observedAt ? observedAt : head.observedAt,
    dirtySince: dirtySince(head.dirtySince, record, false),
    missedSweeps: 0,
  };
}

/** What a batch is about, told apart by how much has to be read for it. */
export type SortedSightings = {
  /** Records whose content is as stored */
  unchanged: RecordHead[];
  /** Observations of records that are new or differ, in the order of arrival */
  differing: Seen[];
  /** Records of which somebody else than their source of record tells something else */
  doubtful: Array<{ recordKey: string; since: string }>;
};

/** Sorts a batch by what is stored of its records. Pure. */
export function sortSightings(
  seen: Seen[],
  heads: ReadonlyMap<string, RecordHead>,
): SortedSightings {
  const result: SortedSightings = {
    unchanged: [],
    differing: [],
    doubtful: [],
  };
  const own = new Map<string, Seen[]>();
  for (const sighting of seen) {
    const { recordKey } = sighting.record;
    if (sighting.elsewhere) {
      const head = heads.get(recordKey);
      if (head && !head.dirtySince && !isUnchanged(head, sighting.record)) {
        result.doubtful.push({
          recordKey,
          since: sighting.record.observedAt,
        });
      }
    } else {
      const list = own.get(recordKey) ?? [];
      list.push(sighting);
      own.set(recordKey, list);
    }
  }
  for (const [recordKey, sightings] of own) {
    const head = heads.get(recordKey);
    if (head && sightings.every(({ record }) => isUnchanged(head, record))) {
      result.unchanged.push(
        sightings.reduce((at, sighting) => seenAgain(at, sighting), head),
      );
    } else {
      result.differing.push(...sightings);
    }
  }
  const moved = new Set(own.keys());
  result.doubtful = [
    ...new Map(
      result.doubtful
        // Its own source has just told the truth
        .filter(({ recordKey }) => !moved.has(recordKey))
        .map(mark => [mark.recordKey, mark]),
    ).values(),
  ];
  return result;
}
