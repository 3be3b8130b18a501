import { Knex } from 'knex';
import { FindingResourceRow, FindingRow } from '../../rows';
import { loadResources } from '../queries/loadResources';

/** A finding as ownership looks at it. */
export type AccountSubject = {
  partition: string;
  account: string;
  region: string;
  resources: Array<{
    id: string;
    canonicalId: string;
    region?: string;
    arnAccount?: string;
    /** Undefined: unknown */
    tags?: Record<string, string>;
  }>;
};

/**
 * How many findings an account has; samples do not count.
 *
 * @param most - where there are more, the answer is one more: no account is counted to its end
 */
export async function countAccountFindings(
  knex: Knex,
  account: string,
  most: number,
): Promise<number> {
  const row = await knex
    .from(
      knex<FindingRow>('findings')
        .where({ account, sample: false })
        .limit(most + 1)
        .select('key')
        .as('some'),
    )
    .count({ number: '*' })
    .first();
  return Number(row?.number ?? 0);
}

/** The findings of an account, at most so many; samples do not count. */
export async function loadAccountSubjects(
  knex: Knex,
  account: string,
  most: number,
): Promise<AccountSubject[]> {
  const rows = await knex<FindingRow>('findings')
    .where({ account, sample: false })
    .limit(most)
    .select('key', 'partition', 'region');
  const resources = await loadResources(
    knex,
    rows.map(({ key }) => key),
  );
  return rows.map(({ key, partition, region }) => ({
    partition,
    account,
    region,
    resources: (resources.get(key) ?? []).map(subjectResource),
  }));
}

function subjectResource(
  row: FindingResourceRow,
): AccountSubject['resources'][number] {
  return {
    id: row.resource_id,
    canonicalId: row.resource_id,
    region: row.region ?? undefined,
    arnAccount: row.arn_account ?? undefined,
    tags: row.tags === null ? undefined : JSON.parse(row.tags),
  };
}
