import {
  DecisionKind,
  FindingRecord,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { WriteBackSettings } from '../../config/settings';
import { loadRecords } from '../../database/operations/findings/loadRecords';
import {
  addOutboxRows,
  NewOutboxRow,
} from '../../database/operations/triage/addOutboxRows';
import { ActiveCoverage } from '../../database/operations/triage/loadCoverage';
import { selectIdleEnds } from '../../database/operations/triage/selectIdleEnds';
import { selectUnwrittenRecords } from '../../database/operations/triage/selectUnwrittenRecords';
import { project } from '../state/project';
import { firstRoute } from './enqueue';
import { loadRecordsOfWrites } from './loadRecordsOfWrites';

type Options = { at: string; writeBack: WriteBackSettings };
type Shown = { id: string; kind: DecisionKind; phase: 'active' | 'ended' };

/** Puts records into the outbox that came after their decision, or that failed again without having been written. */
export async function coverNewRecords(
  transaction: Knex.Transaction,
  holding: ReadonlyMap<string, ActiveCoverage>,
  options: Options,
): Promise<void> {
  // A reopening is made for what was there: a new record is open by itself.
  const coverages = [...holding.values()].filter(
    ({ kind }) => kind !== 'reopen',
  );
  const recordKeys = await selectUnwrittenRecords(
    transaction,
    coverages.map(coverage => coverage.issueKey),
  );
  await add(transaction, recordKeys, options, record => {
    const coverage = holding.get(record.issueKey);
    return (
      coverage && {
        id: coverage.decisionId,
        kind: coverage.kind,
        phase: 'active',
      }
    );
  });
}

/**
 * Takes back what could not be taken back when the decision ended, because the record had passed or was archived: were it to fail
 * again as SUPPRESSED, nobody would see it, and no decision would stand behind that.
 */
export async function takeBackLate(
  transaction: Knex.Transaction,
  issueKeys: string[],
  options: Options,
): Promise<void> {
  const idle = await selectIdleEnds(transaction, issueKeys);
  const byRecord = new Map(idle.map(end => [end.recordKey, end]));
  await add(transaction, [...byRecord.keys()], options, record => {
    const end = byRecord.get(record.recordKey);
    return end && { id: end.decisionId, kind: end.kind, phase: 'ended' };
  });
}

async function add(
  transaction: Knex.Transaction,
  recordKeys: string[],
  { at, writeBack }: Options,
  decisionOf: (record: FindingRecord) => Shown | undefined,
): Promise<void> {
  if (recordKeys.length === 0) {
    return;
  }
  const stored = await loadRecords(transaction, { recordKeys });
  const records = [...stored.values()].map(({ record }) => record);
  const writes = await loadRecordsOfWrites(transaction, records);
  const rows: NewOutboxRow[] = [];
  for (const record of records) {
    const decision = decisionOf(record);
    if (
      decision &&
      project(decision, record, writes(record)).action === 'write'
    ) {
      rows.push({
        decision_id: decision.id,
        issue_key: record.issueKey,
        record_key: record.recordKey,
        phase: decision.phase,
        state: writeBack.mode === 'off' ? 'off' : 'pending',
        route: firstRoute(writeBack),
      });
    }
  }
  await addOutboxRows(transaction, rows, at);
}
