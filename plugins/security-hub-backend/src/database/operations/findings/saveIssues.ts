import { Knex } from 'knex';
import { chunks } from '../../chunks';
import {
  FindingEventRow,
  FindingOwnerRow,
  FindingResourceRow,
  FindingRow,
} from '../../rows';

/** Everything that is stored of an issue. */
export type IssueRows = {
  finding: FindingRow;
  resources: FindingResourceRow[];
  owners: FindingOwnerRow[];
};

/** Inserts or replaces issues with their resources and owners. */
export async function saveIssues(
  transaction: Knex.Transaction,
  issues: IssueRows[],
): Promise<void> {
  for (const part of chunks(issues, 20)) {
    await transaction<FindingRow>('findings')
      .insert(part.map(issue => issue.finding))
      .onConflict('key')
      .merge();
  }
  await replaceRows(transaction, 'finding_resources', issues, i => i.resources);
  await replaceRows(transaction, 'finding_owners', issues, i => i.owners);
}

async function replaceRows(
  transaction: Knex.Transaction,
  table: 'finding_resources' | 'finding_owners',
  issues: IssueRows[],
  rowsOf: (issue: IssueRows) => object[],
): Promise<void> {
  for (const part of chunks(issues, 200)) {
    await transaction(table)
      .whereIn(
        'issue_key',
        part.map(issue => issue.finding.key),
      )
      .delete();
  }
  for (const part of chunks(issues.flatMap(rowsOf), 80)) {
    await transaction(table).insert(part);
  }
}

/** Removes issues that no record belongs to any longer; their history stays. */
export async function deleteIssues(
  transaction: Knex.Transaction,
  keys: string[],
): Promise<void> {
  for (const part of chunks(keys, 500)) {
    await transaction('finding_owners').whereIn('issue_key', part).delete();
    await transaction('finding_resources').whereIn('issue_key', part).delete();
    await transaction('findings').whereIn('key', part).delete();
  }
}

/** Appends to the history of issues. */
export async function appendEvents(
  transaction: Knex.Transaction,
  events: FindingEventRow[],
): Promise<void> {
  for (const part of chunks(events, 100)) {
    await transaction<FindingEventRow>('finding_events').insert(part);
  }
}
