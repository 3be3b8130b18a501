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
  /** SQL expression over `o` (finding_owners), or over `f` (findings) for a text */
  expression: string;
  direction: 'asc' | 'desc';
  /** `rank`: a small number; `time`: milliseconds since 1970 in SQL, ISO 8601 in a position */
  type: 'rank' | 'time' | 'text';
};

const FAR_FUTURE = Date.parse('9999-12-31T23:59:59.999Z');

type Column = Omit<OrderColumn, 'direction'>;

const priority: Column = { expression: 'o.priority_order', type: 'rank' };
const severity: Column = { expression: 'o.severity_order', type: 'rank' };
const firstSeenAt: Column = { expression: 'o.first_seen_at', type: 'time' };

/** `urgent`: the column counts from the most urgent, so that it ascends where the word descends */
const columns: Record<string, Column & { urgent?: boolean }> = {
  priority: { ...priority, urgent: true },
  severity: { ...severity, urgent: true },
  dueAt: { expression: `coalesce(o.due_at, ${FAR_FUTURE})`, type: 'time' },
  firstSeenAt,
  title: { expression: 'f.title', type: 'text' },
};

/** The columns of an order; the finding's key is always the last, so that no two findings are equal. */
export function orderColumns(sort: FindingSort): OrderColumn[] {
  const descending = sort.startsWith('-');
  const { urgent = false, ...column } =
    columns[descending ? sort.slice(1) : sort];
  const first: OrderColumn = {
    ...column,
    direction: descending === urgent ? 'asc' : 'desc',
  };
  return [
    first,
    ...[priority, severity, firstSeenAt]
      .filter(({ expression }) => expression !== first.expression)
      .map(tieBreaker => ({ ...tieBreaker, direction: 'asc' as const })),
    { expression: 'o.issue_key', type: 'text', direction: 'asc' },
  ];
}
