import { AsffRecord, memberOf, objectOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { World } from '../store/World';
import { followCspm } from '../store/unifiedState';
import { withWorkflowStatus } from '../store/workflow';
import { Call, Operation } from './Call';
import { checkUpdate, severityUpdate } from './updateRules';

const largestFinding = 240 * 1024;

function updated(
  finding: AsffRecord,
  input: Record<string, unknown>,
  world: World,
  at: number,
): AsffRecord {
  const timestamp = new Date(at).toISOString();
  let next: AsffRecord = { ...finding };
  for (const member of [
    'VerificationState',
    'Confidence',
    'Criticality',
    'Types',
    'RelatedFindings',
  ]) {
    if (input[member] !== undefined) {
      next = { ...next, [member]: input[member] };
    }
  }
  if (input.Workflow !== undefined) {
    next = withWorkflowStatus(next, String(memberOf(input.Workflow, 'Status')));
  }
  if (input.Note !== undefined) {
    next = {
      ...next,
      Note: {
        Text: memberOf(input.Note, 'Text'),
        UpdatedBy: memberOf(input.Note, 'UpdatedBy'),
        UpdatedAt: timestamp,
      },
    };
  }
  if (input.UserDefinedFields !== undefined) {
    const kept =
      world.switches.userDefinedFields === 'merge'
        ? objectOf(finding, 'UserDefinedFields')
        : {};
    next = {
      ...next,
      UserDefinedFields: { ...kept, ...objectOf(input, 'UserDefinedFields') },
    };
  }
  if (input.Severity !== undefined) {
    next = {
      ...next,
      Severity: {
        ...objectOf(finding, 'Severity'),
        ...severityUpdate(input.Severity),
      },
    };
  }
  if (world.switches.updateMovesProcessedAt) {
    next = { ...next, ProcessedAt: timestamp };
  }
  return next;
}

/** Applies a customer's update to a record, when its time has come. */
function applyUpdate(call: Call, record: StoredRecord, at: number): void {
  const { world, identity, region, input } = call;
  if (record.deleted) {
    return;
  }
  const byAdministrator = identity.accountId !== record.account;
  if (!byAdministrator) {
    record.beneathAdministrator = undefined;
  } else {
    record.beneathAdministrator ??= record.finding;
  }
  const next = updated(record.finding, input, world, at);
  followCspm(record, next, world.switches.unifiedState);
  world.records.change(
    record,
    next,
    world.origin(record, {
      at,
      region,
      source: 'BATCH_UPDATE_FINDINGS',
      identity: identity.arn,
    }),
  );
}

/**
 * BatchUpdateFindings: answers at once, takes effect after the world's delay,
 * and leaves UpdatedAt alone.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html
 */
export const batchUpdateFindings: Operation = call => {
  const { world, identity, region, input } = call;
  checkUpdate(input);
  const processed: unknown[] = [];
  const unprocessed: unknown[] = [];
  const seen = new Set<string>();
  const now = world.clock.now();
  for (const given of input.FindingIdentifiers as unknown[]) {
    const identifier = {
      Id: memberOf(given, 'Id'),
      ProductArn: memberOf(given, 'ProductArn'),
    };
    const refuse = (ErrorCode: string, ErrorMessage: string) =>
      unprocessed.push({
        FindingIdentifier: identifier,
        ErrorCode,
        ErrorMessage,
      });
    if (!identifier.Id || !identifier.ProductArn) {
      refuse('InvalidInput', 'Id and ProductArn are required');
      continue;
    }
    const key = JSON.stringify(identifier);
    if (seen.has(key)) {
      refuse(
        'DuplicatedFindingIdentifier',
        'The request names this finding more than once',
      );
      continue;
    }
    seen.add(key);
    const fault = world.faults.takeFinding(String(identifier.Id));
    if (fault) {
      refuse(fault.code, fault.message ?? `Simulated ${fault.code}`);
      continue;
    }
    const rows = world.find(identity, region, identifier);
    if (rows.length === 0) {
      refuse('FindingNotFound', 'The finding was not found');
      continue;
    }
    const tooLarge = rows.some(
      ({ record }) =>
        Buffer.byteLength(
          JSON.stringify(updated(record.finding, input, world, now)),
        ) > largestFinding,
    );
    if (tooLarge) {
      refuse('FindingSizeExceeded', 'The finding would be larger than 240 KB');
      continue;
    }
    for (const { record } of rows) {
      world.pending.add(now + world.updateDelay, at =>
        applyUpdate(call, record, at),
      );
    }
    processed.push(identifier);
  }
  world.settle();
  return { ProcessedFindings: processed, UnprocessedFindings: unprocessed };
};
