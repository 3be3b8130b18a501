import { Observation, questions } from './Observation';

/** The observations as a table: question, observed value, and the switch of the simulator that equals it. */
export function formatObservations(
  observations: readonly Observation[],
): string {
  return observations
    .map(({ question, observed, value }) => {
      const [[name, setting]] = value
        ? Object.entries(value)
        : [['none', 'still open']];
      return [
        `${question}  ${questions[question]}`,
        `    observed  ${observed}`,
        `    switch    ${value ? `${name}: ${setting}` : setting}`,
      ].join('\n');
    })
    .join('\n');
}
