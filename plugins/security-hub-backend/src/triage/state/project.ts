import {
  DecisionKind,
  FindingRecord,
  WorkflowStatus,
} from 'backstage-plugin-security-hub-common';
import { isAcceptance } from './coverage';
import { readMarker } from './marker';

/** A decision as far as AWS has to show it. */
export type ProjectedDecision = {
  id: string;
  kind: DecisionKind;
  /** `ended`: what was written has to be taken back */
  phase: 'active' | 'ended';
};

/** What we know of our own writes to a record. */
export type RecordOfWrites = {
  /** The last write that AWS took, by any decision */
  last?: { workflow: WorkflowStatus; writtenAt: string };
  /** Decisions of ours that cover or covered the record's issue */
  decisionIds: readonly string[];
};

/** Why nothing is written. */
export type NoWriteReason =
  | 'passed'
  | 'archived'
  | 'resolved-in-aws'
  | 'already-shown'
  | 'suppressed-in-aws'
  | 'not-ours';

/** What has to be done to a record in AWS. RESOLVED is not among the values: it is never written. */
export type ProjectedAction =
  | { action: 'write'; workflow: 'NEW' | 'NOTIFIED' | 'SUPPRESSED' }
  | { action: 'none'; reason: NoWriteReason };

/** A write takes effect within minutes: so long the store may still show what was before it. Milliseconds. */
const settlingTime = 15 * 60_000;

/**
 * The projection of a decision to one record in AWS. Pure and total.
 *
 * | ours | AWS | action |
 * |---|---|---|
 * | any | PASSED or ARCHIVED | none |
 * | any | RESOLVED while failing | none, reported |
 * | accepted | NEW or NOTIFIED | SUPPRESSED |
 * | accepted | SUPPRESSED with the mark of a former decision of ours | SUPPRESSED, so that the mark names this one |
 * | acknowledged | NEW, or SUPPRESSED by a former decision of ours | NOTIFIED |
 * | reopened | NOTIFIED or SUPPRESSED | NEW |
 * | ended | the status that we wrote | NEW |
 * | anything else | | none |
 */
export function project(
  decision: ProjectedDecision,
  record: Pick<FindingRecord, 'provider' | 'customer'>,
  writes: RecordOfWrites,
): ProjectedAction {
  if (record.provider.recordState === 'ARCHIVED') {
    return { action: 'none', reason: 'archived' };
  }
  if (record.provider.compliance === 'PASSED') {
    return { action: 'none', reason: 'passed' };
  }
  const shown = possibleStatuses(record, writes);
  if (shown.includes('RESOLVED')) {
    return { action: 'none', reason: 'resolved-in-aws' };
  }
  if (decision.phase === 'ended') {
    return projectEnd(decision, record, writes, shown);
  }
  switch (decision.kind) {
    case 'accept-risk':
    case 'false-positive':
      return settled(shown, 'SUPPRESSED') &&
        !marksFormerDecision(decision, record, writes)
        ? { action: 'none', reason: 'already-shown' }
        : { action: 'write', workflow: 'SUPPRESSED' };
    case 'acknowledge':
      return projectAcknowledgement(record, writes, shown);
    case 'reopen':
      return settled(shown, 'NEW')
        ? { action: 'none', reason: 'already-shown' }
        : { action: 'write', workflow: 'NEW' };
    default:
      return { action: 'none', reason: 'not-ours' };
  }
}

/**
 * What AWS may show by now: what was read, and what we wrote unless a later read could have shown it. The store keeps the time of the
 * first of equal reads, so an old read alone neither proves nor disproves a write.
 */
function possibleStatuses(
  record: Pick<FindingRecord, 'customer'>,
  writes: RecordOfWrites,
): WorkflowStatus[] {
  const read = record.customer.workflow;
  const readAt = record.customer.order[0] ?? '';
  const { last } = writes;
  if (!last || last.workflow === read) {
    return [read];
  }
  const settledAt = new Date(
    Date.parse(last.writtenAt) + settlingTime,
  ).toISOString();
  return readAt < settledAt ? [read, last.workflow] : [read];
}

function projectAcknowledgement(
  record: Pick<FindingRecord, 'customer'>,
  writes: RecordOfWrites,
  shown: WorkflowStatus[],
): ProjectedAction {
  if (settled(shown, 'NOTIFIED')) {
    return { action: 'none', reason: 'already-shown' };
  }
  if (shown.includes('SUPPRESSED') && !isOurs('SUPPRESSED', record, writes)) {
    return { action: 'none', reason: 'suppressed-in-aws' };
  }
  return { action: 'write', workflow: 'NOTIFIED' };
}

function projectEnd(
  decision: ProjectedDecision,
  record: Pick<FindingRecord, 'customer'>,
  writes: RecordOfWrites,
  shown: WorkflowStatus[],
): ProjectedAction {
  if (settled(shown, 'NEW')) {
    return { action: 'none', reason: 'already-shown' };
  }
  const written = isAcceptance(decision.kind) ? 'SUPPRESSED' : 'NOTIFIED';
  return shown.includes(written) && isOurs(written, record, writes)
    ? { action: 'write', workflow: 'NEW' }
    : { action: 'none', reason: 'not-ours' };
}

/** A status is ours by our mark on the record, or by our own record of the write. */
function isOurs(
  status: WorkflowStatus,
  record: Pick<FindingRecord, 'customer'>,
  writes: RecordOfWrites,
): boolean {
  const marker = readMarker(record.customer.userDefinedFields);
  return (
    writes.last?.workflow === status ||
    (marker !== undefined &&
      marker.live &&
      writes.decisionIds.includes(marker.decisionId))
  );
}

function marksFormerDecision(
  decision: ProjectedDecision,
  record: Pick<FindingRecord, 'customer'>,
  writes: RecordOfWrites,
): boolean {
  const marker = readMarker(record.customer.userDefinedFields);
  return (
    marker !== undefined &&
    marker.decisionId !== decision.id &&
    writes.decisionIds.includes(marker.decisionId)
  );
}

function settled(shown: WorkflowStatus[], status: WorkflowStatus): boolean {
  return shown.every(candidate => candidate === status);
}
