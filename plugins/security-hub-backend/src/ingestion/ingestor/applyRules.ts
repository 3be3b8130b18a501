import { Knex } from 'knex';
import { loadSkipped, SkippedRecord } from '../../database/operations/accounts';
import { RecordHead } from '../../database/operations/findings/loadRecordHeads';
import {
  loadRecords,
  StoredRecord,
} from '../../database/operations/findings/loadRecords';
import { selectDecidedIssues } from '../../database/operations/findings/selectDecidedIssues';
import { IngestRules, SkipReason } from '../rules';
import { newestVersions } from './newestVersions';
import { placeOf } from './placeOf';
import { Seen } from './sightings';
import { readerText, SourceOfRecord } from './SourceOfRecord';

/** A batch without what rules leave out. */
export type AppliedRules = {
  kept: Seen[];
  /** How many observations were left out, by batch and by `<product> <reason>` */
  skipped: Map<number, Record<string, number>>;
  /** The records that are left out from now on, as far as it is known whose they are */
  left: SkippedRecord[];
  /** Stored records that rules leave out from now on */
  outdated: string[];
};

/** What rules of ingestion are applied with. */
export type RuleContext = {
  rules: IngestRules;
  readers: SourceOfRecord;
  /** What is stored of the records of the batch */
  heads: ReadonlyMap<string, RecordHead>;
};

/** Applies the rules of ingestion to a batch. What a decision refers to is never left out. Reads, and remembers the newest images. */
export async function applyRules(
  transaction: Knex.Transaction,
  seen: Seen[],
  context: RuleContext,
): Promise<AppliedRules> {
  const { rules, heads } = context;
  const own = seen.filter(({ elsewhere }) => !elsewhere);
  const leftBefore = await loadSkipped(
    transaction,
    own.flatMap(({ record: { recordKey } }) =>
      heads.has(recordKey) ? [] : recordKey,
    ),
  );
  const newest = newestVersions(own, heads, leftBefore);
  const ruled = await rules.forBatch(
    transaction,
    own.map(({ record }) => record),
  );
  const byRecord = new Map<string, string>();
  for (const [recordKey, version] of newest) {
    if ('left' in version) {
      byRecord.set(recordKey, version.left.rule);
    } else if ('seen' in version) {
      const { record } = version.seen;
      const reason = ruled.reasonFor(record, heads.has(recordKey));
      if (reason) {
        byRecord.set(recordKey, ruleName(record, reason));
      }
    }
  }
  const reasons = new Map(
    own.flatMap(sighting => {
      const rule = byRecord.get(sighting.record.recordKey);
      return rule ? [[sighting, rule] as const] : [];
    }),
  );
  const decided = await selectDecidedIssues(transaction, [
    ...new Set([...reasons.keys()].map(({ record }) => record.issueKey)),
  ]);
  const older = await outdatedRecords(
    transaction,
    ruled.outdatedIssues,
    ruled.isOutdated,
  );
  const outdated = new Set(older.map(({ record }) => record.recordKey));
  const left = older.flatMap(stored =>
    leftOut(stored, ruleName(stored.record, 'older-image'), context.readers),
  );
  const kept: Seen[] = [];
  const skipped = new Map<number, Record<string, number>>();
  for (const sighting of seen) {
    const { record, batch } = sighting;
    const rule = reasons.get(sighting);
    if (!rule || decided.has(record.issueKey)) {
      kept.push(sighting);
      continue;
    }
    const counts = skipped.get(batch) ?? {};
    counts[rule] = (counts[rule] ?? 0) + 1;
    skipped.set(batch, counts);
    const version = newest.get(record.recordKey);
    if (version && 'seen' in version && version.seen === sighting) {
      left.push(...leftOut(sighting, rule, context.readers));
    }
    if (heads.has(record.recordKey)) {
      outdated.add(record.recordKey);
    }
  }
  return { kept, skipped, left, outdated: [...outdated] };
}

function ruleName(record: Seen['record'], reason: SkipReason): string {
  return `${record.product.key} ${reason}`;
}

function leftOut(
  { record, source, reader }: StoredRecord,
  rule: string,
  readers: SourceOfRecord,
): SkippedRecord[] {
  const place = placeOf(readers, source, record);
  return place
    ? [
        {
          recordKey: record.recordKey,
          source,
          ...place,
          reader: reader ?? readerText(place),
          format: record.identity.format,
          rule,
          providerOrder: record.provider.order,
          customerOrder: record.customer.order,
          seenAt: record.observedAt,
        },
      ]
    : [];
}

async function outdatedRecords(
  transaction: Knex.Transaction,
  issueKeys: string[],
  isOutdated: (record: Seen['record']) => boolean,
): Promise<StoredRecord[]> {
  if (issueKeys.length === 0) {
    return [];
  }
  const decided = await selectDecidedIssues(transaction, issueKeys);
  const stored = await loadRecords(transaction, {
    issueKeys: issueKeys.filter(key => !decided.has(key)),
  });
  return [...stored.values()].filter(({ record }) => isOutdated(record));
}
