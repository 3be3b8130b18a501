import { AsffRecord, objectOf } from './AsffRecord';
import { StoredRecord } from './StoredRecord';
import { followProvider } from './unifiedState';
import { applyWorkflowReset, workflowStatusOf } from './workflow';
import { World } from './World';

/** Members that belong to the customer: a provider can set none of them on a finding that is there. */
const customerMembers = [
  'Workflow',
  'WorkflowState',
  'Note',
  'UserDefinedFields',
  'VerificationState',
  'Confidence',
  'Criticality',
  'RelatedFindings',
] as const;

function withCustomerMembers(
  provider: AsffRecord,
  customer: AsffRecord,
): AsffRecord {
  const next: Record<string, unknown> = { ...provider };
  for (const member of customerMembers) {
    if (customer[member] === undefined) {
      delete next[member];
    } else {
      next[member] = customer[member];
    }
  }
  return next;
}

function isLater(after: unknown, before: unknown): boolean {
  const next = Date.parse(String(after));
  const previous = Date.parse(String(before));
  return Number.isNaN(previous) || next > previous;
}

/**
 * A provider's new version of a finding arrives: the customer's members stay,
 * the workflow status follows the documented resets, and the switches U2 and
 * U4 decide the rest.
 *
 * @returns false where Security Hub ignores the update
 */
export function applyProviderUpdate(
  world: World,
  record: StoredRecord,
  provider: AsffRecord,
  change: { identity: string; region: string },
): boolean {
  const before = record.finding;
  if (!isLater(provider.UpdatedAt, before.UpdatedAt)) {
    return false;
  }
  if (
    workflowStatusOf(before) === 'SUPPRESSED' &&
    world.switches.providerUpdatesToSuppressed === 'ignored'
  ) {
    return false;
  }
  let customer = before;
  if (world.switches.administratorWrite === 'undoneAtNextCheck') {
    customer = record.beneathAdministrator ?? before;
  }
  record.beneathAdministrator = undefined;

  const merged: AsffRecord = {
    ...withCustomerMembers(provider, customer),
    ProcessedAt: world.clock.timestamp(),
  };
  const after = applyWorkflowReset(
    {
      ...before,
      Workflow: customer.Workflow,
      WorkflowState: customer.WorkflowState,
    },
    { ...merged, Workflow: objectOf(customer, 'Workflow') },
    world.switches,
  );
  followProvider(record, before, after, world.switches);
  world.records.change(
    record,
    after,
    world.origin(record, { ...change, source: 'BATCH_IMPORT_FINDINGS' }),
  );
  return true;
}

/** A provider's first version of a finding, without the members that are not its own. */
export function firstVersion(world: World, provider: AsffRecord): AsffRecord {
  const next: Record<string, unknown> = { ...provider };
  for (const member of ['Note', 'UserDefinedFields', 'VerificationState']) {
    delete next[member];
  }
  const passed = objectOf(provider, 'Compliance').Status === 'PASSED';
  return {
    ...next,
    Workflow: { Status: passed ? 'RESOLVED' : 'NEW' },
    RecordState: provider.RecordState ?? 'ACTIVE',
    ProcessedAt: world.clock.timestamp(),
  };
}
