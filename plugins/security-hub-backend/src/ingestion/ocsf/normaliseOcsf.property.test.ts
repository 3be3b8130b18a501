import fc from 'fast-check';
import { anyJson, expectTotal, mutated } from '../__testUtils__/anyJson';
import { controls, observedAt } from '../__testUtils__/asffRecords';
import {
  makeControlDocument,
  makeProductDocument,
  recordOfOcsf,
  sampleDocuments,
} from '../__testUtils__/ocsfDocuments';
import { normaliseOcsf } from './normaliseOcsf';

const context = { observedAt, controls };
const reasons = [
  'not-an-object',
  'no-id',
  'no-account-and-no-resource',
  'unsupported-class',
  'coverage',
  'other-class',
];

type Document = Record<string, unknown>;

const made: Document[] = [
  makeControlDocument(),
  ...[
    'aws/guardduty',
    'aws/inspector',
    'aws/access-analyzer',
    'aws/macie',
    'aws/config',
    'kumo/scanner',
  ].map(product => makeProductDocument(product)),
];
const documents = [...made, ...((sampleDocuments() ?? []) as Document[])];

function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, content]) => [
        ...(Array.isArray(value) ? [] : [name]),
        ...namesIn(content),
      ])
    : [];
}

const { json, members } = anyJson([
  ...namesIn(made),
  'vulnerabilities',
  'affected_packages',
  'affected_code',
  'file',
  'path',
  'cve',
  'unmapped',
  'remediation',
  'references',
  'time',
  'tags',
  'resource',
]);

describe('normaliseOcsf, for any value', () => {
  const isTotal = (value: unknown) =>
    expectTotal(given => normaliseOcsf(given, context), reasons, value);

  // eslint-disable-next-line jest/expect-expect
  it('never throws and is deterministic, for arbitrary JSON', () => {
    fc.assert(fc.property(json, isTotal), { numRuns: 400 });
    fc.assert(
      fc.property(members, members, (value, info) =>
        isTotal({
          class_uid: 2003,
          cloud: { account: { uid: '111122223333' } },
          ...value,
          finding_info: { ...info, uid: 'x' },
        }),
      ),
      { numRuns: 400 },
    );
  });

  // eslint-disable-next-line jest/expect-expect
  it('never throws and is deterministic, for mutated documents', () => {
    fc.assert(fc.property(mutated(documents, json), isTotal), { numRuns: 800 });
  });
});

describe('the stable key of a document', () => {
  const findings = documents.filter(
    document => normaliseOcsf(document, context).outcome === 'finding',
  );

  it('is not changed by what customers write, by times or by the outcome', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...findings),
        fc.record(
          {
            comment: fc.string(),
            status_id: fc.constantFrom(1, 2, 3, 4, 5, 99),
            severity_id: fc.constantFrom(2, 5),
            activity_id: fc.constantFrom(1, 2, 3),
            time: fc.integer(),
            message: fc.string(),
            status: fc.string(),
          },
          { requiredKeys: [] },
        ),
        fc.boolean(),
        (document, changes, withoutUid) => {
          const before = recordOfOcsf(document);
          const metadata = { ...(document.metadata as object), uid: undefined };
          const after = recordOfOcsf({
            ...document,
            ...changes,
            ...(withoutUid ? { metadata } : {}),
          });
          expect(after.issueKey).toBe(before.issueKey);
          expect(after.recordKey).toBe(before.recordKey);
          expect(after.twinKey).toBe(before.twinKey);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is shared only by documents of one vulnerability, control, or rule', () => {
    const meanings = new Map<string, Set<string>>();
    for (const document of findings as Array<Record<string, any>>) {
      const { issueKey } = recordOfOcsf(document);
      const meaning = JSON.stringify([
        document.vulnerabilities?.map((item: any) => item.cve?.uid),
        document.compliance?.control,
        document.metadata?.event_code,
        document.finding_info?.title,
      ]);
      meanings.set(
        issueKey,
        (meanings.get(issueKey) ?? new Set()).add(meaning),
      );
    }
    expect([...meanings.values()].filter(({ size }) => size > 1)).toEqual([]);
    expect(meanings.size).toBeGreaterThan(6);
  });
});
