import { Knex } from 'knex';

/** How many findings each selector of each entity gives, by entity ref and hash of the selector. */
export type SelectorCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Counts what all selectors match, whatever its status; samples count nowhere. Read from one index. */
export async function countSelectors(knex: Knex): Promise<SelectorCounts> {
  const rows: Array<{
    entity_ref: string;
    selector: string;
    count: number | string;
  }> = await knex('finding_owners')
    .whereRaw('not sample')
    .groupBy('entity_ref', 'selector')
    .select('entity_ref', 'selector', knex.raw('count(*) as count'));
  const result = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const counts = result.get(row.entity_ref) ?? new Map<string, number>();
    counts.set(row.selector, Number(row.count));
    result.set(row.entity_ref, counts);
  }
  return result;
}
