import { HubTarget } from '../../aws/types';
import { NoWriteReason } from '../state/project';

const reasons: Record<NoWriteReason, string> = {
  passed: 'It passes: nothing is written',
  archived: 'It is archived: nothing is written',
  'resolved-in-aws':
    'AWS shows RESOLVED although it fails: somebody set that there, and it is left as it is',
  'already-shown': 'AWS shows it already',
  'suppressed-in-aws':
    'It is suppressed in AWS, not by the portal: that is left as it is',
  'not-ours': 'The status in AWS is not of the portal: it is left as it is',
};

/** Why nothing is written, for people. */
export function noWriteMessage(reason: NoWriteReason): string {
  return reasons[reason];
}

const codes: Record<string, string> = {
  ConcurrentUpdateError: 'AWS was changing the finding at the same moment',
  DuplicatedFindingIdentifier: 'AWS found the finding named twice',
  FindingNotFound: 'AWS does not know the finding (any more)',
  FindingSizeExceeded: 'The finding is too large for AWS to be changed',
  InternalFailure: 'AWS failed while it changed the finding',
  InvalidInput: 'AWS did not accept the change',
  // The unified Security Hub
  ConflictException: 'AWS was changing the finding at the same moment',
  InternalServerException: 'AWS failed while it changed the finding',
  ResourceNotFoundException: 'AWS does not know the finding (any more)',
  ValidationException: 'AWS did not accept the change',
};

const retryableCodes = new Set([
  'ConcurrentUpdateError',
  'InternalFailure',
  'ConflictException',
  'InternalServerException',
]);

/**
 * What a code of `UnprocessedFindings` means, and whether a later try may succeed. AWS: BatchUpdateFindings, BatchUpdateFindingsV2.
 */
export function unprocessedProblem(
  code: string,
  target: HubTarget,
): { code: string; message: string; retryable: boolean } {
  const text = codes[code] ?? `AWS did not change the finding (${code})`;
  return {
    code,
    message: `${text}, in account ${target.account}, ${target.region}`,
    retryable: retryableCodes.has(code),
  };
}
