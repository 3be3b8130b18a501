import { severities } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { countMatched, facetStatuses } from './countMatched';
import { entityFindings } from './entityFindings';
import { expiringBefore } from './expiring';
import { FacetCounts, FacetRow } from './FacetCounts';
import { FindingScope } from './findingQuery';

/** Counters of an entity. */
export type FindingCounters = {
  critical: number;
  high: number;
  medium: number;
  low: number;
  overdue: number;
  expiring: number;
  accepted: number;
  alsoConcerned: number;
};

/** What an entity's findings come to. */
export type FindingSummary = {
  counters: FindingCounters;
  byStatus: Record<string, number>;
  /** Counts of open, acknowledged and accepted findings */
  facets: FacetRow[];
  /** Different first resources */
  resources: number;
};

type Row = Record<string, string | number | null>;

/** By place and urgency: enough for the counters and half of the facets. */
const placeColumns = {
  status: 'varchar(16)',
  is_primary: 'boolean',
  priority_order: 'smallint',
  severity_order: 'smallint',
  account: 'varchar(255)',
  region: 'varchar(255)',
  environment: 'varchar(16)',
};

/** By what was checked: the other half. */
const checkColumns = {
  product_key: 'varchar(255)',
  control_id: 'varchar(255)',
  layer: 'varchar(16)',
  standards_code: 'varchar(16)',
};

/**
 * Counts an entity's findings; open and acknowledged ones by priority. The database groups them twice, by place and by check, and the
 * few hundred rows are rolled up here: each finding is read twice instead of once for each facet.
 */
export async function summariseFindings(
  knex: Knex,
  scope: FindingScope,
): Promise<FindingSummary> {
  const [rows, matched] = await Promise.all([
    countUnsettled(knex, scope),
    countMatched(knex, scope),
  ]);
  const places = rows.filter(row => row.part === 'place');
  const { counters, byStatus } = countersOf(places);
  const facets = FacetCounts.create();
  for (const row of places) {
    const number = Number(row.count);
    const key = String(row.issue_key);
    facets.add('account', row.account, number, key);
    facets.add('region', row.region, number);
    facets.add('environment', row.environment, number);
    facets.add('severity', severities[Number(row.severity_order)], number);
  }
  for (const row of rows.filter(({ part }) => part === 'check')) {
    const number = Number(row.count);
    const key = String(row.issue_key);
    facets.add('product', row.product_key, number, key);
    facets.add('control', row.control_id, number, key);
    facets.add('layer', row.layer, number);
    facets.add('standard', row.standards_code, number, key);
  }
  return {
    counters,
    byStatus: { ...matched.settled, ...byStatus },
    facets: await facets.label(knex),
    resources: matched.resources,
  };
}

async function countUnsettled(knex: Knex, scope: FindingScope): Promise<Row[]> {
  const part = (name: string, columns: Record<string, string>) =>
    entityFindings(knex, scope)
      .whereIn('o.status', facetStatuses)
      .groupBy(Object.keys(columns).map(column => `o.${column}`))
      .select(
        knex.raw('? as part', [name]),
        ...Object.entries({ ...placeColumns, ...checkColumns }).map(
          ([column, type]) =>
            column in columns
              ? `o.${column}`
              : knex.raw(`cast(null as ${type}) as ${column}`),
        ),
        knex.raw('count(*) as count'),
        knex.raw('min(o.issue_key) as issue_key'),
        knex.raw('count(case when o.due_at < ? then 1 end) as overdue', [
          Date.parse(scope.now),
        ]),
        knex.raw(
          'count(case when o.decision_ends_at < ? then 1 end) as expiring',
          [expiringBefore(scope.now)],
        ),
      );
  return await knex.unionAll([
    part('place', placeColumns),
    part('check', checkColumns),
  ]);
}

function countersOf(
  rows: Row[],
): Pick<FindingSummary, 'counters' | 'byStatus'> {
  const byPriority = [0, 0, 0, 0];
  const byStatus: Record<string, number> = {};
  const counters = { overdue: 0, expiring: 0, alsoConcerned: 0 };
  for (const row of rows) {
    const number = Number(row.count);
    const status = String(row.status);
    byStatus[status] = (byStatus[status] ?? 0) + number;
    if (status === 'accepted') {
      counters.expiring += Number(row.expiring);
    } else {
      byPriority[Number(row.priority_order)] += number;
      counters.overdue += Number(row.overdue);
      counters.alsoConcerned += row.is_primary ? 0 : number;
    }
  }
  const [critical, high, medium, low] = byPriority;
  return {
    counters: {
      ...{ critical, high, medium, low },
      ...counters,
      accepted: byStatus.accepted ?? 0,
    },
    byStatus,
  };
}
