import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';

const threats: FindingFilterCriteria = { field: 'kind', values: ['threat'] };

/** What criteria leave of findings about threats. */
export function onlyThreats(
  criteria: FindingFilterCriteria | undefined,
): FindingFilterCriteria {
  return criteria ? { allOf: [threats, criteria] } : threats;
}
