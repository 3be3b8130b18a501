import { FindingFilterSubject } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { FindingRow } from '../../rows';

/** What a policy may look at in a row. */
export function filterSubject(row: FindingRow): FindingFilterSubject {
  return {
    severity: row.severity,
    account: row.account ?? undefined,
    environment: row.environment,
    control: row.control_id ?? undefined,
    product: row.product_key,
  };
}

/** What a policy may look at in findings, in the order of the keys; undefined for an unknown key. */
export async function loadFilterSubjects(
  knex: Knex,
  keys: string[],
): Promise<Array<FindingFilterSubject | undefined>> {
  const rows = await knex<FindingRow>('findings').whereIn('key', keys);
  const byKey = new Map(rows.map(row => [row.key, row]));
  return keys.map(key => {
    const row = byKey.get(key);
    return row && filterSubject(row);
  });
}
