import { findingStatuses } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { applyFilters, entityFindings } from './entityFindings';
import { FindingFilters, FindingScope } from './findingQuery';

/** What findings are grouped by. */
export type GroupBy = 'control' | 'resource' | 'account';

/** A group as counted by the database. */
export type FindingGroupRow = {
  group_value: string;
  title: string;
  kind: string;
  product_key: string;
  product_name: string;
  control_id: string | null;
  account: string | null;
  account_name: string | null;
  environment: string;
  resource_id: string;
  resource_type: string;
  resource_name: string;
  priority_rank: number;
  severity_rank: number;
  count: number;
  accounts: number;
  overdue: number;
  oldest: string;
  next_due: string | null;
  /** `status_<status>`: findings of that status */
  statuses: Record<string, number>;
};

const groupColumns: Record<GroupBy, string> = {
  control: 'f.group_key',
  resource: 'f.resource_hash',
  account: "coalesce(f.account, '')",
};

/** Columns that are the same in a group, or of which the greatest stands for it. */
const maxima = [
  'kind',
  'product_key',
  'product_name',
  'control_id',
  'account',
  'account_name',
  'environment',
  'resource_id',
  'resource_type',
  'resource_name',
  'priority_rank',
  'severity_rank',
];

/** Groups of an entity's findings, most urgent first. */
export async function groupFindings(
  knex: Knex,
  options: {
    scope: FindingScope;
    filters: FindingFilters;
    by: GroupBy;
    limit: number;
    offset: number;
  },
): Promise<{
  groups: FindingGroupRow[];
  totalItems: number;
  totalFindings: number;
}> {
  const { scope, filters, by, limit, offset } = options;
  const column = groupColumns[by];
  const base = () =>
    applyFilters(entityFindings(knex, scope), filters, scope.now);
  const [totals] = await base().select(
    knex.raw(`count(distinct ${column}) as groups`),
    knex.raw('count(*) as findings'),
  );
  const rows = await base()
    .groupByRaw(column)
    .select(
      knex.raw(`${column} as group_value`),
      knex.raw('max(f.group_title) as title'),
      ...maxima.map(name => knex.raw(`max(f.${name}) as ${name}`)),
      knex.raw('count(*) as count'),
      knex.raw('count(distinct f.account) as accounts'),
      knex.raw(
        "sum(case when f.status in ('open', 'acknowledged') and f.due_at < ? then 1 else 0 end) as overdue",
        [scope.now],
      ),
      knex.raw('min(f.first_seen_at) as oldest'),
      knex.raw(
        "min(case when f.status in ('open', 'acknowledged') then f.due_at end) as next_due",
      ),
      ...findingStatuses.map(status =>
        knex.raw(
          `sum(case when f.status = '${status}' then 1 else 0 end) as status_${status}`,
        ),
      ),
    )
    .orderByRaw(
      'max(f.priority_rank) desc, max(f.severity_rank) desc, count(*) desc, group_value asc',
    )
    .limit(limit)
    .offset(offset);
  return {
    groups: rows.map(toGroup),
    totalItems: Number(totals.groups),
    totalFindings: Number(totals.findings),
  };
}

/** How many findings of each group there are whatever their status, and of how many the state is unknown. */
export async function countEvaluated(
  knex: Knex,
  options: { scope: FindingScope; by: GroupBy; values: string[] },
): Promise<Map<string, { evaluated: number; unknown: number }>> {
  const { scope, by, values } = options;
  const column = groupColumns[by];
  const rows = await entityFindings(knex, scope)
    .whereNot('f.status', 'archived')
    .whereIn(knex.raw(column) as unknown as string, values)
    .groupByRaw(column)
    .select(
      knex.raw(`${column} as group_value`),
      knex.raw('count(*) as evaluated'),
      knex.raw(
        "sum(case when f.status = 'unknown' then 1 else 0 end) as unknown",
      ),
    );
  return new Map(
    rows.map((row: Record<string, string | number>) => [
      String(row.group_value),
      { evaluated: Number(row.evaluated), unknown: Number(row.unknown) },
    ]),
  );
}

function toGroup(row: Record<string, unknown>): FindingGroupRow {
  const statuses: Record<string, number> = {};
  for (const status of findingStatuses) {
    const count = Number(row[`status_${status}`]);
    if (count > 0) {
      statuses[status] = count;
    }
  }
  return {
    ...(row as FindingGroupRow),
    count: Number(row.count),
    accounts: Number(row.accounts),
    overdue: Number(row.overdue),
    priority_rank: Number(row.priority_rank),
    severity_rank: Number(row.severity_rank),
    statuses,
  };
}
