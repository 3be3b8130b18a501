import {
  observedAt,
  controls,
  sampleFindings,
} from '../__testUtils__/asffRecords';
import { sortedSet } from './json';
import { normaliseAsff } from './normaliseAsff';

type Sample = Record<string, any>;

const samples = sampleFindings() as Sample[] | undefined;

/** What must tell two records apart: their vulnerabilities, their detector, or the rule that made them. */
function signatureOf(finding: Sample): string {
  const vulnerabilities = Array.isArray(finding.Vulnerabilities)
    ? finding.Vulnerabilities
    : [];
  const product = String(finding.ProductArn).split('/').slice(1).join('/');
  const control =
    product === 'aws/securityhub' || finding.ProductArn === undefined;
  return JSON.stringify([
    sortedSet(vulnerabilities.map(({ Id }: Sample) => String(Id))),
    // The generators of one control differ from standard to standard, on purpose.
    control ? undefined : finding.GeneratorId,
    finding.ProductFields?.['aws/config/ConfigRuleArn'],
    finding.ProductFields?.['aws/guardduty/service/detectorId'],
  ]);
}

// The reason of a skip is printed by readSamples
(samples ? describe : describe.skip)('the public sample records', () => {
  const normalised = (samples ?? []).map(finding => ({
    finding,
    result: normaliseAsff(finding, { observedAt, controls }),
  }));

  it('are all findings', () => {
    expect(normalised).toHaveLength(380);
    expect(
      normalised.flatMap(({ result }, index) =>
        result.outcome === 'rejected' ? [[index + 1, result.reason]] : [],
      ),
    ).toEqual([]);
  });

  it('share a key only where vulnerability, detector and rule are the same', () => {
    const signatures = new Map<string, Set<string>>();
    for (const { finding, result } of normalised) {
      const key =
        result.outcome === 'finding' ? result.record.issueKey : 'rejected';
      signatures.set(
        key,
        (signatures.get(key) ?? new Set()).add(signatureOf(finding)),
      );
    }
    expect([...signatures.values()].filter(({ size }) => size > 1)).toEqual([]);
    expect(signatures.size).toBeGreaterThan(250);
  });

  it('give controls by today’s ids, and few that are not known', () => {
    const controlsFound = normalised.flatMap(({ result }) =>
      result.outcome === 'finding' && result.record.kind === 'control'
        ? [result.record.controlId]
        : [],
    );
    expect(controlsFound).toHaveLength(152);
    expect(controlsFound.filter(id => id === undefined)).toHaveLength(1);
    expect(
      sortedSet(
        controlsFound.filter(id => id?.startsWith('legacy:')) as string[],
      ),
    ).toEqual([
      'legacy:cis-aws-foundations-benchmark/v/3.0.0/2.1.2',
      'legacy:cis-aws-foundations-benchmark/v/3.0.0/2.1.4.2',
      'legacy:test-generator',
      'legacy:xxx',
    ]);
    expect(controlsFound).not.toContain('PCI.IAM.6');
  });

  it('mark their gaps', () => {
    const count: Record<string, number> = {};
    for (const { result } of normalised) {
      for (const gap of result.outcome === 'finding'
        ? result.record.gaps
        : []) {
        const kind = gap.replace(/"[^"]*"/, '...');
        count[kind] = (count[kind] ?? 0) + 1;
      }
    }
    expect(count).toEqual({
      'AwsAccountId ... is not 12 digits': 16,
      'AwsAccountId is absent': 2,
      'Compliance.SecurityControlId and GeneratorId is absent': 1,
      'Compliance.Status ... is no known status': 3,
      'CreatedAt ... names no zone, read as UTC': 8,
      'ProductArn ... is no ARN': 1,
      'ProductArn is absent': 2,
      'RecordState is absent, read as ACTIVE': 31,
      'Resources is absent': 4,
      'Severity is absent, read as INFORMATIONAL': 23,
      'Title is absent': 7,
      'UpdatedAt ... names no zone, read as UTC': 8,
      'UpdatedAt is absent': 12,
    });
  });

  it('name their samples', () => {
    const found = normalised.filter(
      ({ result }) =>
        result.outcome === 'finding' && result.record.provider.sample,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const { result } of found) {
      expect(result).toMatchObject({
        record: { product: { key: 'guardduty' } },
      });
    }
  });
});
