import { Knex } from 'knex';
import { FindingResourceRow, FindingRow } from '../../rows';
import { whereKeys } from '../../rowset/whereKeys';

/** A resource of a stored finding. */
export type StoredResource = Pick<
  FindingResourceRow,
  'issue_key' | 'resource_hash' | 'resource_id' | 'arn_account'
> & {
  region: string;
  account: string | null;
  settled: boolean;
};

/** Resources of the findings whose keys follow one key, with the last of these keys; without it: there are no more. */
export async function selectUnqueued(
  knex: Knex,
  options: { after: string; findings: number },
): Promise<{ resources: StoredResource[]; last?: string }> {
  const findings = await knex<FindingRow>('findings')
    .where('key', '>', options.after)
    .orderBy('key')
    .limit(options.findings)
    .select('key', 'account', 'region', 'status');
  const byKey = new Map(findings.map(finding => [finding.key, finding]));
  const rows: FindingResourceRow[] =
    findings.length === 0
      ? []
      : await whereKeys(knex, knex('finding_resources'), 'issue_key', [
          ...byKey.keys(),
        ]).select(
          'issue_key',
          'resource_hash',
          'resource_id',
          'arn_account',
          'region',
        );
  return {
    resources: rows.flatMap(row => {
      const finding = byKey.get(row.issue_key);
      return finding
        ? {
            ...row,
            region: row.region ?? finding.region,
            account: finding.account,
            settled: !['open', 'acknowledged'].includes(finding.status),
          }
        : [];
    }),
    last: findings.at(-1)?.key,
  };
}
