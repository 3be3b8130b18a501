import { AsffRecord, memberOf, textOf } from '../store/AsffRecord';

const coverage: ReadonlyMap<unknown, [id: number, name: string]> = new Map([
  ['YES', [1, 'Complete'] as [number, string]],
  ['PARTIAL', [2, 'Partial']],
  ['NO', [3, 'None']],
]);

function listOf(value: unknown, member: string): unknown[] {
  const found = memberOf(value, member);
  return Array.isArray(found) ? found : [];
}

function ocsfVulnerability(
  vulnerability: unknown,
  description: unknown,
): Record<string, unknown> {
  const severity = textOf(vulnerability, 'Vendor', 'VendorSeverity');
  const fix = coverage.get(memberOf(vulnerability, 'FixAvailable'));
  return {
    affected_packages: listOf(vulnerability, 'VulnerablePackages').map(
      entry => ({
        architecture: textOf(entry, 'Architecture'),
        epoch: memberOf(entry, 'Epoch'),
        fixed_in_version: textOf(entry, 'FixedInVersion'),
        name: textOf(entry, 'Name'),
        package_manager: textOf(entry, 'PackageManager'),
        path: textOf(entry, 'FilePath'),
        release: textOf(entry, 'Release'),
        version: textOf(entry, 'Version'),
      }),
    ),
    cve: {
      uid: textOf(vulnerability, 'Id'),
      desc: description,
      cvss: listOf(vulnerability, 'Cvss').map(score => ({
        base_score: memberOf(score, 'BaseScore'),
        vector_string: textOf(score, 'BaseVector'),
        vendor_name: textOf(score, 'Source'),
        version: textOf(score, 'Version'),
      })),
    },
    ...(fix ? { fix_coverage_id: fix[0], fix_coverage: fix[1] } : {}),
    is_exploit_available: memberOf(vulnerability, 'ExploitAvailable') === 'YES',
    is_fix_available: fix !== undefined && fix[0] !== 3,
    references: listOf(vulnerability, 'ReferenceUrls'),
    severity,
  };
}

/** `vulnerabilities` of the OCSF document of a finding. */
export function ocsfVulnerabilities(
  finding: AsffRecord,
): Record<string, unknown>[] {
  return listOf(finding, 'Vulnerabilities').map(vulnerability =>
    ocsfVulnerability(vulnerability, finding.Description),
  );
}
