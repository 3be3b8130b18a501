import { AsffRecord, memberOf, textOf } from './AsffRecord';
import { StoredRecord } from './StoredRecord';
import { Switches } from './Switches';
import {
  applyWorkflowReset,
  withWorkflowStatus,
  workflowStatusOf,
} from './workflow';

type UnifiedMembers = Pick<
  StoredRecord,
  'unifiedStatus' | 'unifiedSeverityId' | 'unifiedComment'
>;

const severityIds: ReadonlyMap<string, number> = new Map([
  ['INFORMATIONAL', 1],
  ['LOW', 2],
  ['MEDIUM', 3],
  ['HIGH', 4],
  ['CRITICAL', 5],
]);

const severityFloors: readonly [number, number][] = [
  [90, 5],
  [70, 4],
  [40, 3],
  [1, 2],
  [0, 1],
];

/** OCSF `severity_id` of an ASFF severity; 0 (unknown) where it says nothing. */
export function severityIdOf(severity: unknown): number {
  const label = severityIds.get(textOf(severity, 'Label') ?? '');
  if (label !== undefined) {
    return label;
  }
  const normalized = memberOf(severity, 'Normalized');
  return typeof normalized === 'number'
    ? severityFloors.find(([least]) => normalized >= least)?.[1] ?? 0
    : 0;
}

/** ASFF severity label of an OCSF `severity_id`; undefined for unknown (0) and other (99). */
export function severityLabelOf(severityId: number): string | undefined {
  // ASFF knows nothing above critical.
  const known = severityId === 6 ? 5 : severityId;
  for (const [label, id] of severityIds) {
    if (id === known) {
      return label;
    }
  }
  return undefined;
}

/** The status that the unified Security Hub shows for a version of a record. */
export function unifiedStatusOf(
  record: UnifiedMembers,
  finding: AsffRecord,
): string {
  return record.unifiedStatus ?? workflowStatusOf(finding);
}

/** The `severity_id` that the unified Security Hub shows for a version of a record. */
export function unifiedSeverityIdOf(
  record: UnifiedMembers,
  finding: AsffRecord,
): number {
  return record.unifiedSeverityId ?? severityIdOf(finding.Severity);
}

/**
 * A customer is about to write `next` in Security Hub CSPM: the unified one
 * follows, or keeps what it shows (U5).
 */
export function followCspm(
  record: StoredRecord,
  next: AsffRecord,
  unifiedState: Switches['unifiedState'],
): void {
  const before = record.finding;
  const linked = unifiedState === 'linked';
  if (workflowStatusOf(before) !== workflowStatusOf(next)) {
    record.unifiedStatus = linked
      ? workflowStatusOf(next)
      : unifiedStatusOf(record, before);
  }
  if (severityIdOf(before.Severity) !== severityIdOf(next.Severity)) {
    record.unifiedSeverityId = linked
      ? undefined
      : unifiedSeverityIdOf(record, before);
  }
}

/**
 * A provider's update is about to turn `before` into `after`: the unified
 * Security Hub takes the provider's severity, and its status follows the same
 * resets as the workflow status of CSPM.
 */
export function followProvider(
  record: StoredRecord,
  before: AsffRecord,
  after: AsffRecord,
  switches: Pick<Switches, 'suppressedThatPasses' | 'unifiedState'>,
): void {
  record.unifiedSeverityId = undefined;
  if (record.unifiedStatus === undefined) {
    return;
  }
  record.unifiedStatus =
    switches.unifiedState === 'linked'
      ? workflowStatusOf(after)
      : workflowStatusOf(
          applyWorkflowReset(
            withWorkflowStatus(before, record.unifiedStatus),
            after,
            switches,
          ),
        );
}
