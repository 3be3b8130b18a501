import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { whereKeys } from '../../rowset/whereKeys';
import { applyCriteria } from './applyCriteria';

/** Those of the findings that the criteria leave; all of them where there are no criteria. */
export async function selectMatching(
  knex: Knex,
  keys: string[],
  criteria: FindingFilterCriteria | undefined,
): Promise<Set<string>> {
  if (!criteria || keys.length === 0) {
    return new Set(keys);
  }
  const query = whereKeys(knex, knex('findings as f'), 'f.key', keys);
  return new Set(
    await query
      .andWhere(builder => applyCriteria(builder, criteria))
      .pluck<string[]>('f.key'),
  );
}
