import { Knex } from 'knex';
import { entityFindings } from './entityFindings';
import { expiringBefore } from './expiring';
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

/** Counts an entity's findings; open and acknowledged ones by priority. */
export async function summariseFindings(
  knex: Knex,
  scope: FindingScope,
): Promise<{
  counters: FindingCounters;
  byStatus: Record<string, number>;
}> {
  const unsettled = "f.status in ('open', 'acknowledged')";
  const sum = (condition: string, name: string, bindings: string[] = []) =>
    knex.raw(`sum(case when ${condition} then 1 else 0 end) as ${name}`, [
      ...bindings,
    ]);
  const rows: Array<Record<string, string | number>> = await entityFindings(
    knex,
    scope,
  )
    .groupBy('f.status')
    .select(
      'f.status',
      knex.raw('count(*) as count'),
      sum(`${unsettled} and f.priority = 'critical'`, 'critical'),
      sum(`${unsettled} and f.priority = 'high'`, 'high'),
      sum(`${unsettled} and f.priority = 'medium'`, 'medium'),
      sum(`${unsettled} and f.priority = 'low'`, 'low'),
      sum(`${unsettled} and f.due_at < ?`, 'overdue', [scope.now]),
      sum(`f.status = 'accepted' and f.decision_ends_at < ?`, 'expiring', [
        expiringBefore(scope.now),
      ]),
      sum(`${unsettled} and not o.is_primary`, 'also_concerned'),
    );
  const total = (name: string) =>
    rows.reduce((result, row) => result + Number(row[name]), 0);
  const byStatus = Object.fromEntries(
    rows.map(row => [String(row.status), Number(row.count)]),
  );
  return {
    counters: {
      critical: total('critical'),
      high: total('high'),
      medium: total('medium'),
      low: total('low'),
      overdue: total('overdue'),
      expiring: total('expiring'),
      accepted: byStatus.accepted ?? 0,
      alsoConcerned: total('also_concerned'),
    },
    byStatus,
  };
}
