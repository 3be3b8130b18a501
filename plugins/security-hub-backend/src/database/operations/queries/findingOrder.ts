/** Orders of the list. A leading minus turns it round. */
export const findingSorts = [
  'priority',
  '-priority',
  'severity',
  '-severity',
  'dueAt',
  '-dueAt',
  'firstSeenAt',
  '-firstSeenAt',
  'title',
  '-title',
] as const;
/** One of {@link findingSorts}. */
export type FindingSort = (typeof findingSorts)[number];

/** One column that a list is sorted by. */
export type OrderColumn = {
  /** SQL expression over `f` */
  expression: string;
  direction: 'asc' | 'desc';
  type: 'integer' | 'text';
};

const FAR_FUTURE = '9999-12-31T23:59:59.999Z';

const columns: Record<string, Omit<OrderColumn, 'direction'>> = {
  priority: { expression: 'f.priority_rank', type: 'integer' },
  severity: { expression: 'f.severity_rank', type: 'integer' },
  dueAt: { expression: `coalesce(f.due_at, '${FAR_FUTURE}')`, type: 'text' },
  firstSeenAt: { expression: 'f.first_seen_at', type: 'text' },
  title: { expression: 'f.title', type: 'text' },
};

/** The columns of an order; the finding's key is always the last, so that no two findings are equal. */
export function orderColumns(sort: FindingSort): OrderColumn[] {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  const direction = descending ? 'desc' : 'asc';
  const tieBreakers: OrderColumn[] = [
    { ...columns.priority, direction: 'desc' },
    { ...columns.severity, direction: 'desc' },
    { ...columns.firstSeenAt, direction: 'asc' },
  ];
  const first = { ...columns[name], direction } as const;
  return [
    first,
    ...tieBreakers.filter(column => column.expression !== first.expression),
    { expression: 'f.key', type: 'text', direction: 'asc' },
  ];
}
