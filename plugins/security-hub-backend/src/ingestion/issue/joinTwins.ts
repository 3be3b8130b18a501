import type { FindingRecord } from 'backstage-plugin-security-hub-common';

/**
 * Gives a record of the unified Security Hub the issue of its counterpart in the AWS Security Finding Format: they are one finding of AWS
 * in two formats, and what identifies the issue is told more fully by the older one. Pure.
 *
 * @returns the record, or a copy of it that belongs to the counterpart's issue
 */
export function joinTwin(
  record: FindingRecord,
  counterpart: FindingRecord | undefined,
): FindingRecord {
  if (
    record.identity.format !== 'ocsf' ||
    counterpart?.identity.format !== 'asff' ||
    counterpart.twinKey !== record.twinKey ||
    counterpart.issueKey === record.issueKey
  ) {
    return record;
  }
  const { issueKey, stableKey, owningAccount, owningAccountName } = counterpart;
  const { issueRegion, kind, product, controlId, survivesRecreation } =
    counterpart;
  return {
    ...record,
    issueKey,
    stableKey,
    owningAccount,
    owningAccountName,
    issueRegion,
    kind,
    product,
    controlId,
    survivesRecreation,
  };
}
