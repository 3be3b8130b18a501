import {
  Environment,
  FindingKind,
  Priority,
  Severity,
} from 'backstage-plugin-security-hub-common';
import { PrioritySettings } from '../config/settings';
import { adjustSeverity } from './adjustSeverity';
import { Pause, pausedDueDate, unpausedDueDate } from './dueDate';
import { LikelihoodInputs, likelihoodOf } from './likelihoodOf';
import { PriorityInput } from './priorityInput';

/** Changes when the same policy makes something else of the same finding: then all findings are looked at again. */
export const PRIORITY_VERSION = 2;

/** What the policy looks at in a finding. */
export type PriorityFinding = Omit<
  LikelihoodInputs,
  'reachable' | 'threatActivity' | 'at' | 'category'
> & {
  severity: Severity;
  kind: FindingKind;
  /** False: nothing is to be done, so nothing is due. Default true */
  failing?: boolean;
  /** Made by the product to be looked at: low, and never due */
  sample?: boolean;
};

/** What the policy knows beyond the finding. */
export type PriorityContext = Pick<
  LikelihoodInputs,
  'reachable' | 'threatActivity' | 'at' | 'category'
> & {
  environment: Environment;
  /** `spec.lifecycle` of the primary entity */
  lifecycle?: string;
  /** `aws-security-hub/tier` of the primary entity */
  tier?: string;
  /** When decisions of ours accepted the risk */
  pauses?: readonly Pause[];
  /** Ref of the group that owns the primary entity */
  owner?: string;
  /** Days from first seen to due that the organisation's verdict on the control sets, in place of the policy's */
  dueInDays?: number;
  /** Ref of the group that is told of threats first */
  threatResponder?: string;
};

/** What the policy makes of a finding. */
export type PriorityResult = {
  priority: Priority;
  /** ISO 8601 in UTC with milliseconds; absent: no due date */
  dueAt?: string;
  /** The due date as it would be without acceptances */
  unpausedDueAt?: string;
  /** When time alone changes the result; ISO 8601 */
  reviewAt?: string;
  /** Entity ref of who responds; absent: nobody is known */
  responder?: string;
  /** Everything that was looked at, for {@link explain} */
  inputs: PriorityInput[];
};

/**
 * Priority, due date and responder of a finding, by the organisation's policy: likelihood and adjusted severity meet in the risk matrix.
 * Pure.
 */
export function prioritise(
  finding: PriorityFinding,
  context: PriorityContext,
  policy: PrioritySettings,
): PriorityResult {
  const { environment } = context;
  const responder =
    finding.kind === 'threat'
      ? context.threatResponder ?? context.owner
      : context.owner;
  const answer = responder === undefined ? {} : { responder };
  if (finding.sample) {
    return {
      priority: 'low',
      ...answer,
      inputs: [{ input: 'sample', value: 'sample', effect: 'sets' }],
    };
  }
  const { likelihood, inputs, agesAt } = likelihoodOf(
    { ...finding, ...context },
    policy.likelihood,
  );
  const impact = adjustSeverity({ ...finding, ...context }, policy.severity);
  const priority = policy.matrix[likelihood][impact.severity];
  const failing = finding.failing !== false;
  const { dueInDays } = context;
  const time =
    dueInDays === undefined
      ? policy.due[priority]?.[environment]
      : { days: dueInDays };
  const unpausedDueAt = failing
    ? unpausedDueDate(finding.firstSeenAt, time)
    : undefined;
  return {
    priority,
    dueAt: pausedDueDate(
      unpausedDueAt,
      finding.firstSeenAt,
      context.pauses ?? [],
    ),
    unpausedDueAt,
    reviewAt: failing ? agesAt : undefined,
    ...answer,
    inputs: [
      ...inputs,
      { input: 'likelihood', value: likelihood, effect: 'sets' },
      ...impact.inputs,
      ...(dueInDays === undefined
        ? []
        : [
            {
              input: 'verdict',
              value: String(dueInDays),
              effect: 'sets',
            } as const,
          ]),
    ],
  };
}
