import { FindingStatus } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { chunks } from '../../chunks';
import { FindingRow } from '../../rows';

/** What a finding shows of its decision. */
export type FindingDecision = {
  issueKey: string;
  status: FindingStatus;
  decisionId?: string;
  /** ISO 8601 */
  endsAt?: string;
};

/** Puts the decisions (or their absence) on findings. */
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
      await transaction<FindingRow>('findings')
        .whereIn(
          'key',
          part.map(change => change.issueKey),
        )
        .update({
          status: part[0].status,
          decision_id: part[0].decisionId ?? null,
          decision_ends_at: part[0].endsAt ?? null,
        });
    }
  }
}
