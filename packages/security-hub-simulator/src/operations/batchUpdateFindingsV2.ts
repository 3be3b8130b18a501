import { memberOf } from '../store/AsffRecord';
import { StoredRecord } from '../store/StoredRecord';
import { productUidOf, severityNameOf, statusOfId } from '../unified/ocsfIds';
import { recordWithMetadataUid } from '../unified/recordWithMetadataUid';
import { updateUnified } from '../unified/updateUnified';
import { invalidInput } from '../wire/AwsError';
import { Call, Operation } from './Call';

const mostFindings = 100;
const longestComment = 512;

/** One finding that a request names, as it is given back in the reply. */
type Named = { MetadataUid: string } | { FindingIdentifier: object };

function check(holds: boolean, message: string): void {
  if (!holds) {
    throw invalidInput(`Invalid parameter: ${message}`);
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function checkInput(input: Record<string, unknown>): void {
  const uids = listOf(input.MetadataUids).length;
  const identifiers = listOf(input.FindingIdentifiers).length;
  check(
    uids === 0 || identifiers === 0,
    'MetadataUids and FindingIdentifiers cannot be used together',
  );
  check(
    uids + identifiers >= 1 && uids + identifiers <= mostFindings,
    `MetadataUids or FindingIdentifiers must have 1 to ${mostFindings} entries`,
  );
  const { Comment: comment, SeverityId: severity, StatusId: status } = input;
  check(
    comment !== undefined || severity !== undefined || status !== undefined,
    'nothing to update',
  );
  check(
    comment === undefined ||
      (typeof comment === 'string' &&
        comment.length >= 1 &&
        comment.length <= longestComment),
    `Comment must have 1 to ${longestComment} characters`,
  );
  check(
    severity === undefined || severityNameOf(Number(severity)) !== undefined,
    'SeverityId is not valid',
  );
  check(
    status === undefined || statusOfId(Number(status)) !== undefined,
    'StatusId is not valid',
  );
}

function visible(call: Call, record: StoredRecord): boolean {
  const { world, identity, region } = call;
  return (
    world
      .visibleAccounts(identity.accountId, 'ocsf')
      .includes(record.account) &&
    world.visibleRegions(region).includes(record.region) &&
    world.holds(record, 'ocsf')
  );
}

function findAll(call: Call, named: Named): readonly StoredRecord[] {
  const { world, identity, region } = call;
  if ('MetadataUid' in named) {
    const record = recordWithMetadataUid(world, named.MetadataUid);
    return record && visible(call, record) ? [record] : [];
  }
  const account = memberOf(named.FindingIdentifier, 'CloudAccountUid');
  const product = memberOf(named.FindingIdentifier, 'MetadataProductUid');
  const id = String(memberOf(named.FindingIdentifier, 'FindingInfoUid'));
  return world
    .visibleWithId(identity, region, id, 'ocsf')
    .filter(
      ({ record, finding }) =>
        (finding.AwsAccountId ?? record.account) === account &&
        productUidOf(String(finding.ProductArn)) === product,
    )
    .map(({ record }) => record);
}

function namesOf(input: Record<string, unknown>): Named[] {
  return [
    ...listOf(input.MetadataUids).map(uid => ({ MetadataUid: String(uid) })),
    ...listOf(input.FindingIdentifiers).map(identifier => ({
      FindingIdentifier: {
        CloudAccountUid: memberOf(identifier, 'CloudAccountUid'),
        FindingInfoUid: memberOf(identifier, 'FindingInfoUid'),
        MetadataProductUid: memberOf(identifier, 'MetadataProductUid'),
      },
    })),
  ];
}

/**
 * BatchUpdateFindingsV2: answers at once, takes effect after the world's delay,
 * and leaves the times of a finding alone. A finding that fails on purpose
 * (`addFindingFault`) comes back as unprocessed.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindingsV2.html
 */
export const batchUpdateFindingsV2: Operation = call => {
  const { world, identity, region, input } = call;
  checkInput(input);
  const processed: Named[] = [];
  const unprocessed: unknown[] = [];
  const seen = new Set<string>();
  for (const named of namesOf(input)) {
    const refuse = (ErrorCode: string, ErrorMessage: string) =>
      unprocessed.push({ ...named, ErrorCode, ErrorMessage });
    const key = JSON.stringify(named);
    if (seen.has(key)) {
      refuse('ValidationException', 'The request names this finding twice');
      continue;
    }
    seen.add(key);
    const records = findAll(call, named);
    if (records.length === 0) {
      refuse('ResourceNotFoundException', 'The finding was not found');
      continue;
    }
    const fault = world.faults.takeFinding(String(records[0].finding.Id));
    if (fault) {
      refuse(fault.code, fault.message ?? `Simulated ${fault.code}`);
      continue;
    }
    for (const record of records) {
      world.pending.add(world.clock.now() + world.updateDelay, at =>
        updateUnified(world, record, {
          statusId: input.StatusId as number | undefined,
          severityId: input.SeverityId as number | undefined,
          comment: input.Comment as string | undefined,
          identity,
          region,
          at,
        }),
      );
    }
    processed.push(named);
  }
  world.settle();
  return { ProcessedFindings: processed, UnprocessedFindings: unprocessed };
};
