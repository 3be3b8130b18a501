import { Knex } from 'knex';
import { isPostgres } from '../../rowset/dialect';
import {
  priorityCounts,
  PriorityCountsRow,
  ReportPage,
  ReportScope,
  toPriorityCounts,
  unsettledFindings,
} from './unsettledFindings';

/** How findings without an owner are grouped; `tag` without a key: by the keys that their resources have. */
export type OrphanGrouping =
  | { by: 'account' }
  | { by: 'resourceType' }
  | { by: 'tag'; tagKey?: string };

/** Findings without an owner that have something in common. */
export type OrphanGroupRow = {
  /** Empty where they have no account, or no such tag */
  value: string;
  counts: PriorityCountsRow;
  findings: number;
  resources: number;
  /** Accounts of the first few hundred of them */
  accounts: string[];
  /** First resources of some of them, the most urgent first */
  resourceIds: string[];
};

/** Which findings without an owner, in which groups. */
export type OrphanQuery = ReportScope &
  ReportPage & { grouping: OrphanGrouping; accounts?: readonly string[] };

/** How many findings of a group are looked at for what they have in common. */
const LOOKED_AT = 200;

/** Groups the findings that nobody owns, most urgent first. */
export async function groupOrphans(
  knex: Knex,
  query: OrphanQuery,
): Promise<{
  groups: OrphanGroupRow[];
  totalItems: number;
  totalFindings: number;
}> {
  const grouped = knex
    .from(valued(knex, query).as('v'))
    .groupBy('v.value')
    .select(
      'v.value',
      ...priorityCounts(knex, 'v.priority_rank'),
      knex.raw('count(*) as findings'),
      knex.raw('count(distinct v.resource_hash) as resources'),
    );
  const [rows, [{ items }], [{ findings }]] = await Promise.all([
    knex
      .from(grouped.clone().as('g'))
      .orderByRaw('critical desc, high desc, medium desc, low desc, value')
      .limit(query.limit)
      .offset(query.offset),
    knex.from(grouped.clone().as('g')).select(knex.raw('count(*) as items')),
    orphans(knex, query).select(knex.raw('count(*) as findings')),
  ]);
  const examples = await loadExamples(
    knex,
    query,
    rows.map((row: { value: string }) => row.value),
  );
  return {
    groups: rows.map(
      (row: Record<string, unknown> & { value: string }): OrphanGroupRow => ({
        value: row.value,
        counts: toPriorityCounts(row),
        findings: Number(row.findings),
        resources: Number(row.resources),
        accounts: [...(examples.get(row.value)?.accounts ?? [])],
        resourceIds: [...(examples.get(row.value)?.resourceIds ?? [])],
      }),
    ),
    totalItems: Number(items),
    totalFindings: Number(findings),
  };
}

function orphans(knex: Knex, query: OrphanQuery): Knex.QueryBuilder {
  const findings = unsettledFindings(knex, query, 'orphan');
  return query.accounts?.length
    ? findings.whereIn('f.account', query.accounts)
    : findings;
}

/** Each finding once for each value that it has. */
function valued(knex: Knex, query: OrphanQuery): Knex.QueryBuilder {
  const { grouping } = query;
  const columns = ['f.key', 'f.account', 'f.priority_rank', 'f.resource_hash'];
  const findings = orphans(knex, query).select(columns);
  if (grouping.by === 'account') {
    return findings.select(knex.raw("coalesce(f.account, '') as value"));
  }
  if (grouping.by === 'resourceType') {
    return findings.select('f.resource_type as value');
  }
  findings
    .leftJoin('finding_resources as r', 'r.issue_key', 'f.key')
    .distinct();
  if (grouping.tagKey !== undefined) {
    return findings.select(
      knex.raw(`coalesce(${tagValue(knex)}, '') as value`, [grouping.tagKey]),
    );
  }
  return findings
    .joinRaw(
      isPostgres(knex)
        ? 'left join lateral jsonb_object_keys(cast(r.tags as jsonb)) as t(key) on true'
        : 'left join json_each(r.tags) as t on true',
    )
    .select(knex.raw("coalesce(t.key, '') as value"));
}

function tagValue(knex: Knex): string {
  return isPostgres(knex)
    ? 'cast(r.tags as jsonb) ->> cast(? as text)'
    : '(select t.value from json_each(r.tags) as t where t.key = ?)';
}

async function loadExamples(knex: Knex, query: OrphanQuery, values: string[]) {
  const numbered = knex
    .from(valued(knex, query).as('v'))
    .whereIn('v.value', values)
    .select(
      'v.*',
      knex.raw(
        'row_number() over (partition by v.value order by v.priority_rank desc, v.key) as number',
      ),
    );
  const rows: Array<{ value: string; account: string | null; id: string }> =
    await knex
      .from(numbered.as('n'))
      .join('findings as e', 'e.key', 'n.key')
      .where('n.number', '<=', LOOKED_AT)
      .orderBy('n.number')
      .select('n.value', 'n.account', 'e.resource_id as id');
  const result = new Map<
    string,
    { accounts: Set<string>; resourceIds: Set<string> }
  >();
  for (const { value, account, id } of rows) {
    const known = result.get(value) ?? {
      accounts: new Set(),
      resourceIds: new Set(),
    };
    result.set(value, known);
    known.resourceIds.add(id);
    if (account) {
      known.accounts.add(account);
    }
  }
  return result;
}
