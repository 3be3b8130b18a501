import { AccountCheck, CheckResult } from '../../database/operations/checks';

/** What a check found; the message is for people, empty when passed. */
export type Judgement = { result: CheckResult; message: string };

const passed: Judgement = { result: 'passed', message: '' };

/** A day: long enough for a short outage, short enough that an old answer is not taken for today's. */
const KEEP_MILLISECONDS = 24 * 60 * 60_000;

/**
 * What the states of an account's standards mean (AWS: `StandardsStatus`). One that is ready is enough: which ones an
 * organisation wants is its own decision.
 */
export function judgeStandards(statuses: readonly string[]): Judgement {
  if (statuses.includes('READY')) {
    return passed;
  }
  if (statuses.includes('PENDING')) {
    // So it is too while AWS adds new controls to a standard that is on
    return {
      result: 'not-checked',
      message: 'AWS is switching on a standard at the moment',
    };
  }
  return {
    result: 'standard-off',
    message:
      statuses.length === 0
        ? 'No standard is switched on, so Security Hub checks no control here'
        : `No standard is switched on completely (${[...new Set(statuses)].join(
            ', ',
          )}), so Security Hub may check no control here`,
  };
}

/** @param recording - undefined: there is no recorder */
export function judgeRecorder(recording: boolean | undefined): Judgement {
  if (recording) {
    return passed;
  }
  return {
    result: 'config-not-recording',
    message:
      recording === undefined
        ? 'AWS Config has no recorder, so most controls cannot be checked here'
        : 'The recorder of AWS Config is stopped, so most controls cannot be checked here',
  };
}

/**
 * The answer to keep. One that could not be had does not take the place of a real one that is less than a day old, so
 * that neither an outage nor a lost role makes a red account look calm, or flap.
 *
 * @param now - our clock, milliseconds
 */
export function settle(
  previous: AccountCheck | undefined,
  next: AccountCheck,
  now: number,
): AccountCheck {
  const real = previous && previous.result !== 'not-checked';
  const kept =
    real &&
    next.result === 'not-checked' &&
    now - Date.parse(previous.checkedAt) < KEEP_MILLISECONDS;
  return kept ? previous : next;
}
