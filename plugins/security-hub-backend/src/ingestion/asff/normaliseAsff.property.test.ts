import fc from 'fast-check';
import { anyJson, expectTotal, mutated } from '../__testUtils__/anyJson';
import {
  controls,
  makeControlRecord,
  makeProductRecord,
  observedAt,
  recordOf,
  sampleFindings,
} from '../__testUtils__/asffRecords';
import { normaliseAsff } from './normaliseAsff';

const context = { observedAt, controls };
const reasons = ['not-an-object', 'no-id', 'no-account-and-no-resource'];

type Document = Record<string, unknown>;

const made: Document[] = [
  makeControlRecord(),
  ...[
    'aws/guardduty',
    'aws/inspector',
    'aws/access-analyzer',
    'aws/macie',
    'aws/config',
    'kumo/scanner',
  ].map(product => makeProductRecord(product)),
];
const samples = sampleFindings() as Document[] | undefined;
const documents = [...made, ...(samples ?? [])];

const { json, members } = anyJson([
  ...made.flatMap(document => Object.keys(document)),
  'Vulnerabilities',
  'ProductFields',
  'FindingProviderFields',
  'Label',
  'Normalized',
  'Status',
  'Text',
  'Type',
  'Tags',
  'CodeVulnerabilities',
  'NetworkPath',
  'Network',
]);

describe('normaliseAsff, for any value', () => {
  const isTotal = (value: unknown) =>
    expectTotal(given => normaliseAsff(given, context), reasons, value);

  // eslint-disable-next-line jest/expect-expect
  it('never throws and is deterministic, for arbitrary JSON', () => {
    fc.assert(fc.property(json, isTotal), { numRuns: 400 });
    fc.assert(
      fc.property(members, value =>
        isTotal({ Id: 'x', AwsAccountId: '111122223333', ...value }),
      ),
      { numRuns: 400 },
    );
  });

  // eslint-disable-next-line jest/expect-expect
  it('never throws and is deterministic, for mutated records', () => {
    fc.assert(fc.property(mutated(documents, json), isTotal), { numRuns: 800 });
  });
});

describe('the stable key', () => {
  const findings = documents.filter(
    document => normaliseAsff(document, context).outcome === 'finding',
  );
  const finding = fc.constantFrom(...findings);

  it('is not changed by what customers write, by times or by the outcome', () => {
    fc.assert(
      fc.property(
        finding,
        fc.record(
          {
            Note: fc.record({ Text: fc.string(), UpdatedBy: fc.string() }),
            Workflow: fc.record({
              Status: fc.constantFrom('NEW', 'SUPPRESSED'),
            }),
            UserDefinedFields: fc.dictionary(fc.string(), fc.string()),
            Severity: fc.record({ Label: fc.constantFrom('LOW', 'CRITICAL') }),
            UpdatedAt: fc.constantFrom('2026-01-01T00:00:00Z', 'never'),
            RecordState: fc.constantFrom('ACTIVE', 'ARCHIVED'),
            Title: fc.string(),
            Description: fc.string(),
            AwsAccountName: fc.string(),
          },
          { requiredKeys: [] },
        ),
        (document, changes) => {
          const before = recordOf(document);
          const after = recordOf({ ...document, ...changes });
          expect(after.issueKey).toBe(before.issueKey);
          expect(after.recordKey).toBe(before.recordKey);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not depend on the order of resources, except of a control, whose first one counts', () => {
    const resources = fc.uniqueArray(
      fc.constantFrom('a', 'b', 'c', 'd', 'a,b', 'a|b').map(name => ({
        Type: 'AwsSqsQueue',
        Id: `arn:aws:sqs:eu-west-1:111122223333:${name}`,
      })),
      { selector: ({ Id }) => Id, minLength: 2 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('aws/guardduty', 'aws/inspector', 'kumo/scanner'),
        resources.chain(list =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, { minLength: list.length }),
          ),
        ),
        (product, [list, shuffled]) => {
          const [first, second] = [list, shuffled].map(Resources =>
            recordOf(makeProductRecord(product, { Resources })),
          );
          expect(second.issueKey).toBe(first.issueKey);
          expect(second.provider).toEqual(first.provider);
          const [control, other] = [list, shuffled].map(Resources =>
            recordOf(makeControlRecord({ Resources })),
          );
          expect(other.issueKey === control.issueKey).toBe(
            list[0].Id === shuffled[0].Id,
          );
        },
      ),
    );
  });

  it('has no two meanings', () => {
    const part = fc.string({
      unit: fc.constantFrom('a', 'b', '|', '%', ',', '7', 'C', '2'),
      minLength: 1,
    });
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    const keyOf = (ids: string[]) =>
      recordOf(
        makeProductRecord('kumo/scanner', {
          Resources: ids.map(Id => ({ Id })),
        }),
      ).stableKey;
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same =
          JSON.stringify([...new Set(a)].sort()) ===
          JSON.stringify([...new Set(b)].sort());
        expect(keyOf(a) === keyOf(b)).toBe(same);
      }),
      {
        examples: [
          [['a', 'b'], ['a,b']],
          [['a|b'], ['a%7Cb']],
          [['a,b'], ['a%2Cb']],
        ],
      },
    );
  });
});
