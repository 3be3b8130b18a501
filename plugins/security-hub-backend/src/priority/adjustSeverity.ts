import {
  Environment,
  severities,
  Severity,
} from 'backstage-plugin-security-hub-common';
import { PriorityStep, SeverityAdjustment } from '../config/settings';
import { PriorityInput } from './priorityInput';
import { effectOf, moved, sizeOf } from './steps';

/** What a finding is about. */
export type ImpactInputs = {
  severity: Severity;
  environment: Environment;
  /** `spec.lifecycle` of the primary entity */
  lifecycle?: string;
  /** `aws-security-hub/tier` of the primary entity */
  tier?: string;
};

/** INFORMATIONAL says that nothing is wrong, which no environment changes, and nothing becomes it. */
const adjustable: readonly Severity[] = severities.filter(
  severity => severity !== 'INFORMATIONAL',
);

/**
 * AWS's severity, adjusted to what the finding is about: environment, lifecycle and tier together move it by one step at most. What an
 * entity says of itself lowers nothing where the environment is production or not known: what runs there counts as production, whatever
 * its file calls it. Pure.
 */
export function adjustSeverity(
  { severity, environment, lifecycle, tier }: ImpactInputs,
  policy: SeverityAdjustment,
): { severity: Severity; inputs: PriorityInput[] } {
  const inputs: PriorityInput[] = [
    { input: 'severity', value: severity, effect: 'sets' },
  ];
  let sum = 0;
  const add = (
    input: 'environment' | 'lifecycle' | 'tier',
    value: string,
    step: PriorityStep,
  ) => {
    sum += sizeOf(step);
    inputs.push({ input, value, effect: effectOf(step) });
  };
  add('environment', environment, policy.environments[environment]);
  const guarded = environment === 'prod' || environment === 'unknown';
  for (const [input, value, steps] of [
    ['lifecycle', lifecycle, policy.lifecycles],
    ['tier', tier, policy.tiers],
  ] as const) {
    if (value !== undefined) {
      const step = stepOf(steps, value);
      add(input, value, guarded && step === 'lower' ? 'same' : step);
    }
  }
  const adjusted = adjustable.includes(severity)
    ? moved(adjustable, severity, Math.max(-1, Math.min(1, sum)))
    : severity;
  if (adjusted !== severity) {
    inputs.push({
      input: 'adjusted-severity',
      value: adjusted,
      effect: 'sets',
    });
  }
  return { severity: adjusted, inputs };
}

function stepOf(
  steps: Readonly<Record<string, PriorityStep>>,
  value: string,
): PriorityStep {
  const key = value.toLocaleLowerCase('en-US');
  return Object.prototype.hasOwnProperty.call(steps, key) ? steps[key] : 'same';
}
