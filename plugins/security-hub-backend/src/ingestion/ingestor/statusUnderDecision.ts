import {
  DecisionKind,
  FindingStatus,
  Issue,
} from 'backstage-plugin-security-hub-common';
import { effectiveStatus } from '../issue/effectiveStatus';

/** Where an issue stands under an active decision. A reopening shows at once, before AWS does. */
export function statusUnderDecision(
  issue: Pick<Issue, 'awsStatus' | 'failing'>,
  kind: DecisionKind,
): FindingStatus {
  if (kind === 'reopen') {
    return issue.failing ? 'open' : issue.awsStatus;
  }
  return effectiveStatus(issue.awsStatus, kind);
}
