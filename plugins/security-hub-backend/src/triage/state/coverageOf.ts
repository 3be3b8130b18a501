import {
  DecisionKind,
  FindingStatus,
} from 'backstage-plugin-security-hub-common';
import { isAcceptance } from './coverage';

/** What of a finding says whether it can be decided. */
export type DecidableFinding = {
  failing: boolean;
  awsStatus: FindingStatus;
  status: FindingStatus;
};

/** Whether a decision would cover a finding, and if not why. */
export type Coverable =
  | { covered: true }
  | {
      covered: false;
      reason: 'not-decidable' | 'already-decided';
      message: string;
    };

/**
 * Whether a decision of a kind changes anything for a finding. Pure.
 *
 * - acknowledge: a failing finding that nobody has acknowledged; takes the place of an acceptance.
 * - accept-risk, false-positive: a failing finding; takes the place of a former acceptance (so it is renewed).
 * - reopen: a finding that is acknowledged or accepted, here or in AWS; one that passes only where a decision of ours holds.
 */
export function coverageOf(
  kind: DecisionKind,
  finding: DecidableFinding,
  active: { kind: DecisionKind } | undefined,
): Coverable {
  if (kind === 'reopen') {
    return coverageOfReopen(finding, active);
  }
  if (!finding.failing) {
    return {
      covered: false,
      reason: 'not-decidable',
      message:
        finding.awsStatus === 'archived'
          ? 'It is archived: there is nothing to decide'
          : 'It does not fail: there is nothing to decide',
    };
  }
  if (kind === 'acknowledge' && active?.kind === 'acknowledge') {
    return {
      covered: false,
      reason: 'already-decided',
      message: 'It is acknowledged already',
    };
  }
  return { covered: true };
}

function coverageOfReopen(
  finding: DecidableFinding,
  active: { kind: DecisionKind } | undefined,
): Coverable {
  if (active?.kind === 'reopen') {
    return {
      covered: false,
      reason: 'already-decided',
      message: 'It is reopened already',
    };
  }
  if (active && (isAcceptance(active.kind) || finding.failing)) {
    return { covered: true };
  }
  if (!finding.failing) {
    return {
      covered: false,
      reason: 'not-decidable',
      message: 'It does not fail: there is nothing to reopen',
    };
  }
  if (finding.awsStatus === 'resolved') {
    return {
      covered: false,
      reason: 'not-decidable',
      message:
        'AWS shows RESOLVED although it fails: somebody set that there, and only there it can be taken back',
    };
  }
  return finding.awsStatus === 'acknowledged' ||
    finding.awsStatus === 'accepted'
    ? { covered: true }
    : {
        covered: false,
        reason: 'already-decided',
        message: 'It is open already',
      };
}
