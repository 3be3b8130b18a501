import { Knex } from 'knex';

/** How many findings each selector of an entity gave it, and how many different resources those have. */
export async function countMatched(
  knex: Knex,
  entityRef: string,
): Promise<{ bySelector: Map<string, number>; resources: number }> {
  const rows: Array<{ selector: string; count: number }> = await knex(
    'finding_owners',
  )
    .where('entity_ref', entityRef)
    .groupBy('selector')
    .select('selector', knex.raw('count(*) as count'));
  const [{ resources }] = await knex('finding_owners as o')
    .join('findings as f', 'f.key', 'o.issue_key')
    .where('o.entity_ref', entityRef)
    .select(knex.raw('count(distinct f.resource_hash) as resources'));
  return {
    bySelector: new Map(rows.map(row => [row.selector, Number(row.count)])),
    resources: Number(resources),
  };
}
