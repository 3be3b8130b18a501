import fc from 'fast-check';
import {
  makeControlRecord,
  makeProductRecord,
  observedAt,
  recordOf,
} from '../__testUtils__/asffRecords';
import { foldIssue } from './foldIssue';

type Options = {
  compliance?: string;
  state?: string;
  workflow?: string;
  severity?: string;
  standard?: string;
  since?: string;
  tags?: Record<string, string>;
  title?: string;
};

let ids = 0;
function control(options: Options = {}) {
  ids += 1;
  return recordOf(
    makeControlRecord({
      Id: `finding-${ids}`,
      Title: options.title ?? 'S3 buckets should block public access',
      Compliance: {
        Status: options.compliance ?? 'FAILED',
        SecurityControlId: 'S3.8',
        AssociatedStandards: [
          { StandardsId: options.standard ?? 'standards/a/v/1' },
        ],
      },
      RecordState: options.state ?? 'ACTIVE',
      Workflow: { Status: options.workflow ?? 'NEW' },
      Severity: { Label: options.severity ?? 'HIGH' },
      FirstObservedAt: options.since ?? '2026-09-02T00:00:00.000Z',
      Resources: [
        {
          Type: 'AwsS3Bucket',
          Id: 'arn:aws:s3:::kumo-coffee-menu',
          Tags: options.tags,
        },
      ],
    }),
  );
}

