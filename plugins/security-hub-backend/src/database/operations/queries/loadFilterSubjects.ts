import { FindingFilterSubject } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingOwnerRow, FindingRow } from '../../rows';

/** Refs of the owners of an entity, and of all groups below these. */
export type OwnersOf = (entityRef: string) => readonly string[];

/** What a policy may look at in a row. */
export function filterSubject(
  row: FindingRow,
  primaryEntity?: string,
  ownersOf: OwnersOf = () => [],
): FindingFilterSubject {
  return {
    severity: row.severity,
    account: row.account ?? undefined,
    environment: row.environment,
    control: row.control_id ?? undefined,
    product: row.product_key,
    kind: row.kind,
    primaryEntity,
    owner: primaryEntity === undefined ? [] : ownersOf(primaryEntity),
  };
}

/** What a policy may look at in findings, in the order of the keys; undefined for an unknown key. */
export async function loadFilterSubjects(
  knex: Knex,
  keys: string[],
  ownersOf: OwnersOf,
): Promise<Array<FindingFilterSubject | undefined>> {
  const rows = await knex<FindingRow>('findings').whereIn('key', keys);
  const byKey = new Map(rows.map(row => [row.key, row]));
  const primaries = new Map<string, string>();
  for (const row of await knex<FindingOwnerRow>('finding_owners')
    .whereIn('issue_key', keys)
    .andWhere('is_primary', true)
    .select('issue_key', 'entity_ref')) {
    primaries.set(row.issue_key, row.entity_ref);
  }
  return keys.map(key => {
    const row = byKey.get(key);
    return row && filterSubject(row, primaries.get(key), ownersOf);
  });
}
