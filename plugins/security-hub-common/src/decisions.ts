import { DecisionKind, DecisionReason } from './api/types';

/** Reasons that each kind of decision allows; a kind without an entry takes none. @public */
export const decisionReasons: Record<DecisionKind, readonly DecisionReason[]> =
  {
    acknowledge: [],
    reopen: [],
    'accept-risk': [
      'by-design',
      'system-constraint',
      'operational-constraint',
      'requires-recreation',
      'fix-causes-problem',
    ],
    'false-positive': [
      'not-applicable',
      'incorrect-detection',
      'compensating-control',
    ],
  };

/**
 * Why a decision ended. `expiry`: its end came; `superseded`: a later decision took its place; `reopened`: a human took it back;
 * `fixed`: the finding passed or was archived; `applied`: a reopening that AWS shows, so that nothing is left to hold. @public
 */
export const decisionEndCauses = [
  'expiry',
  'superseded',
  'reopened',
  'fixed',
  'applied',
] as const;
/** One of {@link decisionEndCauses}. @public */
export type DecisionEndCause = (typeof decisionEndCauses)[number];
