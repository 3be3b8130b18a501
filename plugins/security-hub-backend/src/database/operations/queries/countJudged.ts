import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { applyFilters, entityFindings } from './entityFindings';
import {
  DependentControls,
  FindingFilters,
  FindingScope,
  JudgedKey,
} from './findingQuery';
import { decidingColumns } from './whereVerdicts';

/** Findings of a group that the same decides about. */
export type JudgedRow = JudgedKey & { groupKey: string; count: number };

/** Findings of some controls by what decides about them; at most `limit` rows. */
export async function countJudged(
  knex: Knex,
  options: {
    scope: FindingScope;
    filters: FindingFilters;
    controls: readonly string[];
    dependence: DependentControls;
    limit: number;
  },
): Promise<JudgedRow[]> {
  const { scope, filters, controls, dependence, limit } = options;
  const deciding = decidingColumns(knex, dependence);
  const findings = applyFilters(
    entityFindings(knex, scope),
    filters,
    scope.now,
  ).select(
    'o.group_key',
    'o.control_id',
    knex.raw('? as environment', [deciding.environment]),
    knex.raw('? as account', [deciding.account]),
    knex.raw('? as primary_ref', [deciding.primary]),
  );
  whereKeys(knex, findings, 'o.control_id', controls);
  const columns = [
    'group_key',
    'control_id',
    'environment',
    'account',
    'primary_ref',
  ];
  const rows: Array<{
    group_key: string;
    control_id: string;
    environment: JudgedKey['environment'];
    account: string;
    primary_ref: string;
    count: number | string;
  }> = await knex
    .from(findings.as('judged'))
    .groupBy(columns)
    .select(columns)
    .count({ count: '*' })
    .limit(limit);
  return rows.map(row => ({
    groupKey: row.group_key,
    control: row.control_id,
    environment: row.environment,
    account: row.account,
    primary: row.primary_ref,
    count: Number(row.count),
  }));
}
