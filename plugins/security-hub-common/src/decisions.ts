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
