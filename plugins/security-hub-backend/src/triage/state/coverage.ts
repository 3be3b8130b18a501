import {
  DecisionEndCause,
  DecisionKind,
} from 'backstage-plugin-security-hub-common';

/** How long a decision holds for one finding. An end is final. */
export type CoverageState =
  | { state: 'active' }
  | {
      state: 'ended';
      /** ISO 8601 */
      at: string;
      cause: DecisionEndCause;
      /** Entity ref of the human who ended it */
      by?: string;
      byDecision?: string;
    };

/** What can happen to a decision, for one of its findings. */
export type CoverageEvent =
  | { type: 'time-passed'; at: string }
  | { type: 'decided-again'; at: string; by: string; decisionId: string }
  | { type: 'reopened'; at: string; by: string; decisionId: string }
  | { type: 'passed-or-archived'; at: string }
  | { type: 'changed'; at: string }
  | { type: 'settled'; at: string };

/** What of the decision matters for its end. */
export type CoveredDecision = {
  kind: DecisionKind;
  /** ISO 8601 */
  endsAt?: string;
};

/** The next state. Pure; an event that changes nothing gives the same object back. */
export function reduceCoverage(
  state: CoverageState,
  event: CoverageEvent,
  decision: CoveredDecision,
): CoverageState {
  if (state.state === 'ended') {
    return state;
  }
  const { at } = event;
  switch (event.type) {
    case 'time-passed':
      return decision.endsAt !== undefined && decision.endsAt <= at
        ? { state: 'ended', at, cause: 'expiry' }
        : state;
    case 'decided-again':
    case 'reopened':
      return {
        state: 'ended',
        at,
        cause: event.type === 'reopened' ? 'reopened' : 'superseded',
        by: event.by,
        byDecision: event.decisionId,
      };
    case 'passed-or-archived':
      // An acceptance stays: what fails again tomorrow is still accepted.
      return isAcceptance(decision.kind)
        ? state
        : { state: 'ended', at, cause: 'fixed' };
    case 'settled':
      // A reopening holds nothing once AWS shows it.
      return decision.kind === 'reopen'
        ? { state: 'ended', at, cause: 'applied' }
        : state;
    default:
      return state;
  }
}

/** Kinds that suppress and need an end. */
export function isAcceptance(kind: DecisionKind): boolean {
  return kind === 'accept-risk' || kind === 'false-positive';
}
