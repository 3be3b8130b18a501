import {
  DecisionKind,
  DecisionReason,
  Finding,
  GuidanceException,
} from 'backstage-plugin-security-hub-common';

/** Most findings that one decision covers. */
export const decisionLimit = 500;

/** A decision that somebody is about to make. */
export type DecisionDraft = {
  kind: DecisionKind;
  findings: readonly Finding[];
  /** What the handbook suggests */
  prefill?: {
    title: string;
    reason: DecisionReason;
    justification: string;
    days?: number;
  };
};

/** Opens the dialog. */
export type StartDecision = (draft: DecisionDraft) => void;

/** Decisions that make a finding go away. */
const suppressing: readonly DecisionKind[] = ['accept-risk', 'false-positive'];

/** The kinds of decision that make sense for a finding; of a threat those that its owner may take, unless the reader answers it. */
export function possibleDecisions(finding: Finding): DecisionKind[] {
  const possible = decisionsByStatus(finding);
  return finding.responderOnly
    ? possible.filter(kind => !suppressing.includes(kind))
    : possible;
}

function decisionsByStatus(finding: Finding): DecisionKind[] {
  switch (finding.status) {
    case 'open':
      return ['acknowledge', 'accept-risk', 'false-positive'];
    case 'acknowledged':
      return ['accept-risk', 'false-positive', 'reopen'];
    case 'accepted':
      return finding.undocumented
        ? ['accept-risk', 'false-positive', 'reopen']
        : ['reopen'];
    default:
      return [];
  }
}

/** A typical exception of the handbook as the start of a decision: some say that the finding is wrong, the others accept its risk. */
export function draftOfException(
  finding: Finding,
  exception: GuidanceException,
): DecisionDraft {
  const { title, text: justification, suggestedDays: days } = exception;
  const draft = (kind: DecisionKind, reason: DecisionReason) => ({
    kind,
    findings: [finding],
    prefill: { title, reason, justification, days },
  });
  switch (exception.reason) {
    case 'compensating-control':
    case 'not-applicable':
      return draft('false-positive', exception.reason);
    default:
      return draft('accept-risk', exception.reason);
  }
}
