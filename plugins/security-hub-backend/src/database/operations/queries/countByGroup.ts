import { Knex } from 'knex';
import { applyFilters, entityFindings } from './entityFindings';
import { FindingFilters, FindingScope } from './findingQuery';

/** How many findings the filters keep, by the key of their group by control; groups without any are left out. */
export async function countByGroup(
  knex: Knex,
  options: { scope: FindingScope; filters: FindingFilters },
): Promise<Map<string, number>> {
  const { scope, filters } = options;
  const rows: Array<{ group_key: string; count: number | string }> =
    await applyFilters(entityFindings(knex, scope), filters, scope.now)
      .groupBy('o.group_key')
      .select('o.group_key')
      .count({ count: '*' });
  return new Map(rows.map(row => [row.group_key, Number(row.count)]));
}
