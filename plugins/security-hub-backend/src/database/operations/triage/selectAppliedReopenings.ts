import { Knex } from 'knex';

/** Reopenings with nothing left to do for a finding: every record shows it, or need not. */
export async function selectAppliedReopenings(
  knex: Knex,
): Promise<Array<{ decisionId: string; issueKey: string }>> {
  const rows: Array<{ decision_id: string; issue_key: string }> = await knex(
    'decision_findings',
  )
    .join('decisions', 'decisions.id', 'decision_findings.decision_id')
    .where('decisions.kind', 'reopen')
    .where('decisions.state', 'active')
    .where('decision_findings.state', 'active')
    .whereNotExists(query =>
      query
        .from('outbox')
        .whereRaw('?? = ??', [
          'outbox.decision_id',
          'decision_findings.decision_id',
        ])
        .whereRaw('?? = ??', [
          'outbox.issue_key',
          'decision_findings.issue_key',
        ])
        .whereNotIn('outbox.state', ['verified', 'not-needed'])
        .select(knex.raw('1')),
    )
    .select('decision_findings.decision_id', 'decision_findings.issue_key');
  return rows.map(row => ({
    decisionId: row.decision_id,
    issueKey: row.issue_key,
  }));
}
