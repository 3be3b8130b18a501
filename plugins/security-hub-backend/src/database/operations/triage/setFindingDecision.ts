import { FindingStatus } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingOwnerRow, FindingRow } from '../../rows';

/** What a finding shows of its decision. */
export type FindingDecision = {
  issueKey: string;
  status: FindingStatus;
  decisionId?: string;
  /** ISO 8601 */
  endsAt?: string;
};

/** Puts the decisions (or their absence) on findings, and on what lists know of them. */
export async function setFindingDecision(
  transaction: Knex.Transaction,
  changes: FindingDecision[],
): Promise<void> {
  const groups = new Map<string, FindingDecision[]>();
  for (const change of changes) {
    const { status, decisionId, endsAt } = change;
    const group = JSON.stringify([status, decisionId, endsAt]);
    groups.set(group, [...(groups.get(group) ?? []), change]);
  }
  for (const group of groups.values()) {
    for (const part of chunks(group, 500)) {
      const keys = part.map(change => change.issueKey);
      const [{ status, decisionId, endsAt }] = part;
      await transaction<FindingRow>('findings')
        .whereIn('key', keys)
        .update({
          status,
          decision_id: decisionId ?? null,
          decision_ends_at: endsAt ?? null,
        });
      await transaction<FindingOwnerRow>('finding_owners')
        .whereIn('issue_key', keys)
        .update({
          status,
          decision_ends_at: endsAt === undefined ? null : Date.parse(endsAt),
        });
    }
  }
}
