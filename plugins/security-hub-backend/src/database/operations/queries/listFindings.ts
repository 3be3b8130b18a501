import { Knex } from 'knex';
import { isPostgres } from '../../rowset/dialect';
import {
  applyFilters,
  entityFindings,
  memberFindings,
  needsText,
} from './entityFindings';
import { FindingFilters, FindingScope } from './findingQuery';
import { FindingSort, OrderColumn, orderColumns } from './findingOrder';
import { ListedFinding, selectShown, toListed } from './shownFindings';

/** Values of the order's columns of the last row of a page; times as ISO 8601. */
export type PagePosition = Array<string | number>;

/** How many findings the filters keep. */
export async function countFindings(
  knex: Knex,
  options: { scope: FindingScope; filters: FindingFilters },
): Promise<number> {
  const { scope, filters } = options;
  const [{ count }] = await applyFilters(
    entityFindings(knex, scope),
    filters,
    scope.now,
  ).count({ count: '*' });
  return Number(count);
}

/**
 * One page of findings by keyset: no row is skipped or repeated when others come and go. The page is chosen by the index of
 * `finding_owners` alone; `findings` is read for its rows only, unless the filters or the order ask for text.
 */
export async function listFindings(
  knex: Knex,
  options: {
    scope: FindingScope;
    filters: FindingFilters;
    sort: FindingSort;
    limit: number;
    after?: PagePosition;
  },
): Promise<{ rows: ListedFinding[]; next?: PagePosition }> {
  const { limit, sort } = options;
  const columns = orderColumns(sort);
  const positions = columns.map((_, index) => `order_${index}`);
  const page = knex
    .from(choosePage(knex, columns, options).as('page'))
    .join('findings as f', 'f.key', 'page.issue_key')
    .select('page.is_primary', ...positions.map(name => `page.${name}`));
  columns.forEach(({ direction }, index) => {
    page.orderBy(`page.${positions[index]}`, direction);
  });
  const rows = await selectShown(knex, page);
  const kept = rows.slice(0, limit);
  const last = kept[kept.length - 1];
  return {
    rows: kept.map(toListed),
    next:
      rows.length > limit && last
        ? columns.map((column, index) =>
            toPosition(column, last[positions[index]]),
          )
        : undefined,
  };
}

function toPosition({ type }: OrderColumn, value: string | number) {
  // PostgreSQL gives large numbers as text
  return type === 'time' ? new Date(Number(value)).toISOString() : value;
}

function fromPosition({ type }: OrderColumn, value: string | number) {
  return type === 'time' ? Date.parse(String(value)) : value;
}

function choosePage(
  knex: Knex,
  columns: OrderColumn[],
  options: Parameters<typeof listFindings>[1],
): Knex.QueryBuilder {
  const { scope, filters, sort } = options;
  const several = scope.entityRefs.length > 1;
  return several &&
    sort === '-priority' &&
    !needsText(filters) &&
    isPostgres(knex)
    ? mergePages(knex, columns, options)
    : onePage(knex, entityFindings(knex, scope), columns, options);
}

/**
 * The first rows of each entity, and of those the first: each entity's are read from the index in their order, instead of all rows of all
 * entities. SQLite does so by itself: it leaves an entity as soon as its next row comes too late for the page.
 */
function mergePages(
  knex: Knex,
  columns: OrderColumn[],
  options: Parameters<typeof listFindings>[1],
): Knex.QueryBuilder {
  const { scope, limit } = options;
  const member = onePage(
    knex,
    memberFindings(knex, scope, 'm.ref'),
    columns,
    options,
  );
  const page = knex
    .from(
      knex.raw('unnest(?::text[]) as m(ref) cross join lateral ? as page', [
        [...scope.entityRefs],
        member,
      ]),
    )
    .select('page.*')
    .limit(limit + 1);
  columns.forEach(({ direction }, index) => {
    page.orderBy(`page.order_${index}`, direction);
  });
  return page;
}

function onePage(
  knex: Knex,
  findings: Knex.QueryBuilder,
  columns: OrderColumn[],
  options: Parameters<typeof listFindings>[1],
): Knex.QueryBuilder {
  const { scope, filters, sort, limit, after } = options;
  const page = applyFilters(findings, filters, scope.now)
    .select('o.issue_key', 'o.is_primary')
    .limit(limit + 1);
  if (sort.endsWith('title') && !needsText(filters)) {
    page.join('findings as f', 'f.key', 'o.issue_key');
  }
  columns.forEach(({ expression, direction }, index) => {
    page.select(knex.raw(`${expression} as order_${index}`));
    page.orderByRaw(`${expression} ${direction}`);
  });
  if (after) {
    const last = columns.map((column, index) =>
      fromPosition(column, after[index]),
    );
    page.andWhere(builder => applyPosition(builder, columns, last));
  }
  return page;
}

function applyPosition(
  builder: Knex.QueryBuilder,
  columns: OrderColumn[],
  after: PagePosition,
): void {
  if (columns.every(({ direction }) => direction === 'asc')) {
    // One comparison of rows: an index that has this order is entered at the position itself.
    builder.whereRaw(
      `(${columns.map(({ expression }) => expression).join(', ')}) > (${columns
        .map(() => '?')
        .join(', ')})`,
      after,
    );
    return;
  }
  columns.forEach(({ direction }, index) => {
    builder.orWhere(group => {
      columns.slice(0, index + 1).forEach(({ expression }, position) => {
        const beyond = direction === 'asc' ? '>' : '<';
        group.whereRaw(`${expression} ${position < index ? '=' : beyond} ?`, [
          after[position],
        ]);
      });
    });
  });
}
