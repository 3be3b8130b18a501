import { Knex } from 'knex';
import { chunks } from '../../chunks';

/**
 * Of findings with an active decision the records that the decision was not written to: those without a row in the outbox, and
 * those where nothing was needed at the time.
 */
export async function selectUnwrittenRecords(
  knex: Knex,
  issueKeys: string[],
): Promise<string[]> {
  const result: string[] = [];
  for (const part of chunks(issueKeys, 500)) {
    const rows: Array<{ record_key: string }> = await knex(
      'finding_records as record',
    )
      .join('decision_findings as covered', join =>
        join
          .on('covered.issue_key', 'record.issue_key')
          .andOnVal('covered.state', 'active'),
      )
      .whereIn('record.issue_key', part)
      .where('record.record_state', 'ACTIVE')
      .whereNotExists(query =>
        query
          .from('outbox')
          .whereRaw('?? = ??', ['outbox.record_key', 'record.record_key'])
          .whereRaw('?? = ??', ['outbox.decision_id', 'covered.decision_id'])
          .whereNot('outbox.state', 'not-needed')
          .select(knex.raw('1')),
      )
      .select('record.record_key');
    result.push(...rows.map(row => row.record_key));
  }
  return result;
}
