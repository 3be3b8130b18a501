import { DecisionKind } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';

/** The decision that holds for a finding. */
export type ActiveCoverage = {
  issueKey: string;
  decisionId: string;
  kind: DecisionKind;
  /** ISO 8601 */
  endsAt?: string;
};

type Row = {
  issue_key: string;
  id: string;
  kind: DecisionKind;
  ends_at: string | null;
};

/** The active decisions of findings, by the findings' keys. */
export async function loadActiveCoverage(
  knex: Knex,
  issueKeys: string[],
): Promise<Map<string, ActiveCoverage>> {
  const result = new Map<string, ActiveCoverage>();
  for (const part of chunks(issueKeys, 500)) {
    const rows: Row[] = await knex('decision_findings')
      .join('decisions', 'decisions.id', 'decision_findings.decision_id')
      .where('decision_findings.state', 'active')
      .whereIn('decision_findings.issue_key', part)
      .select(
        'decision_findings.issue_key',
        'decisions.id',
        'decisions.kind',
        'decisions.ends_at',
      );
    for (const row of rows) {
      result.set(row.issue_key, {
        issueKey: row.issue_key,
        decisionId: row.id,
        kind: row.kind,
        endsAt: row.ends_at ?? undefined,
      });
    }
  }
  return result;
}

/** All decisions that cover or covered findings, by the findings' keys. */
export async function loadDecisionIds(
  knex: Knex,
  issueKeys: string[],
): Promise<Map<string, string[]>> {
  const result = new Map<string, string[]>();
  for (const part of chunks(issueKeys, 500)) {
    const rows: Array<{ issue_key: string; decision_id: string }> = await knex(
      'decision_findings',
    )
      .whereIn('issue_key', part)
      .whereNot('state', 'not-covered')
      .select('issue_key', 'decision_id');
    for (const row of rows) {
      const ids = result.get(row.issue_key) ?? [];
      ids.push(row.decision_id);
      result.set(row.issue_key, ids);
    }
  }
  return result;
}
