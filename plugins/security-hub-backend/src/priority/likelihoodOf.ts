import {
  FindingKind,
  priorities,
  Severity,
} from 'backstage-plugin-security-hub-common';
import { DateTime, Duration } from 'luxon';
import {
  Likelihood,
  LikelihoodFact,
  LikelihoodSettings,
} from '../config/settings';
import { isNoAttackCategory, isOpenControl } from './openControls';
import { PriorityInput, PriorityInputName } from './priorityInput';
import { effectOf, moved, sizeOf } from './steps';

/** What tells how probable it is that somebody makes use of a finding. Undefined is *not known*, which moves nothing. */
export type LikelihoodInputs = {
  kind: FindingKind;
  productKey: string;
  severity: Severity;
  /** e.g. `S3.8` */
  controlId?: string;
  /** AWS's category of the control, e.g. `Recover > Resilience > High availability` */
  category?: string;
  /** Where the record says that its resource can be reached from */
  exposure?: 'internet' | 'internal';
  /** Another finding says that the resource can be reached from the internet */
  reachable?: boolean;
  exploitAvailable?: boolean;
  /** The Exploit Prediction Scoring System's probability of an attempt within 30 days, 0 to 1 */
  exploitProbability?: number;
  fixAvailable?: boolean;
  /** Somebody attacks the resource at this time: another finding says so */
  threatActivity?: boolean;
  /** ISO 8601 */
  firstSeenAt: string;
  /** The current time, ISO 8601 */
  at: string;
};

/** A likelihood with what made it. */
export type LikelihoodResult = {
  likelihood: Likelihood;
  inputs: PriorityInput[];
  /** When age alone will count, where it does not yet; ISO 8601 in UTC */
  agesAt?: string;
};

type Found = {
  fact: LikelihoodFact;
  input: PriorityInputName;
  value: string;
};

/**
 * Likelihood of a finding. It starts where the policy says for its product or kind; every fact that is known moves it by a step, within
 * low and critical. Age counts for vulnerabilities alone (attacks on published weaknesses get easier with time; a misconfiguration is as
 * easy to find on its first day), and by itself makes nothing critical. A threat is a case of its own: it happens already, and its severity
 * says how far. Pure.
 */
export function likelihoodOf(
  inputs: LikelihoodInputs,
  policy: LikelihoodSettings,
): LikelihoodResult {
  const { kind, severity, productKey } = inputs;
  if (kind === 'threat') {
    const likelihood = policy.threats[severity];
    return {
      likelihood,
      inputs: [{ input: 'threat', value: severity, effect: 'sets' }],
    };
  }
  const start =
    ownValue(policy.start.products, productKey) ??
    policy.start.kinds[kind] ??
    policy.start.default;
  const facts = factsOf(inputs, policy);
  const steps = facts.reduce(
    (sum, { fact }) => sum + sizeOf(policy.steps[fact]),
    0,
  );
  const { aged, agesAt } = ageOf(inputs, policy);
  const before = moved(priorities, start, steps);
  const high = priorities.indexOf('high');
  const counts = aged && priorities.indexOf(before) > high;
  const age = counts ? sizeOf(policy.steps.age) : 0;
  return {
    likelihood: moved(priorities, before, age),
    inputs: [
      { input: 'start', value: start, effect: 'sets' },
      ...facts.map(({ fact, input, value }) => ({
        input,
        value,
        effect: effectOf(policy.steps[fact]),
      })),
      ...(aged
        ? [
            {
              input: 'age' as const,
              value: Duration.fromObject(policy.age ?? {}).toHuman(),
              effect: counts ? effectOf(policy.steps.age) : 'none',
            },
          ]
        : []),
    ],
    agesAt,
  };
}

function factsOf(
  inputs: LikelihoodInputs,
  policy: LikelihoodSettings,
): Found[] {
  const { controlId, category, exploitProbability = 0 } = inputs;
  const found: Found[] = [];
  const own =
    inputs.kind === 'network-exposure' ||
    (controlId !== undefined && isOpenControl(controlId)) ||
    inputs.exposure === 'internet';
  if (own || inputs.reachable) {
    found.push({
      fact: 'internet',
      input: 'exposure',
      value: own ? 'internet' : 'internet-by-other',
    });
  } else if (inputs.exposure === 'internal') {
    found.push({ fact: 'internal', input: 'exposure', value: 'internal' });
  }
  if (inputs.exploitAvailable) {
    found.push({ fact: 'exploit', input: 'exploit', value: 'known' });
  } else if (exploitProbability >= policy.exploitProbability) {
    found.push({ fact: 'exploit', input: 'exploit', value: 'likely' });
  }
  // Who knows an exploit does not wait for the fix
  if (
    inputs.fixAvailable === false &&
    !found.some(({ fact }) => fact === 'exploit')
  ) {
    found.push({ fact: 'noFix', input: 'fix', value: 'none' });
  }
  if (inputs.threatActivity) {
    found.push({
      fact: 'threatActivity',
      input: 'threat-activity',
      value: 'active',
    });
  }
  if (category !== undefined && isNoAttackCategory(category)) {
    found.push({ fact: 'noAttack', input: 'purpose', value: 'no-attack' });
  }
  return found;
}

function ageOf(
  { kind, firstSeenAt, at }: LikelihoodInputs,
  policy: LikelihoodSettings,
): { aged: boolean; agesAt?: string } {
  const since = DateTime.fromISO(firstSeenAt, { zone: 'utc' });
  const grows = kind === 'vulnerability' || kind === 'code';
  if (!policy.age || policy.steps.age === 'same' || !grows || !since.isValid) {
    return { aged: false };
  }
  const agesAt = since.plus(Duration.fromObject(policy.age));
  return agesAt.toMillis() <= Date.parse(at)
    ? { aged: true }
    : { aged: false, agesAt: agesAt.toISO() ?? undefined };
}

/** Names come from outside: `constructor` is one like any other. */
function ownValue<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
): Value | undefined {
  return Object.prototype.hasOwnProperty.call(record, key)
    ? record[key]
    : undefined;
}
