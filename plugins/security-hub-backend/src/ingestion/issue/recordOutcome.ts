import {
  severities,
  type FindingRecord,
  type Severity,
} from 'backstage-plugin-security-hub-common';

/**
 * What one record says about its issue. `unknown`: AWS could not tell (WARNING, NOT_AVAILABLE, or a control without any result).
 */
export type RecordOutcome = 'failing' | 'passed' | 'unknown' | 'archived';

/**
 * The outcome of a record. A compliance status counts wherever there is one, also of products other than Security Hub (AWS Config and
 * third parties send it). Without one a control was not evaluated, while a finding of another product fails by being there.
 */
export function recordOutcome(record: FindingRecord): RecordOutcome {
  if (record.provider.recordState === 'ARCHIVED') {
    return 'archived';
  }
  switch (record.provider.compliance) {
    case 'FAILED':
      return 'failing';
    case 'PASSED':
      return 'passed';
    case undefined:
      return record.kind === 'control' ? 'unknown' : 'failing';
    default:
      return 'unknown';
  }
}

/** Severity of a record for people: what the customer put over the provider's, if anything. */
export function recordSeverity(record: FindingRecord): Severity {
  return record.customer.severityOverride ?? record.provider.severity;
}

/** 0 is the highest. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}
