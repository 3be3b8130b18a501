import {
  FindingFilterCriteria,
  priorities,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingOwnership } from '../../rows';
import { applyCriteria } from '../queries/applyCriteria';

/** Which findings a report is about. */
export type ReportScope = {
  /** What a conditional policy leaves to the reader */
  criteria?: FindingFilterCriteria;
};

/** Page of a report. */
export type ReportPage = { limit: number; offset: number };

/** Findings in which somebody still has to act, by priority. */
export type PriorityCountsRow = {
  critical: number;
  high: number;
  medium: number;
  low: number;
};

/**
 * Open and acknowledged findings of the organisation as `f`, without samples. The condition is that of the partial index, word for word:
 * SQLite takes the index only then.
 */
export function unsettledFindings(
  knex: Knex,
  { criteria }: ReportScope,
  ownership?: FindingOwnership,
): Knex.QueryBuilder {
  const query = knex('findings as f').whereRaw(
    "not f.sample and f.status in ('open', 'acknowledged')",
  );
  if (ownership) {
    query.where('f.ownership', ownership);
  }
  if (criteria) {
    query.andWhere(builder => applyCriteria(builder, criteria));
  }
  return query;
}

/** Columns `critical` .. `low`: how many there are of each. */
export function priorityCounts(knex: Knex, rank = 'f.priority_rank') {
  return priorities.map((priority, index) =>
    knex.raw(
      `count(case when ${rank} = ${
        priorities.length - 1 - index
      } then 1 end) as ${priority}`,
    ),
  );
}

/** The counts as numbers: PostgreSQL gives them as text. */
export function toPriorityCounts(
  row: Record<string, unknown>,
): PriorityCountsRow {
  return {
    critical: Number(row.critical),
    high: Number(row.high),
    medium: Number(row.medium),
    low: Number(row.low),
  };
}
