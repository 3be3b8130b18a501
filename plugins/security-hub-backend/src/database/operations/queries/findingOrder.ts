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
};

const FAR_FUTURE = '9999-12-31T23:59:59.999Z';

const expressions: Record<string, string> = {
  priority: 'f.priority_rank',
  severity: 'f.severity_rank',
  dueAt: `coalesce(f.due_at, '${FAR_FUTURE}')`,
  firstSeenAt: 'f.first_seen_at',
  title: 'f.title',
};

/** The columns of an order; the finding's key is always the last, so that no two findings are equal. */
export function orderColumns(sort: FindingSort): OrderColumn[] {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  const direction = descending ? 'desc' : 'asc';
  const tieBreakers: OrderColumn[] = [
    { expression: expressions.priority, direction: 'desc' },
    { expression: expressions.severity, direction: 'desc' },
    { expression: expressions.firstSeenAt, direction: 'asc' },
  ];
  const first = { expression: expressions[name], direction } as const;
  return [
    first,
    ...tieBreakers.filter(column => column.expression !== first.expression),
    { expression: 'f.key', direction: 'asc' },
  ];
}
