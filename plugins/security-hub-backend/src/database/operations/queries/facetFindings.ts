import { Knex } from 'knex';
import { entityFindings } from './entityFindings';
import { FindingScope } from './findingQuery';

/** A value that findings can be filtered by, with the number of findings that are not resolved or archived. */
export type FacetRow = {
  facet: string;
  value: string;
  label?: string;
  count: number;
};

const facets: Record<string, { column: string; label?: string }> = {
  account: { column: 'f.account', label: 'f.account_name' },
  region: { column: 'f.region' },
  product: { column: 'f.product_key', label: 'f.product_name' },
  environment: { column: 'f.environment' },
  layer: { column: 'f.layer' },
  severity: { column: 'f.severity' },
  control: { column: 'f.control_id', label: 'f.group_title' },
};

/** Values of all filters, in one statement, plus the standards. */
export async function facetFindings(
  knex: Knex,
  scope: FindingScope,
): Promise<FacetRow[]> {
  const base = () =>
    entityFindings(knex, scope).whereIn('f.status', [
      'open',
      'acknowledged',
      'accepted',
    ]);
  const parts = Object.entries(facets).map(([facet, { column, label }]) =>
    base()
      .whereNotNull(column)
      .groupBy(column)
      .select(
        knex.raw('? as facet', [facet]),
        knex.raw(`${column} as value`),
        knex.raw(label ? `max(${label}) as label` : 'null as label'),
        knex.raw('count(*) as count'),
      ),
  );
  const rows: FacetRow[] = await knex.unionAll(parts);
  const standards: Array<{ standards: string; count: number }> = await base()
    .groupBy('f.standards')
    .select('f.standards', knex.raw('count(*) as count'));
  return [
    ...rows.map(row => ({
      facet: row.facet,
      value: row.value,
      label: row.label ?? undefined,
      count: Number(row.count),
    })),
    ...countStandards(standards),
  ].sort(
    (left, right) =>
      right.count - left.count || left.value.localeCompare(right.value),
  );
}

function countStandards(
  rows: Array<{ standards: string; count: number }>,
): FacetRow[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const standard of JSON.parse(row.standards) as string[]) {
      counts.set(standard, (counts.get(standard) ?? 0) + Number(row.count));
    }
  }
  return [...counts].map(([value, count]) => ({
    facet: 'standard',
    value,
    count,
  }));
}
