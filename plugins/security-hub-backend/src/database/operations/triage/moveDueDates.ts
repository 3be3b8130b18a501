import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { updateRows } from '../../rowset/updateRows';
import { whereKeys } from '../../rowset/whereKeys';

/** What the due date of a finding is made from. */
export type DueFinding = Pick<
  FindingRow,
  'key' | 'first_seen_at' | 'due_unpaused_at' | 'due_at'
>;

/** Gives findings other due dates, and what lists know of them. */
export async function moveDueDates(
  transaction: Knex.Transaction,
  issueKeys: string[],
  dueOf: (finding: DueFinding) => string | undefined,
): Promise<void> {
  const rows: DueFinding[] = await whereKeys(
    transaction,
    transaction('findings'),
    'key',
    issueKeys,
  ).select('key', 'first_seen_at', 'due_unpaused_at', 'due_at');
  const moved = rows
    .map(row => ({ key: row.key, before: row.due_at, due_at: dueOf(row) }))
    .filter(({ before, due_at: after }) => (before ?? undefined) !== after);
  await updateRows(
    transaction,
    'findings',
    'key',
    moved.map(({ key, due_at: dueAt }) => ({ key, due_at: dueAt ?? null })),
  );
  await updateRows(
    transaction,
    'finding_owners',
    'issue_key',
    moved.map(({ key, due_at: dueAt }) => ({
      issue_key: key,
      due_at: dueAt === undefined ? null : Date.parse(dueAt),
    })),
  );
}
