import {
  DecisionKind,
  FindingStatus,
} from 'backstage-plugin-security-hub-common';
import { effectiveStatus } from '../../ingestion/issue/effectiveStatus';

/**
 * Where a finding stands for people while a decision holds. A reopening lies over AWS's status until AWS shows it too.
 * Pure.
 */
export function statusUnderDecision(
  awsStatus: FindingStatus,
  kind: DecisionKind | undefined,
): FindingStatus {
  if (kind !== 'reopen') {
    return effectiveStatus(awsStatus, kind);
  }
  return awsStatus === 'acknowledged' || awsStatus === 'accepted'
    ? 'open'
    : awsStatus;
}
