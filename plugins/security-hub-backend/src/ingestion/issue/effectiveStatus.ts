import type { FindingStatus } from 'backstage-plugin-security-hub-common';

/** Decisions that cover an issue while they last. */
export type CoveringDecision = 'acknowledge' | 'accept-risk' | 'false-positive';

/**
 * Where an issue stands for people, with our decision over AWS's status. A decision covers what fails; what passed, was archived or
 * could not be evaluated keeps saying so, whatever was decided.
 */
export function effectiveStatus(
  awsStatus: FindingStatus,
  decision?: CoveringDecision,
): FindingStatus {
  if (
    decision === undefined ||
    awsStatus === 'resolved' ||
    awsStatus === 'archived' ||
    awsStatus === 'unknown'
  ) {
    return awsStatus;
  }
  return decision === 'acknowledge' ? 'acknowledged' : 'accepted';
}
