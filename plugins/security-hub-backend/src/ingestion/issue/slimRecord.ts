import type { FindingRecord } from 'backstage-plugin-security-hub-common';

/**
 * What is kept of a record of a control that passed: enough for "3 of 14 fail, 2 unknown", for its owners and for its return; not the
 * text about something that nobody has to do anything about. Most records of an organisation are of this kind. The version, with the
 * hash of the whole content, stays, so that a change is seen; the next failure brings everything again.
 */
export function slimRecord(record: FindingRecord): FindingRecord {
  if (!isSlim(record)) {
    return record;
  }
  const { provider } = record;
  return {
    ...record,
    provider: {
      order: provider.order,
      title: provider.title,
      description: '',
      severity: provider.severity,
      compliance: provider.compliance,
      complianceReasons: [],
      recordState: provider.recordState,
      updatedAt: provider.updatedAt,
      firstObservedAt: provider.firstObservedAt,
      createdAt: provider.createdAt,
      types: [],
      standards: provider.standards,
      requirements: [],
      resources: provider.resources.slice(0, 1),
      vulnerabilities: [],
      sample: provider.sample,
    },
  };
}

/** Whether only the slim form of a record is kept, and no document: a control that passed, or that no longer is. */
export function isSlim({ kind, provider }: FindingRecord): boolean {
  return kind === 'control' && provider.compliance === 'PASSED';
}
