import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { applyFilters, entityFindings } from './entityFindings';
import { FindingFilters, FindingScope } from './findingQuery';
import { FindingSort, OrderColumn, orderColumns } from './findingOrder';

/** A finding with the way in which the entity has to do with it. */
export type ListedFindingRow = FindingRow & { is_primary: boolean };

/** Values of the order's columns of the last row of a page. */
export type PagePosition = Array<string | number>;

/** One page of an entity's findings by keyset: no row is skipped or repeated when others come and go. */
export async function listFindings(
  knex: Knex,
  options: {
    scope: FindingScope;
    filters: FindingFilters;
    sort: FindingSort;
    limit: number;
    after?: PagePosition;
  },
): Promise<{
  rows: ListedFindingRow[];
  totalItems: number;
  next?: PagePosition;
}> {
  const { scope, filters, sort, limit, after } = options;
  const columns = orderColumns(sort);
  const base = () =>
    applyFilters(entityFindings(knex, scope), filters, scope.now);
  const [{ count }] = await base().count({ count: '*' });

  const page = base()
    .select('f.*', 'o.is_primary')
    .limit(limit + 1);
  columns.forEach(({ expression }, index) => {
    page.select(knex.raw(`${expression} as order_${index}`));
  });
  if (after) {
    page.andWhere(builder => applyPosition(builder, columns, after));
  }
  for (const { expression, direction } of columns) {
    page.orderByRaw(`${expression} ${direction}`);
  }
  const rows = await page;
  const more = rows.length > limit;
  const kept = more ? rows.slice(0, limit) : rows;
  const last = kept[kept.length - 1];
  return {
    rows: kept,
    totalItems: Number(count),
    next:
      more && last
        ? columns.map((_, index) => last[`order_${index}`])
        : undefined,
  };
}

function applyPosition(
  builder: Knex.QueryBuilder,
  columns: OrderColumn[],
  after: PagePosition,
): void {
  columns.forEach(({ expression, direction }, index) => {
    builder.orWhere(group => {
      columns.slice(0, index).forEach((equal, position) => {
        group.whereRaw(`${equal.expression} = ?`, [after[position]]);
      });
      const comparison = direction === 'asc' ? '>' : '<';
      group.whereRaw(`${expression} ${comparison} ?`, [after[index]]);
    });
  });
}
