import {
  FreshnessCheck,
  FreshnessNote,
} from 'backstage-plugin-security-hub-common';
import { AccountCheck } from '../../database/operations/checks';
import { compareStates, worstOf } from './order';
import { TargetFreshness } from './TargetFreshness';

/** The checks that every account and Region should have. */
const everywhere: readonly FreshnessCheck[] = ['standards', 'config-recorder'];

const messages: Record<Exclude<TargetFreshness['state'], 'ok'>, string> = {
  denied: 'AWS refuses to be read',
  'hub-not-enabled': 'Security Hub is not enabled',
  'not-connected': 'The account is not connected',
  'region-not-linked': 'The Region is not linked',
  'standard-off': 'No standard is switched on',
  'config-not-recording': 'AWS Config records nothing',
  throttled: 'AWS limits requests',
  error: 'The last read failed',
  'never-read': 'It has never been read completely',
  stale: 'The last complete read is long ago',
};

type Unanswered = { check: FreshnessCheck; message: string; at?: string };

/** Checks without an answer, one note for all that have the same reason. */
function notChecked(items: Unanswered[]): FreshnessNote[] {
  const checks = new Map<string, FreshnessCheck[]>();
  for (const { check, message } of items) {
    checks.set(message, [...(checks.get(message) ?? []), check]);
  }
  return [...checks].map(([message, of]) => ({
    kind: 'not-checked',
    checks: of,
    message,
    at: items.find(item => item.message === message)?.at,
  }));
}

function failed(answers: AccountCheck[]) {
  return answers
    .flatMap(({ check, result, message, checkedAt }) =>
      result === 'passed' || result === 'not-checked'
        ? []
        : [{ kind: result, checks: [check], message, at: checkedAt }],
    )
    .sort((one, other) => compareStates(one.kind, other.kind));
}

function unanswered(answers: AccountCheck[]): Unanswered[] {
  const refused = answers.filter(({ result }) => result === 'not-checked');
  const missing = everywhere.filter(check =>
    answers.every(answer => answer.check !== check),
  );
  return [
    ...refused.map(({ check, message, checkedAt: at }) => ({
      check,
      message,
      at,
    })),
    ...missing.map(check => ({ check, message: 'Not looked at yet' })),
  ];
}

/**
 * What checks add to the freshness of one target: a failed check makes its state worse, never better; whatever is not
 * the state itself is a note. A check that could not be made leaves the state as it is, and is said.
 */
export function withChecks(
  target: TargetFreshness,
  answers: AccountCheck[],
): TargetFreshness {
  const problems = failed(answers);
  const state = worstOf([target.state, ...problems.map(({ kind }) => kind)]);
  const hidden: FreshnessNote[] =
    target.state !== state && target.state !== 'ok'
      ? [{ kind: target.state, message: messages[target.state] }]
      : [];
  const notes = [
    ...problems,
    ...hidden,
    ...(target.notes ?? []),
    // Of an account that is not connected nothing is read, and nothing checked
    ...(target.state === 'not-connected'
      ? []
      : notChecked(unanswered(answers))),
  ];
  return { ...target, state, notes: notes.length > 0 ? notes : undefined };
}

/** A Region that the administrator does not bring: nothing reads it, so that no other row tells of it. */
export function unlinkedRegion(answer: AccountCheck): TargetFreshness {
  const { account, region } = answer;
  return {
    account,
    region,
    state: 'region-not-linked',
    readThrough: 'administrator',
    notes: failed([answer]),
  };
}
