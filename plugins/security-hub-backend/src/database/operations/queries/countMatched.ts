import { Knex } from 'knex';
import { entityFindings } from './entityFindings';
import { FindingScope } from './findingQuery';

/** How many findings each selector of an entity gave it, and how many different resources those have; within what the policy leaves. */
export async function countMatched(
  knex: Knex,
  scope: FindingScope,
): Promise<{ bySelector: Map<string, number>; resources: number }> {
  const rows: Array<{ selector: string; count: number }> = await entityFindings(
    knex,
    scope,
  )
    .groupBy('o.selector')
    .select('o.selector', knex.raw('count(*) as count'));
  const [{ resources }] = await entityFindings(knex, scope).select(
    knex.raw('count(distinct f.resource_hash) as resources'),
  );
  return {
    bySelector: new Map(rows.map(row => [row.selector, Number(row.count)])),
    resources: Number(resources),
  };
}
