import { findingStatuses } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingRow } from '../../rows';
import { applyFilters, entityFindings } from './entityFindings';
import { FindingFilters, FindingScope } from './findingQuery';

/** What findings are grouped by. */
export type GroupBy = 'control' | 'resource' | 'account';

const shownColumns = [
  'group_title',
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
] as const satisfies ReadonlyArray<keyof FindingRow>;

/** A group as counted by the database. Its texts are those of one of its findings. */
export type FindingGroupRow = Pick<
  FindingRow,
  (typeof shownColumns)[number]
> & {
  group_value: string;
  /** 0 critical .. 3 low; of the most urgent finding */
  priority_order: number;
  /** 0 CRITICAL .. 4 INFORMATIONAL; of the most severe finding */
  severity_order: number;
  /** Findings that the filters keep */
  count: number;
  accounts: number;
  overdue: number;
  /** ISO 8601 */
  oldest: string;
  /** ISO 8601 */
  next_due: string | null;
  /** Findings by status */
  statuses: Record<string, number>;
  /** Findings whatever the filters keep and whatever their status, without archived ones */
  evaluated: number;
  /** Of those, the ones whose state is unknown */
  unknown: number;
};

/** The groups that a query asks for, by page. */
export type GroupQuery = {
  scope: FindingScope;
  filters: FindingFilters;
  by: GroupBy;
  limit: number;
  offset: number;
};

const groupColumns: Record<GroupBy, string> = {
  control: 'o.group_key',
  resource: 'o.resource_code',
  account: "coalesce(o.account, '')",
};

const unsettled = "o.status in ('open', 'acknowledged')";

/**
 * Groups of an entity's findings, most urgent first: one statement finds and orders them, a second one counts what only those of the
 * page show.
 */
export async function groupFindings(
  knex: Knex,
  query: GroupQuery,
): Promise<{
  groups: FindingGroupRow[];
  totalItems: number;
  totalFindings: number;
}> {
  const rows = await chooseGroups(knex, query);
  const chosen = rows.filter(row => row.group_value !== null);
  const details = await describeGroups(
    knex,
    query,
    chosen.map(row => row.group_value),
  );
  return {
    groups: chosen.flatMap(row => {
      const detail = details.get(row.group_value);
      return detail ? toGroup({ ...detail, ...row }) : [];
    }),
    totalItems: Number(rows[0].groups),
    totalFindings: Number(rows[0].findings),
  };
}

/** At least one row, so that the totals are known behind the last page, too. */
async function chooseGroups(knex: Knex, query: GroupQuery) {
  const { scope, filters, by, limit, offset } = query;
  const column = groupColumns[by];
  const groups = applyFilters(entityFindings(knex, scope), filters, scope.now)
    .groupByRaw(column)
    .select(
      knex.raw(`${column} as group_value`),
      knex.raw('min(o.priority_order) as priority_order'),
      knex.raw('min(o.severity_order) as severity_order'),
      knex.raw('count(*) as count'),
    );
  const order = 'priority_order, severity_order, count desc, group_value';
  return await knex
    .withMaterialized('all_groups', groups)
    .from(
      knex
        .from('all_groups')
        .select(
          knex.raw('count(*) as "groups"'),
          knex.raw('coalesce(sum(count), 0) as findings'),
        )
        .as('totals'),
    )
    .leftJoin(
      knex
        .from('all_groups')
        .select('*')
        .orderByRaw(order)
        .limit(limit)
        .offset(offset)
        .as('page'),
      knex.raw('1 = 1') as never,
    )
    .select('totals.*', 'page.*')
    .orderByRaw(order);
}

async function describeGroups(
  knex: Knex,
  query: GroupQuery,
  values: string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { scope, filters, by } = query;
  if (values.length === 0) {
    return new Map();
  }
  const column = groupColumns[by];
  const perGroup = (findings: Knex.QueryBuilder) =>
    findings
      .whereRaw(`${column} in (${values.map(() => '?').join(', ')})`, values)
      .groupByRaw(column)
      .select(knex.raw(`${column} as group_value`));
  const evaluated = perGroup(entityFindings(knex, scope)).select(
    count(knex, "o.status <> 'archived'", 'evaluated'),
    count(knex, "o.status = 'unknown'", 'unknown'),
  );
  const kept = perGroup(
    applyFilters(entityFindings(knex, scope), filters, scope.now),
  ).select(
    knex.raw('min(o.issue_key) as issue_key'),
    knex.raw('count(distinct o.account) as accounts'),
    knex.raw('min(o.first_seen_at) as oldest'),
    knex.raw(`min(case when ${unsettled} then o.due_at end) as next_due`),
    count(knex, `${unsettled} and o.due_at < ?`, 'overdue', [
      Date.parse(scope.now),
    ]),
    ...findingStatuses.map(status =>
      count(knex, `o.status = '${status}'`, `status_${status}`),
    ),
  );
  const rows = await knex
    .from(kept.as('kept'))
    .join(evaluated.as('evaluated'), join =>
      join.on('evaluated.group_value', 'kept.group_value'),
    )
    .join('findings as f', 'f.key', 'kept.issue_key')
    .select(
      'kept.*',
      'evaluated.evaluated',
      'evaluated.unknown',
      ...shownColumns.map(name => `f.${name}`),
    );
  return new Map(rows.map(row => [row.group_value, row]));
}

function count(
  knex: Knex,
  condition: string,
  name: string,
  bindings: number[] = [],
) {
  return knex.raw(`count(case when ${condition} then 1 end) as ${name}`, [
    ...bindings,
  ]);
}

function toGroup(row: Record<string, unknown>): FindingGroupRow {
  const statuses: Record<string, number> = {};
  for (const status of findingStatuses) {
    const number = Number(row[`status_${status}`]);
    if (number > 0) {
      statuses[status] = number;
    }
  }
  const findings = Number(row.count);
  return {
    ...(row as FindingGroupRow),
    count: findings,
    accounts: Number(row.accounts),
    overdue: Number(row.overdue),
    oldest: new Date(Number(row.oldest)).toISOString(),
    next_due:
      row.next_due === null
        ? null
        : new Date(Number(row.next_due)).toISOString(),
    statuses,
    // Of a group that is archived as a whole at least these were looked at
    evaluated: Number(row.evaluated) || findings,
    unknown: Number(row.unknown),
  };
}
