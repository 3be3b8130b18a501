import {
  FindingStatus,
  findingStatuses,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { entityFindings } from './entityFindings';
import { FindingScope } from './findingQuery';

/** Findings that facets count. */
export const facetStatuses: FindingStatus[] = [
  'open',
  'acknowledged',
  'accepted',
];

/** What an entity's findings come to whatever their status; within what the policy leaves. */
export type MatchedFindings = {
  /** By the hash of the selector that gave them */
  bySelector: Map<string, number>;
  /** Different first resources */
  resources: number;
  /** Findings that are not open, acknowledged or accepted, by status */
  settled: Record<string, number>;
};

type Row = { part: string; value: string; count: number };

/** Counts all findings of an entity in one statement: by selector, their resources, and the settled ones by status. */
export async function countMatched(
  knex: Knex,
  scope: FindingScope,
): Promise<MatchedFindings> {
  const part = (name: string, value: string, count = 'count(*)') =>
    entityFindings(knex, scope).select(
      knex.raw('? as part', [name]),
      knex.raw(`${value} as value`),
      knex.raw(`${count} as count`),
    );
  const settledStatuses = findingStatuses.filter(
    status => !facetStatuses.includes(status),
  );
  const rows: Row[] = await knex.unionAll([
    part('selector', 'o.selector').groupBy('o.selector'),
    part('resources', "''", 'count(distinct o.resource_code)'),
    // One range of the index each: cheaper than grouping, as most findings have passed
    ...settledStatuses.map(status =>
      part('status', `'${status}'`).where('o.status', status),
    ),
  ]);
  const result: MatchedFindings = {
    bySelector: new Map(),
    resources: 0,
    settled: {},
  };
  for (const row of rows) {
    const number = Number(row.count);
    if (row.part === 'selector') {
      result.bySelector.set(row.value, number);
    } else if (row.part === 'resources') {
      result.resources = number;
    } else if (number > 0) {
      result.settled[row.value] = number;
    }
  }
  return result;
}
