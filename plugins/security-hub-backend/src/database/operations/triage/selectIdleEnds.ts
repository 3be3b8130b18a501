import { DecisionKind } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';

/** A record that AWS was not told the end of a decision for, since nothing was needed then. */
export type IdleEnd = {
  recordKey: string;
  decisionId: string;
  kind: DecisionKind;
};

/** Of findings the ACTIVE records that have not passed, with an end that nothing was written for and no later decision replaced. */
export async function selectIdleEnds(
  knex: Knex,
  issueKeys: string[],
): Promise<IdleEnd[]> {
  const result: IdleEnd[] = [];
  for (const part of chunks(issueKeys, 500)) {
    const rows: Array<{ record_key: string; id: string; kind: DecisionKind }> =
      await knex('outbox')
        .join(
          'finding_records as record',
          'record.record_key',
          'outbox.record_key',
        )
        .join('decisions', 'decisions.id', 'outbox.decision_id')
        .whereIn('outbox.issue_key', part)
        .where('outbox.state', 'not-needed')
        .where('outbox.phase', 'ended')
        .where('outbox.superseded', false)
        .where('record.record_state', 'ACTIVE')
        .where(query =>
          query
            .whereNull('record.compliance')
            .orWhereNot('record.compliance', 'PASSED'),
        )
        .whereNotExists(query =>
          query
            .from('outbox as later')
            .whereRaw('?? = ??', ['later.record_key', 'outbox.record_key'])
            .whereRaw('?? > ??', ['later.id', 'outbox.id'])
            .select(knex.raw('1')),
        )
        .select('outbox.record_key', 'decisions.id', 'decisions.kind');
    for (const row of rows) {
      result.push({
        recordKey: row.record_key,
        decisionId: row.id,
        kind: row.kind,
      });
    }
  }
  return result;
}
