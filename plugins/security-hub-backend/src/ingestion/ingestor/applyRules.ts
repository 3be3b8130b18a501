import { Knex } from 'knex';
import { RecordHead } from '../../database/operations/findings/loadRecordHeads';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import { selectDecidedIssues } from '../../database/operations/findings/selectDecidedIssues';
import { IngestRules } from '../rules';
import { Seen } from './sightings';

/** A batch without what rules leave out. */
export type AppliedRules = {
  kept: Seen[];
  /** How many observations were left out, by batch and by `<product> <reason>` */
  skipped: Map<number, Record<string, number>>;
  /** Stored records that rules leave out from now on */
  outdated: string[];
};

/** Applies the rules of ingestion to a batch. What a decision refers to is never left out. Reads, and remembers the newest images. */
export async function applyRules(
  transaction: Knex.Transaction,
  rules: IngestRules,
  seen: Seen[],
  heads: ReadonlyMap<string, RecordHead>,
): Promise<AppliedRules> {
  const own = seen.filter(({ elsewhere }) => !elsewhere);
  const ruled = await rules.forBatch(
    transaction,
    own.map(({ record }) => record),
  );
  const reasons = new Map(
    own.flatMap(sighting => {
      const { record } = sighting;
      const reason = ruled.reasonFor(record, heads.has(record.recordKey));
      return reason ? [[sighting, reason] as const] : [];
    }),
  );
  const decided = await selectDecidedIssues(transaction, [
    ...new Set([...reasons.keys()].map(({ record }) => record.issueKey)),
  ]);
  const outdated = new Set(
    await outdatedRecords(transaction, ruled.outdatedIssues, ruled.isOutdated),
  );
  const kept: Seen[] = [];
  const skipped = new Map<number, Record<string, number>>();
  for (const sighting of seen) {
    const { record, batch } = sighting;
    const reason = reasons.get(sighting);
    if (!reason || decided.has(record.issueKey)) {
      kept.push(sighting);
      continue;
    }
    const counts = skipped.get(batch) ?? {};
    const name = `${record.product.key} ${reason}`;
    counts[name] = (counts[name] ?? 0) + 1;
    skipped.set(batch, counts);
    if (heads.has(record.recordKey)) {
      outdated.add(record.recordKey);
    }
  }
  return { kept, skipped, outdated: [...outdated] };
}

async function outdatedRecords(
  transaction: Knex.Transaction,
  issueKeys: string[],
  isOutdated: (record: Seen['record']) => boolean,
): Promise<string[]> {
  if (issueKeys.length === 0) {
    return [];
  }
  const decided = await selectDecidedIssues(transaction, issueKeys);
  const stored = await loadRecords(transaction, {
    issueKeys: issueKeys.filter(key => !decided.has(key)),
  });
  return [...stored.values()].flatMap(({ record }) =>
    isOutdated(record) ? record.recordKey : [],
  );
}
