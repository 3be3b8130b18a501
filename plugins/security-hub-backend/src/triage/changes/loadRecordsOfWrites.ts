import { FindingRecord } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { loadDecisionIds } from '../../database/operations/triage/loadCoverage';
import { loadLastWrites } from '../../database/operations/triage/loadLastWrites';
import { RecordOfWrites } from '../state/project';

type Keys = Pick<FindingRecord, 'recordKey' | 'issueKey'>;

/** What we know of our own writes to records. */
export async function loadRecordsOfWrites(
  knex: Knex,
  records: Keys[],
): Promise<(record: Keys) => RecordOfWrites> {
  const lastWrites = await loadLastWrites(
    knex,
    records.map(record => record.recordKey),
  );
  const decisionIds = await loadDecisionIds(knex, [
    ...new Set(records.map(record => record.issueKey)),
  ]);
  return ({ recordKey, issueKey }) => ({
    last: lastWrites.get(recordKey),
    decisionIds: decisionIds.get(issueKey) ?? [],
  });
}
