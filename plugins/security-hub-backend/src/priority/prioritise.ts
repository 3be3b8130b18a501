import {
  Environment,
  FindingKind,
  Priority,
  Severity,
} from 'backstage-plugin-security-hub-common';
import { DateTime, Duration } from 'luxon';
import { PrioritySettings } from '../config/settings';

/** What the policy looks at in a finding. */
export type PriorityFinding = {
  severity: Severity;
  kind: FindingKind;
  /** Our earliest failing observation; ISO 8601 */
  firstSeenAt: string;
  /** False: nothing is to be done, so nothing is due. Default true */
  failing?: boolean;
  /** Made by the product to be looked at: low, and never due */
  sample?: boolean;
};

/** What the policy knows beyond the finding. */
export type PriorityContext = {
  environment: Environment;
  /** Ref of the group that owns the primary entity */
  owner?: string;
  /** Ref of the group that is told of threats first */
  threatResponder?: string;
};

/** What the policy makes of a finding. */
export type PriorityResult = {
  priority: Priority;
  /** ISO 8601 in UTC with milliseconds; absent: no due date */
  dueAt?: string;
  /** Entity ref of who responds; absent: nobody is known */
  responder?: string;
  /** Every input in one sentence */
  explanation: string;
};

function dueOf(
  finding: PriorityFinding,
  context: PriorityContext,
  priority: Priority,
  policy: PrioritySettings,
): { dueAt?: string; words: string } {
  if (finding.sample) {
    return { words: 'no due date, as it is a sample' };
  }
  if (finding.failing === false) {
    return { words: 'no due date, as it does not fail' };
  }
  const time = policy.due[priority]?.[context.environment];
  if (!time) {
    return { words: 'no due date' };
  }
  const firstSeen = DateTime.fromISO(finding.firstSeenAt, { zone: 'utc' });
  if (!firstSeen.isValid) {
    return { words: 'no due date, as it is not known since when it fails' };
  }
  const duration = Duration.fromObject(time);
  return {
    dueAt: firstSeen.plus(duration).toISO() ?? undefined,
    words: `due ${duration.toHuman()} after it was first seen`,
  };
}

/**
 * Priority, due date and responder of a finding, by the organisation's policy. Pure: the same input gives the same result whatever the
 * time. The inputs are those of a risk matrix too, so that one can take the table's place.
 */
export function prioritise(
  finding: PriorityFinding,
  context: PriorityContext,
  policy: PrioritySettings,
): PriorityResult {
  const { environment } = context;
  const priority = finding.sample
    ? 'low'
    : policy.table[finding.severity][environment];
  const { dueAt, words } = dueOf(finding, context, priority, policy);
  const where =
    environment === 'unknown'
      ? 'in an account of unknown environment'
      : `in ${environment}`;
  const responder =
    finding.kind === 'threat'
      ? context.threatResponder ?? context.owner
      : context.owner;
  return {
    priority,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(responder === undefined ? {} : { responder }),
    explanation: finding.sample
      ? `A sample is ${priority}; ${words}.`
      : `Severity ${finding.severity} ${where} is ${priority}; ${words}.`,
  };
}
