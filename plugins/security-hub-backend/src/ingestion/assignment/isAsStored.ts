import { IssueRows } from '../../database/operations/findings/saveIssues';
import { FindingOwnerRow, FindingRow } from '../../database/rows';

/**
 * Whether a finding and its owners are as they are stored already. Resources are not looked at: they do not follow from the catalog.
 * Pure.
 *
 * @param owners - the stored ones
 */
export function isAsStored(
  rows: IssueRows,
  finding: FindingRow | undefined,
  owners: readonly FindingOwnerRow[],
): boolean {
  if (!finding || owners.length !== rows.owners.length) {
    return false;
  }
  const byEntity = new Map(owners.map(owner => [owner.entity_ref, owner]));
  return (
    isSame(rows.finding, finding) &&
    rows.owners.every(owner => isSame(owner, byEntity.get(owner.entity_ref)))
  );
}

/** Databases give flags as numbers, or large numbers as text. */
function isSame<Row extends object>(row: Row, stored: Row | undefined) {
  return (
    stored !== undefined &&
    (Object.keys(row) as Array<keyof Row>).every(
      column => plain(row[column]) === plain(stored[column]),
    )
  );
}

function plain(value: unknown): string | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
