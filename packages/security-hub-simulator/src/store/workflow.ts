import { AsffRecord, objectOf, textOf } from './AsffRecord';
import { Switches } from './Switches';

/** The workflow status; `NEW` where a record has none. */
export function workflowStatusOf(finding: AsffRecord): string {
  return (
    textOf(finding, 'Workflow', 'Status') ??
    textOf(finding, 'WorkflowState') ??
    'NEW'
  );
}

/** The record state; `ACTIVE` where a record has none. */
export function recordStateOf(finding: AsffRecord): string {
  return textOf(finding, 'RecordState') ?? 'ACTIVE';
}

/** `Compliance.Status`, where there is one. */
export function complianceStatusOf(finding: AsffRecord): string | undefined {
  return textOf(finding, 'Compliance', 'Status');
}

/** The finding with another workflow status. */
export function withWorkflowStatus(
  finding: AsffRecord,
  status: string,
): AsffRecord {
  return {
    ...finding,
    Workflow: { ...objectOf(finding, 'Workflow'), Status: status },
  };
}

/**
 * What Security Hub itself does to the workflow status when a provider's update
 * arrives. A status set by a customer survives an unchanged result.
 *
 * See https://docs.aws.amazon.com/securityhub/latest/userguide/findings-workflow-status.html
 *
 * @returns `after` with the workflow status that follows from the change
 */
export function applyWorkflowReset(
  before: AsffRecord,
  after: AsffRecord,
  switches: Pick<Switches, 'suppressedThatPasses'>,
): AsffRecord {
  const status = workflowStatusOf(before);
  const wasPassed = complianceStatusOf(before) === 'PASSED';
  const compliance = complianceStatusOf(after);
  const cameBack =
    recordStateOf(before) === 'ARCHIVED' && recordStateOf(after) === 'ACTIVE';

  if (compliance === 'PASSED') {
    const keeps =
      status === 'SUPPRESSED' && switches.suppressedThatPasses === 'stays';
    return withWorkflowStatus(after, keeps ? 'SUPPRESSED' : 'RESOLVED');
  }
  if (
    (status === 'NOTIFIED' || status === 'RESOLVED') &&
    (cameBack || (wasPassed && compliance !== undefined))
  ) {
    return withWorkflowStatus(after, 'NEW');
  }
  return withWorkflowStatus(after, status);
}
