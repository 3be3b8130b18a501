import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';
import { applyProviderUpdate, firstVersion } from '../store/providerUpdate';
import { invalidInput } from '../wire/AwsError';
import { Call, Operation } from './Call';

const required = [
  'AwsAccountId',
  'CreatedAt',
  'Description',
  'GeneratorId',
  'Id',
  'ProductArn',
  'Resources',
  'SchemaVersion',
  'Title',
  'UpdatedAt',
];

function problemOf(call: Call, finding: unknown): [string, string] | undefined {
  const missing = required.filter(
    member => memberOf(finding, member) === undefined,
  );
  if (missing.length > 0) {
    return [
      'InvalidInput',
      `Finding does not adhere to Amazon Finding Format: ${missing.join(
        ', ',
      )} missing`,
    ];
  }
  if (memberOf(finding, 'AwsAccountId') !== call.identity.accountId) {
    return ['AccessDenied', 'An account can import findings of its own only'];
  }
  if (Buffer.byteLength(JSON.stringify(finding)) > 240 * 1024) {
    return ['FindingSizeExceeded', 'The finding is larger than 240 KB'];
  }
  const fault = call.world.faults.takeFinding(String(memberOf(finding, 'Id')));
  return fault && [fault.code, fault.message ?? `Simulated ${fault.code}`];
}

/**
 * BatchImportFindings: creates findings, or updates them where UpdatedAt is
 * later. What belongs to the customer (Note, UserDefinedFields,
 * VerificationState, Workflow) cannot be written.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchImportFindings.html
 */
export const batchImportFindings: Operation = call => {
  const { world, identity, region, input } = call;
  const findings = input.Findings;
  if (
    !Array.isArray(findings) ||
    findings.length < 1 ||
    findings.length > 100
  ) {
    throw invalidInput(
      'Invalid parameter: Findings must have 1 to 100 entries',
    );
  }
  const failed: unknown[] = [];
  for (const finding of findings as AsffRecord[]) {
    const problem = problemOf(call, finding);
    if (problem) {
      failed.push({
        Id: String(memberOf(finding, 'Id') ?? ''),
        ErrorCode: problem[0],
        ErrorMessage: problem[1],
      });
      continue;
    }
    const existing = world.records
      .withId(textOf(finding, 'Id') ?? '')
      .find(
        record =>
          record.account === identity.accountId &&
          record.region === region &&
          record.finding.ProductArn === finding.ProductArn,
      );
    const change = { identity: String(finding.ProductArn), region };
    if (existing) {
      applyProviderUpdate(world, existing, finding, change);
    } else {
      world.records.add(
        identity.accountId,
        region,
        firstVersion(world, finding),
        world.origin(
          { region },
          { ...change, source: 'BATCH_IMPORT_FINDINGS' },
        ),
      );
    }
  }
  return {
    FailedCount: failed.length,
    SuccessCount: findings.length - failed.length,
    FailedFindings: failed,
  };
};
