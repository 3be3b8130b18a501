import { Priority } from 'backstage-plugin-security-hub-common';
import { PriorityInput, PriorityInputName } from './priorityInput';

/** What is known of a finding when its priority is explained. */
export type ExplainedFinding = {
  priority: Priority;
  inputs: readonly PriorityInput[];
  failing: boolean;
  sample: boolean;
  /** A decision of ours accepts its risk */
  accepted: boolean;
  /** ISO 8601; absent: none */
  dueAt?: string;
  /** The date as it would be without acceptances; ISO 8601 */
  unpausedDueAt?: string;
};

const shownAs: Record<Priority, string> = {
  critical: 'Act now',
  high: 'This sprint',
  medium: 'Later',
  low: 'Later',
};

const words: Record<PriorityInputName, (value: string) => string> = {
  sample: () => 'a sample, made to be looked at',
  start: value => `starts at ${value}`,
  threat: value =>
    `an attack that is seen already, of severity ${value} to its detector`,
  exposure: value =>
    value === 'internal'
      ? 'only reachable from inside'
      : `reachable from the internet${
          value === 'internet'
            ? ''
            : ', as another finding of the resource says'
        }`,
  exploit: value =>
    value === 'known'
      ? 'an exploit is known'
      : 'an exploit is likely soon (EPSS)',
  fix: () => 'no fix is available',
  'threat-activity': () => 'the same resource is under attack',
  age: value => `known for more than ${value}`,
  purpose: () => 'guards against outages or disorder rather than attackers',
  likelihood: value => `likelihood ${value}`,
  severity: value => `severity ${value}`,
  environment: value =>
    value === 'unknown'
      ? 'in an account of unknown environment'
      : `in ${value}`,
  lifecycle: value => `lifecycle ${value}`,
  tier: value => `tier ${value}`,
  'adjusted-severity': value => `counts as ${value}`,
  verdict: value =>
    `to be fixed within ${value} ${
      value === '1' ? 'day' : 'days'
    } of being first seen, as the organisation decided`,
};

/** An input in words, without a capital at the beginning. */
export function wordsOf({ input, value }: PriorityInput): string {
  return words[input](value);
}

/** Every input of a priority in a few sentences. Pure. */
export function explain(finding: ExplainedFinding): string {
  const { priority, inputs } = finding;
  if (finding.sample) {
    return `A sample is ${priority}, and never due.`;
  }
  if (inputs.length === 0) {
    return `Priority ${priority}; ${dueWords(finding)}.`;
  }
  const find = (name: PriorityInputName) =>
    inputs.find(({ input }) => input === name);
  const at = inputs.findIndex(({ input }) => input === 'likelihood');
  const start = find('start');
  const because = inputs
    .slice(0, at)
    .filter(({ input }) => input !== 'start')
    .map(input => `${wordsOf(input)}${effectWords(input)}`);
  const [severity, ...impact] = inputs
    .slice(at + 1)
    .filter(({ input }) => input !== 'verdict');
  const verdict = find('verdict');
  const reasons = [
    ...(start ? [wordsOf(start)] : []),
    ...(because.length > 0 || !start
      ? because
      : ['nothing is known that raises or lowers it']),
  ];
  return [
    `Likelihood ${inputs[at].value}: ${reasons.join('; ')}.`,
    `Severity ${severity.value} ${impact
      .map(input => `${wordsOf(input)}${effectWords(input)}`)
      .join(', ')}.`,
    `Together ${priority} (${shownAs[priority]}); ${
      verdict ? `${wordsOf(verdict)}: ` : ''
    }${dueWords(finding)}.`,
  ].join(' ');
}

function effectWords({ effect }: PriorityInput): string {
  switch (effect) {
    case 'raises':
      return ' (raises)';
    case 'lowers':
      return ' (lowers)';
    default:
      return '';
  }
}

function dueWords(finding: ExplainedFinding): string {
  const { failing, accepted, dueAt, unpausedDueAt } = finding;
  if (!failing) {
    return 'no due date, as it does not fail';
  }
  if (accepted) {
    return 'no due date while the risk is accepted';
  }
  if (dueAt === undefined) {
    return 'no due date';
  }
  const day = `due on ${dueAt.slice(0, 10)}`;
  return unpausedDueAt === undefined || unpausedDueAt === dueAt
    ? day
    : `${day}, as the time for which the risk was accepted does not count`;
}
