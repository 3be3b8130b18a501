import { readSamples } from '../../__testUtils__/readSamples';
import {
  controls,
  observedAt,
  recordOf,
  sampleFindings,
} from '../__testUtils__/asffRecords';
import { recordOfOcsf, sampleDocuments } from '../__testUtils__/ocsfDocuments';
import { normaliseOcsf } from './normaliseOcsf';

type Sample = Record<string, any>;

const samples = sampleDocuments() as Sample[] | undefined;

// The reason of a skip is printed by readSamples
(samples ? describe : describe.skip)('the public OCSF documents', () => {
  const results = (samples ?? []).map(document =>
    normaliseOcsf(document, { observedAt, controls }),
  );

  it('are findings, but for one of coverage and one of a class that is gone', () => {
    expect(results).toHaveLength(26);
    expect(
      results.flatMap((result, index) =>
        result.outcome === 'finding'
          ? []
          : [[index + 1, result.outcome, result.reason]],
      ),
    ).toEqual([
      [14, 'not-a-finding', 'coverage'],
      [22, 'rejected', 'unsupported-class'],
    ]);
  });

  it('say what they are about', () => {
    const lines = results.flatMap((result, index) => {
      if (result.outcome !== 'finding') {
        return [];
      }
      const { product, kind, controlId, provider, customer } = result.record;
      const { severity, compliance, updatedAt } = provider;
      return [
        [
          index + 1,
          product.key,
          kind,
          controlId ?? '-',
          customer.workflow,
          severity,
          compliance ?? '-',
          updatedAt?.slice(0, 10) ?? '-',
        ].join(' '),
      ];
    });
    expect(lines).toEqual([
      '1 custom/prowler configuration - SUPPRESSED HIGH FAILED -',
      '2 custom/prowler configuration - SUPPRESSED HIGH FAILED 2024-06-03',
      '3 custom/prowler configuration - NEW LOW FAILED 2025-02-14',
      '4 custom/prowler configuration - NEW MEDIUM NOT_AVAILABLE 2025-02-14',
      '5 custom/prowler configuration - NEW MEDIUM FAILED 2025-02-14',
      '6 guardduty threat - NEW MEDIUM - 2025-10-03',
      '7 security-hub control Config.1 NEW MEDIUM FAILED 2023-07-21',
      '8 guardduty threat - NEW LOW - 2023-09-19',
      '9 inspector vulnerability - NEW MEDIUM - 2024-01-26',
      '10 guardduty threat - NEW MEDIUM - 2025-10-03',
      '11 guardduty threat - NEW HIGH - -',
      '12 guardduty threat - NEW HIGH - -',
      '13 macie sensitive-data - NEW MEDIUM - -',
      '15 security-hub control SQS.1 NEW MEDIUM FAILED 2025-09-19',
      '16 security-hub control IAM.1 RESOLVED INFORMATIONAL PASSED 2025-09-19',
      '17 security-hub control KMS.1 RESOLVED INFORMATIONAL PASSED 2025-09-19',
      '18 inspector vulnerability - NEW HIGH - 2025-09-26',
      '19 inspector vulnerability - NEW MEDIUM - 2025-09-26',
      '20 security-hub control SSM.1 NEW MEDIUM FAILED 2025-09-26',
      '21 inspector vulnerability - NEW MEDIUM - 2025-09-23',
      '23 custom/prowler configuration - NEW CRITICAL FAILED 2025-01-27',
      '24 custom/prowler configuration - NEW LOW FAILED 2026-02-05',
      '25 custom/prowler configuration - NEW MEDIUM NOT_AVAILABLE 2025-02-14',
      '26 custom/prowler configuration - NEW MEDIUM NOT_AVAILABLE 2025-02-14',
    ]);
  });

  it('mark their gaps, and have none where AWS wrote them', () => {
    const gapsOf = (isOfAws: boolean) => [
      ...new Set(
        results.flatMap(result =>
          result.outcome === 'finding' &&
          result.record.identity.productArn.startsWith('arn:') === isOfAws
            ? result.record.gaps.map(gap => gap.replace(/"[^"]*"/, '...'))
            : [],
        ),
      ),
    ];
    // Documents of somebody's tests
    expect(gapsOf(true)).toEqual(['finding_info.modified_time is absent']);
    expect(gapsOf(false).sort()).toEqual([
      'cloud.account.uid ... is not 12 digits',
      'cloud.region is absent',
      'finding_info.created_time ... names no zone, read as UTC',
      'finding_info.created_time_dt ... names no zone, read as UTC',
      'finding_info.modified_time is absent',
      'metadata.product.uid ... is no ARN',
      'metadata.product.uid is absent',
      'time_dt ... names no zone, read as UTC',
    ]);
  });

  it('are one issue with their counterparts in ASFF', () => {
    const older = new Map(
      ((sampleFindings() ?? []) as Sample[]).map(finding => [
        finding.Id,
        recordOf(finding),
      ]),
    );
    const pairs = (samples ?? []).flatMap(document => {
      const one = older.get(document.finding_info?.uid);
      return one ? [[one, recordOfOcsf(document)]] : [];
    });
    expect(pairs).toHaveLength(3);
    for (const [one, other] of pairs) {
      expect(other.twinKey).toBe(one.twinKey);
      expect(other.stableKey).toBe(one.stableKey);
      expect(other.recordKey).not.toBe(one.recordKey);
      const { provider, gaps } = other;
      expect({ gaps, severity: provider.severity }).toEqual({
        gaps: one.gaps,
        severity: one.provider.severity,
      });
      for (const name of [
        'title',
        'description',
        'updatedAt',
        'processedAt',
        'firstObservedAt',
        'compliance',
        'standards',
        'requirements',
        'remediation',
        'vulnerabilities',
        'types',
      ] as const) {
        expect([name, provider[name]]).toEqual([name, one.provider[name]]);
      }
    }
  });

  it('come in events too', () => {
    const events = (readSamples('events.jsonl') ?? []) as Sample[];
    const documents = events
      .map(({ finding }) => finding)
      .filter(event => event['detail-type'] === 'Findings Imported V2')
      .flatMap(event => event.detail.findings);
    expect(documents).toHaveLength(3);
    expect(
      documents.map(
        document => normaliseOcsf(document, { observedAt, controls }).outcome,
      ),
    ).toEqual(['finding', 'finding', 'finding']);
  });
});
