import { Knex } from 'knex';
import {
  FindingEventRow,
  FindingOwnerRow,
  FindingResourceRow,
  FindingRow,
} from '../../rows';
import { insertRows } from '../../rowset/insertRows';
import { whereKeys } from '../../rowset/whereKeys';

/** Everything that is stored of an issue. */
export type IssueRows = {
  finding: FindingRow;
  resources: FindingResourceRow[];
  owners: FindingOwnerRow[];
};

/**
 * Inserts or replaces issues with their resources and owners.
 *
 * @param known - keys of those that are stored already: only theirs are replaced
 */
export async function saveIssues(
  transaction: Knex.Transaction,
  issues: IssueRows[],
  known: ReadonlySet<string>,
): Promise<void> {
  await insertRows(
    transaction,
    'findings',
    issues.map(issue => issue.finding),
    { key: ['key'], then: 'replace' },
  );
  const replaced = issues
    .map(issue => issue.finding.key)
    .filter(key => known.has(key));
  for (const table of ['finding_resources', 'finding_owners'] as const) {
    if (replaced.length > 0) {
      await whereKeys(
        transaction,
        transaction(table),
        'issue_key',
        replaced,
      ).delete();
    }
    await insertRows(
      transaction,
      table,
      issues.flatMap<object>(issue =>
        table === 'finding_owners' ? issue.owners : issue.resources,
      ),
    );
  }
}

/** Removes issues that no record belongs to any longer; their history stays. */
export async function deleteIssues(
  transaction: Knex.Transaction,
  keys: string[],
): Promise<void> {
  if (keys.length === 0) {
    return;
  }
  for (const [table, column] of [
    ['finding_owners', 'issue_key'],
    ['finding_resources', 'issue_key'],
    ['findings', 'key'],
  ] as const) {
    await whereKeys(transaction, transaction(table), column, keys).delete();
  }
}

/** Appends to the history of issues. */
export async function appendEvents(
  transaction: Knex.Transaction,
  events: FindingEventRow[],
): Promise<void> {
  await insertRows(
    transaction,
    'finding_events',
    events.map(event => ({
      issue_key: event.issue_key,
      at: event.at,
      event: event.event,
      by: event.by ?? null,
      from: event.from ?? null,
      to: event.to ?? null,
      decision_id: event.decision_id ?? null,
      detail: event.detail ?? null,
    })),
  );
}
