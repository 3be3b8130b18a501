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

/** Entities that match the same findings first, so that none of them decides. */
export type ConflictRow = {
  entities: Array<{ entityRef: string; text: string }>;
  findings: number;
  counts: PriorityCountsRow;
  /** First resources of some of the findings */
  resourceIds: string[];
};

const EXAMPLES = 3;

/** Groups the findings in conflict by the set of entities, most findings first. */
export async function groupConflicts(
  knex: Knex,
  query: ReportScope & ReportPage,
): Promise<{
  groups: ConflictRow[];
  totalItems: number;
  totalFindings: number;
}> {
  const sets = knex
    .from(contested(knex, query).as('c'))
    .groupBy('c.entities')
    .select(
      'c.entities',
      ...priorityCounts(knex, 'c.priority_rank'),
      knex.raw('count(*) as findings'),
      knex.raw('min(c.key) as example'),
    );
  const [rows, [totals]] = await Promise.all([
    knex
      .from(sets.clone().as('s'))
      .orderByRaw('findings desc, entities')
      .limit(query.limit)
      .offset(query.offset),
    knex
      .from(sets.clone().as('s'))
      .select(
        knex.raw('count(*) as items'),
        knex.raw('coalesce(sum(findings), 0) as findings'),
      ),
  ]);
  const [reasons, resources] = await Promise.all([
    loadReasons(
      knex,
      rows.map(({ example }: { example: string }) => example),
    ),
    loadResources(
      knex,
      query,
      rows.map(({ entities }: { entities: string }) => entities),
    ),
  ]);
  return {
    groups: rows.map(
      (
        row: Record<string, unknown> & { example: string; entities: string },
      ): ConflictRow => ({
        entities: reasons.get(row.example) ?? [],
        findings: Number(row.findings),
        counts: toPriorityCounts(row),
        resourceIds: resources.get(row.entities) ?? [],
      }),
    ),
    totalItems: Number(totals.items),
    totalFindings: Number(totals.findings),
  };
}

/** Findings in conflict with the refs of the entities as one text, in order. */
function contested(knex: Knex, scope: ReportScope): Knex.QueryBuilder {
  const all = isPostgres(knex)
    ? "string_agg(o.entity_ref, ' ' order by o.entity_ref)"
    : "group_concat(o.entity_ref, ' ' order by o.entity_ref)";
  return unsettledFindings(knex, scope, 'conflict')
    .join('finding_owners as o', 'o.issue_key', 'f.key')
    .whereRaw('o.contested')
    .groupBy('f.key', 'f.priority_rank', 'f.resource_id')
    .select(
      'f.key',
      'f.priority_rank',
      'f.resource_id',
      knex.raw(`${all} as entities`),
    );
}

async function loadReasons(knex: Knex, keys: string[]) {
  const rows: Array<{ issue_key: string; entity_ref: string; reason: string }> =
    await knex('finding_owners')
      .whereIn('issue_key', keys)
      .whereRaw('contested')
      .orderBy('entity_ref')
      .select('issue_key', 'entity_ref', 'reason');
  const result = new Map<string, ConflictRow['entities']>();
  for (const { issue_key: key, entity_ref: entityRef, reason } of rows) {
    const list = result.get(key) ?? [];
    list.push({ entityRef, text: reason });
    result.set(key, list);
  }
  return result;
}

async function loadResources(
  knex: Knex,
  scope: ReportScope,
  sets: string[],
): Promise<Map<string, string[]>> {
  const rows: Array<{ entities: string; id: string }> = await knex
    .from(
      knex
        .from(contested(knex, scope).as('c'))
        .whereIn('c.entities', sets)
        .select(
          'c.entities',
          'c.resource_id as id',
          knex.raw(
            'row_number() over (partition by c.entities order by c.priority_rank desc, c.key) as number',
          ),
        )
        .as('n'),
    )
    .where('n.number', '<=', EXAMPLES)
    .orderBy('n.number')
    .select('n.entities', 'n.id');
  const result = new Map<string, string[]>();
  for (const { entities, id } of rows) {
    result.set(entities, [...(result.get(entities) ?? []), id]);
  }
  return result;
}
