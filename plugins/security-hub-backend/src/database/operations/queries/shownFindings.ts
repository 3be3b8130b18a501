import { Knex } from 'knex';
import { FindingResourceRow, FindingRow } from '../../rows';

/** Columns of `findings` that a reply shows; the others are long or for searching. */
const columns = [
  'key',
  'kind',
  'title',
  'product_key',
  'product_name',
  'control_id',
  'group_key',
  'group_title',
  'partition',
  'account',
  'account_name',
  'region',
  'environment',
  'layer',
  'severity',
  'priority',
  'compliance',
  'workflow',
  'status',
  'decision_id',
  'first_seen_at',
  'last_seen_at',
  'due_at',
  'resource_id',
  'resource_hash',
  'resource_type',
  'resource_name',
  'resource_count',
  'sample',
] as const satisfies ReadonlyArray<keyof FindingRow>;

/** A finding as far as replies show it. */
export type ShownFinding = Pick<FindingRow, (typeof columns)[number]>;

/** What else a reply says of a finding: its primary entity, and its first resource. */
export type ShownContext = {
  primary_ref: string | null;
  resource: Pick<FindingResourceRow, 'region' | 'display_name' | 'tags'>;
};

/** A finding with the way in which the entity has to do with it. */
export type ListedFinding = ShownFinding &
  ShownContext & { is_primary: boolean };

/** Joins the first resource to a query that has findings as `f`, and selects all of {@link ShownFinding} and {@link ShownContext}. */
export function selectShown(
  knex: Knex,
  query: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return query
    .leftJoin('finding_resources as r', join =>
      join.on('r.issue_key', 'f.key').andOnVal('r.position', 0),
    )
    .select(
      ...columns.map(column => `f.${column}`),
      'r.region as first_region',
      'r.display_name as first_display_name',
      'r.tags as first_tags',
      knex('finding_owners as p')
        .where('p.issue_key', knex.ref('f.key'))
        .andWhere('p.is_primary', true)
        .min('p.entity_ref')
        .as('primary_ref'),
    );
}

type Row = ShownFinding & {
  is_primary: boolean;
  primary_ref: string | null;
  first_region: string | null;
  first_display_name: string | null;
  first_tags: string | null;
};

/** A row of a query made by {@link selectShown}, which has selected `is_primary`, too. */
export function toListed(row: Row): ListedFinding {
  const {
    is_primary: isPrimary,
    first_region: region,
    first_display_name: displayName,
    first_tags: tags,
    ...finding
  } = row;
  return {
    ...finding,
    is_primary: Boolean(isPrimary),
    resource: { region, display_name: displayName, tags },
  };
}
