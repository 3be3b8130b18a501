import type { FindingVulnerability } from 'backstage-plugin-security-hub-common';
import { asList, asNumber, asText, member } from './json';

/** The vulnerabilities of a record; those without an id are left out, since nothing can be said about them. */
export function vulnerabilitiesOf(finding: unknown): FindingVulnerability[] {
  const vulnerabilities: FindingVulnerability[] = [];
  for (const element of asList(member(finding, 'Vulnerabilities'))) {
    const id = asText(member(element, 'Id'));
    if (id === undefined) {
      continue;
    }
    vulnerabilities.push({
      id,
      packages: packagesOf(member(element, 'VulnerablePackages')),
      exploitAvailable: yesOrNo(member(element, 'ExploitAvailable')),
      fixAvailable: yesOrNo(member(element, 'FixAvailable')),
      exploitProbability: probability(member(element, 'EpssScore')),
    });
  }
  return vulnerabilities;
}

function packagesOf(value: unknown): FindingVulnerability['packages'] {
  const packages: FindingVulnerability['packages'] = [];
  for (const element of asList(value)) {
    const name = asText(member(element, 'Name'));
    if (name !== undefined) {
      packages.push({
        name,
        version: asText(member(element, 'Version')),
        fixedInVersion: fixedVersion(member(element, 'FixedInVersion')),
      });
    }
  }
  return packages;
}

/** The version that a package is repaired in; Inspector says `NotAvailable` where there is none. */
export function fixedVersion(value: unknown): string | undefined {
  const text = asText(value);
  return text === 'NotAvailable' ? undefined : text;
}

/** A number from 0 to 1; undefined for everything else. */
export function probability(value: unknown): number | undefined {
  const number = asNumber(value);
  return number !== undefined && number >= 0 && number <= 1
    ? number
    : undefined;
}

/** A yes or no in any spelling; undefined where it is neither. */
// PARTIAL: a fix for some of the packages. There is something to install, which is what the question is about.
export function yesOrNo(value: unknown): boolean | undefined {
  switch (asText(value)?.toUpperCase()) {
    case 'YES':
    case 'PARTIAL':
    case 'TRUE':
      return true;
    case 'NO':
    case 'FALSE':
      return false;
    default:
      return undefined;
  }
}
