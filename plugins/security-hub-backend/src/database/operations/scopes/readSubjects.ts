import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingResourceRow, FindingRow } from '../../rows';
import { whereKeys } from '../../rowset/whereKeys';
import { applyCriteria } from '../queries/applyCriteria';

/** A finding as far as scopes look at it. */
export type StoredSubject = {
  key: string;
  partition: string;
  account?: string;
  region: string;
  resources: Array<{
    id: string;
    hash: string;
    type: string;
    region?: string;
    arnAccount?: string;
    tags?: Record<string, string>;
  }>;
};

/** Findings of these accounts (of all where they are undefined) after a key, so many at once; without samples. */
export async function readSubjects(
  knex: Knex,
  options: {
    accounts?: readonly string[];
    criteria?: FindingFilterCriteria;
    after: string;
    limit: number;
  },
): Promise<StoredSubject[]> {
  const { accounts, criteria, after, limit } = options;
  const query = knex<FindingRow>('findings as f')
    .whereRaw('not f.sample')
    .where('f.key', '>', after)
    .orderBy('f.key')
    .limit(limit);
  if (accounts) {
    whereKeys(knex, query, 'f.account', accounts);
  }
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria));
  }
  const findings: Array<
    Pick<FindingRow, 'key' | 'partition' | 'account' | 'region'>
  > = await query.select('f.key', 'f.partition', 'f.account', 'f.region');
  const resources = await resourcesOf(
    knex,
    findings.map(({ key }) => key),
  );
  return findings.map(({ key, partition, account, region }) => ({
    key,
    partition,
    account: account ?? undefined,
    region,
    resources: resources.get(key) ?? [],
  }));
}

async function resourcesOf(knex: Knex, keys: string[]) {
  const rows: FindingResourceRow[] = await whereKeys(
    knex,
    knex<FindingResourceRow>('finding_resources'),
    'issue_key',
    keys,
  ).orderBy(['issue_key', 'position']);
  const result = new Map<string, StoredSubject['resources']>();
  for (const row of rows) {
    const list = result.get(row.issue_key) ?? [];
    list.push({
      id: row.resource_id,
      hash: row.resource_hash,
      type: row.type,
      region: row.region ?? undefined,
      arnAccount: row.arn_account ?? undefined,
      tags: row.tags === null ? undefined : JSON.parse(row.tags),
    });
    result.set(row.issue_key, list);
  }
  return result;
}