describe('foldIssue', () => {
  it('makes no issue of no records', () => {
    expect(foldIssue([], {})).toBeUndefined();
  });

  it('makes one issue of the records of three standards', () => {
    const records = [
      control({ standard: 'standards/b/v/1', severity: 'MEDIUM', title: 'b' }),
      control({
        standard: 'standards/a/v/1',
        severity: 'CRITICAL',
        title: '[S3.8] S3 buckets',
        workflow: 'NOTIFIED',
        tags: { team: 'menu' },
      }),
      control({
        standard: 'standards/c/v/1',
        compliance: 'PASSED',
        severity: 'INFORMATIONAL',
        workflow: 'RESOLVED',
      }),
    ];
    expect(foldIssue(records, {})).toEqual({
      key: records[0].issueKey,
      stableKey: records[0].stableKey,
      kind: 'control',
      product: { key: 'security-hub', name: 'Security Hub' },
      controlId: 'S3.8',
      groupKey: 'control:S3.8',
      groupTitle: 'S3 buckets',
      partition: 'aws',
      account: '111122223333',
      accountName: 'kumo-coffee-shop',
      region: 'eu-west-1',
      title: '[S3.8] S3 buckets',
      severity: 'CRITICAL',
      compliance: 'FAILED',
      failing: true,
      workflow: 'NEW',
      awsStatus: 'open',
      firstSeenAt: '2026-09-02T00:00:00.000Z',
      lastSeenAt: observedAt,
      resources: [expect.objectContaining({ tags: { team: 'menu' } })],
      standards: ['standards/a/v/1', 'standards/b/v/1', 'standards/c/v/1'],
      sample: false,
      survivesRecreation: true,
      records: 3,
    });
  });

  it.each<[string, Options[], object]>([
    [
      'one failing',
      [{}],
      {
        failing: true,
        awsStatus: 'open',
        workflow: 'NEW',
        compliance: 'FAILED',
      },
    ],
    [
      'the least settled of the failing',
      [{ workflow: 'SUPPRESSED' }, { workflow: 'NOTIFIED' }],
      { awsStatus: 'acknowledged', workflow: 'NOTIFIED' },
    ],
    [
      'all failing suppressed, one passed and new',
      [{ workflow: 'SUPPRESSED' }, { compliance: 'PASSED' }],
      { awsStatus: 'accepted', workflow: 'SUPPRESSED', failing: true },
    ],
    [
      'an archived failure beside a suppressed one',
      [{ workflow: 'SUPPRESSED' }, { state: 'ARCHIVED' }],
      { awsStatus: 'accepted', workflow: 'SUPPRESSED' },
    ],
    [
      'all passed',
      [
        { compliance: 'PASSED' },
        { compliance: 'PASSED', workflow: 'RESOLVED' },
      ],
      { awsStatus: 'resolved', failing: false, compliance: 'PASSED' },
    ],
    [
      'passed beside archived',
      [{ compliance: 'PASSED' }, { state: 'ARCHIVED' }],
      { awsStatus: 'resolved', failing: false },
    ],
    [
      'all archived',
      [{ state: 'ARCHIVED' }, { state: 'ARCHIVED', compliance: 'PASSED' }],
      { awsStatus: 'archived', failing: false },
    ],
    [
      'resolved by hand while failing',
      [{ workflow: 'RESOLVED' }],
      { awsStatus: 'resolved', failing: true, workflow: 'RESOLVED' },
    ],
    [
      'resolved by hand beside a new failure',
      [{ workflow: 'RESOLVED' }, {}],
      { awsStatus: 'open', workflow: 'NEW' },
    ],
    [
      'only a warning',
      [{ compliance: 'WARNING' }],
      { awsStatus: 'unknown', failing: false, compliance: 'WARNING' },
    ],
    [
      'passed and not available',
      [{ compliance: 'PASSED' }, { compliance: 'NOT_AVAILABLE' }],
      { awsStatus: 'unknown', failing: false, compliance: 'NOT_AVAILABLE' },
    ],
    [
      'a warning beside a failure',
      [{ compliance: 'WARNING' }, { workflow: 'NOTIFIED' }],
      { awsStatus: 'acknowledged', failing: true, compliance: 'FAILED' },
    ],
    [
      'no result at all',
      [{ compliance: 'INFOED' }],
      { awsStatus: 'unknown', failing: false, compliance: undefined },
    ],
  ])('%s', (_, options, expected) => {
    expect(foldIssue(options.map(control), {})).toMatchObject(expected);
  });

  it('takes the severity of what fails, and what the customer put over it', () => {
    expect(
      foldIssue(
        [
          control({ compliance: 'WARNING', severity: 'CRITICAL' }),
          control({ severity: 'LOW' }),
        ],
        {},
      ),
    ).toMatchObject({ severity: 'LOW' });
    const raised = recordOf(
      makeControlRecord({
        Severity: { Label: 'CRITICAL' },
        FindingProviderFields: { Severity: { Label: 'LOW' } },
      }),
    );
    expect(foldIssue([raised], {})).toMatchObject({ severity: 'CRITICAL' });
  });

  it('takes the newest of several failing records of one severity', () => {
    const records = ['2026-09-03', '2026-09-05', '2026-09-04'].map(day =>
      recordOf(
        makeControlRecord({
          Id: `finding of ${day}`,
          UpdatedAt: `${day}T00:00:00Z`,
          AwsAccountName: `name on ${day}`,
          Title: `title on ${day}`,
        }),
      ),
    );
    expect(foldIssue(records, {})).toMatchObject({
      title: 'title on 2026-09-05',
      accountName: 'name on 2026-09-05',
    });
  });

  it('keeps our earliest failing observation', () => {
    const late = control({ since: '2026-09-20T00:00:00.000Z' });
    const early = control({ since: '2026-09-10T00:00:00.000Z' });
    const passed = control({
      since: '2026-01-01T00:00:00.000Z',
      compliance: 'PASSED',
    });
    const future = control({ since: '2200-01-01T00:00:00.000Z' });
    const first = (
      records: ReturnType<typeof control>[],
      previousFirstSeenAt?: string,
    ) => foldIssue(records, { previousFirstSeenAt })?.firstSeenAt;
    expect(first([late, early, passed])).toBe('2026-09-10T00:00:00.000Z');
    expect(first([late], '2026-09-05T00:00:00.000Z')).toBe(
      '2026-09-05T00:00:00.000Z',
    );
    expect(first([early], '2026-09-15T00:00:00.000Z')).toBe(
      '2026-09-10T00:00:00.000Z',
    );
    expect(first([passed], '2026-09-15T00:00:00.000Z')).toBe(
      '2026-09-15T00:00:00.000Z',
    );
    expect(first([future])).toBe(observedAt);
  });

  it('counts a finding of another product as failing while it is there, unless it says that it passed', () => {
    const status = (changes: Record<string, unknown>) =>
      foldIssue([recordOf(makeProductRecord('kumo/scanner', changes))], {})
        ?.awsStatus;
    expect(status({})).toBe('open');
    expect(status({ Compliance: { Status: 'PASSED' } })).toBe('resolved');
    expect(status({ Compliance: { Status: 'WARNING' } })).toBe('unknown');
    expect(status({ Compliance: { Status: 'INFOED' } })).toBe('open');
    expect(status({ RecordState: 'ARCHIVED' })).toBe('archived');
  });

  it.each([
    [
      'aws/inspector',
      {
        Vulnerabilities: [
          { Id: 'CVE-2026-1', VulnerablePackages: [{ Name: 'beans' }] },
        ],
      },
      'vulnerability:CVE-2026-1:beans',
      'CVE-2026-1 in beans',
    ],
    [
      'aws/guardduty',
      { Types: ['TTPs/Discovery/Recon:IAMUser-UserPermissions'] },
      'guardduty:Recon:IAMUser-UserPermissions',
      'Recon:IAMUser-UserPermissions',
    ],
    [
      'aws/config',
      {
        GeneratorId: 'arn:aws:config:eu-west-1:111122223333:config-rule/r',
        Title: 'a-rule',
      },
      'config:arn:aws:config:eu-west-1:111122223333:config-rule/r',
      'a-rule',
    ],
    [
      'kumo/scanner',
      { GeneratorId: 'check-7' },
      'kumo/scanner:check-7',
      'Something is wrong',
    ],
    [
      'aws/macie',
      { Types: undefined },
      'macie:sensitive-data',
      'sensitive-data',
    ],
  ])('groups %s with %j', (product, changes, groupKey, groupTitle) => {
    expect(
      foldIssue([recordOf(makeProductRecord(product, changes))], {}),
    ).toMatchObject({ groupKey, groupTitle });
    const long = recordOf(
      makeProductRecord(product, {
        ...changes,
        GeneratorId: 'x'.repeat(400),
        Types: [`${'y'.repeat(400)}`],
      }),
    );
    expect(foldIssue([long], {})?.groupKey.length).toBeLessThanOrEqual(250);
  });

  it('does not depend on the order of the records', () => {
    const record = fc
      .record({
        compliance: fc.constantFrom('PASSED', 'FAILED', 'WARNING'),
        state: fc.constantFrom('ACTIVE', 'ARCHIVED'),
        workflow: fc.constantFrom('NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'),
        severity: fc.constantFrom('LOW', 'HIGH'),
        title: fc.constantFrom('a', 'b'),
        tags: fc.constantFrom(undefined, { a: '1' }, { a: '2' }),
        since: fc.constantFrom(
          '2026-01-01T00:00:00.000Z',
          '2026-02-01T00:00:00.000Z',
        ),
      })
      .map(control);
    fc.assert(
      fc.property(
        fc
          .array(record, { minLength: 1, maxLength: 6 })
          .chain(list =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray(list, { minLength: list.length }),
            ),
          ),
        ([list, shuffled]) => {
          expect(foldIssue(shuffled, {})).toEqual(foldIssue(list, {}));
        },
      ),
      { numRuns: 300 },
    );
  });
});
