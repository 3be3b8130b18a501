import type {
  FindingRecord,
  Issue,
} from 'backstage-plugin-security-hub-common';

/**
 * What the records of an issue say that tells how probable an attack is. The worse word counts: one record may know an exploit that another
 * one does not know yet.
 */
export function likelihoodFactsOf(
  records: readonly FindingRecord[],
): Pick<
  Issue,
  'exploitAvailable' | 'exploitProbability' | 'fixAvailable' | 'exposure'
> {
  const vulnerabilities = records.flatMap(
    ({ provider }) => provider.vulnerabilities,
  );
  const exposures = records.map(({ provider }) => provider.exposure);
  const probabilities = vulnerabilities.flatMap(
    ({ exploitProbability }) => exploitProbability ?? [],
  );
  return {
    exploitAvailable: anyTrue(
      vulnerabilities.map(({ exploitAvailable }) => exploitAvailable),
    ),
    exploitProbability:
      probabilities.length > 0 ? Math.max(...probabilities) : undefined,
    fixAvailable: anyTrue(
      vulnerabilities.map(({ fixAvailable }) => fixAvailable),
    ),
    exposure: exposures.includes('internet')
      ? 'internet'
      : exposures.find(exposure => exposure !== undefined),
  };
}

/** True where one is; false where all that are known are false. */
function anyTrue(values: ReadonlyArray<boolean | undefined>) {
  const known = values.filter(value => value !== undefined);
  return known.length > 0 ? known.includes(true) : undefined;
}
