import type { FindingVulnerability } from 'backstage-plugin-security-hub-common';
import { asList, asText, member, memberAt } from '../asff/json';
import { fixedVersion, probability, yesOrNo } from '../asff/vulnerabilities';

/** The vulnerabilities of a document; those without an id are left out, since nothing can be said about them. */
export function vulnerabilitiesOf(document: unknown): FindingVulnerability[] {
  const vulnerabilities: FindingVulnerability[] = [];
  for (const element of asList(member(document, 'vulnerabilities'))) {
    const id =
      asText(memberAt(element, 'cve', 'uid')) ??
      asText(memberAt(element, 'advisory', 'uid'));
    if (id !== undefined) {
      vulnerabilities.push({
        id,
        packages: packagesOf(element),
        exploitAvailable: yesOrNo(member(element, 'is_exploit_available')),
        fixAvailable:
          yesOrNo(member(element, 'is_fix_available')) ??
          isCovered(asText(member(element, 'fix_coverage'))),
        exploitProbability: probability(
          memberAt(element, 'cve', 'epss', 'score'),
        ),
      });
    }
  }
  return vulnerabilities;
}

/** Code that is vulnerable (Inspector's code scans): the paths of its files. */
export function affectedFilesOf(document: unknown): string[] {
  return asList(member(document, 'vulnerabilities'))
    .flatMap(element => asList(member(element, 'affected_code')))
    .map(code => asText(memberAt(code, 'file', 'path')))
    .filter(path => path !== undefined);
}

function packagesOf(vulnerability: unknown): FindingVulnerability['packages'] {
  // `packages` before OCSF 1.1
  const listed = asList(member(vulnerability, 'affected_packages'));
  const elements =
    listed.length > 0 ? listed : asList(member(vulnerability, 'packages'));
  const packages: FindingVulnerability['packages'] = [];
  for (const element of elements) {
    const name = asText(member(element, 'name'));
    if (name !== undefined) {
      packages.push({
        name,
        version: asText(member(element, 'version')),
        fixedInVersion: fixedVersion(member(element, 'fixed_in_version')),
      });
    }
  }
  return packages;
}

/** A fix for some of the packages counts: there is something to install. */
function isCovered(coverage: string | undefined): boolean | undefined {
  switch (coverage?.toLowerCase()) {
    case 'complete':
    case 'partial':
      return true;
    case 'none':
      return false;
    default:
      return undefined;
  }
}
