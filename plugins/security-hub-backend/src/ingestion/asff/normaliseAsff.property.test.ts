import fc from 'fast-check';
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

/** A JSON value in which the names that the normaliser reads turn up everywhere. */
const names = fc.constantFrom(
  ...new Set(made.flatMap(document => Object.keys(document))),
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
  '__proto__',
  'constructor',
  'toString',
);
const json = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -1, 1e300, '', ' ', '\u0000', '\ud800'),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constantFrom('arn:aws:s3:::kumo', 'arn:aws:::1:', '111122223333'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(names, tie('value'), { maxKeys: 8, noNullPrototype: true }),
  ),
})).value;

/** A record of which a few members, also inner ones, are replaced or removed. */
const mutated = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(
      fc.tuple(fc.array(fc.nat(30), { maxLength: 4 }), fc.option(json)),
      {
        minLength: 1,
        maxLength: 4,
      },
    ),
  )
  .map(([document, changes]) => {
    const copy: Document = structuredClone(document);
    for (const [path, value] of changes) {
      let target = copy as Record<string, any>;
      let key = '';
      for (const step of path) {
        const keys = Object.keys(target);
        if (keys.length === 0) {
          break;
        }
        key = keys[step % keys.length];
        if (typeof target[key] !== 'object' || target[key] === null) {
          break;
        }
        if (step % 3 !== 0) {
          target = target[key];
          key = Object.keys(target)[0] ?? 'x';
        }
      }
      if (value === null) {
        delete target[key];
      } else {
        target[key] = value;
      }
    }
    return copy;
  });

describe('normaliseAsff, for any value', () => {
  const isTotal = (value: unknown) => {
    const before = JSON.stringify(value);
    const first = normaliseAsff(value, context);
    expect(JSON.stringify(value)).toBe(before);
    expect(normaliseAsff(structuredClone(value), context)).toEqual(first);
    if (first.outcome === 'rejected') {
      expect(reasons).toContain(first.reason);
      return;
    }
    const { record } = first;
    expect(record.recordKey).toMatch(/^[0-9a-f]{64}$/);
    expect(record.issueKey).toMatch(/^[0-9a-f]{64}$/);
    expect(record.stableKey.split('|')).toHaveLength(7);
    // What is stored is read back as it was.
    expect(JSON.stringify(record)).not.toMatch(/\\u0000/);
    expect(JSON.stringify(JSON.parse(JSON.stringify(record)))).toBe(
      JSON.stringify(record),
    );
    // The columns that a database bounds.
    for (const text of [
      record.identity.account,
      record.identity.region,
      record.owningAccount,
      record.owningAccountName,
      record.issueRegion,
      record.product.key,
      record.product.name,
      record.controlId,
      ...record.provider.resources.flatMap(({ type, arnAccount, region }) => [
        type,
        arnAccount,
        region,
      ]),
    ]) {
      expect((text ?? '').length).toBeLessThanOrEqual(255);
    }
    expect(record.identity.partition.length).toBeLessThanOrEqual(32);
  };

  // eslint-disable-next-line jest/expect-expect
  it('never throws and is deterministic, for arbitrary JSON', () => {
    fc.assert(fc.property(json, isTotal), { numRuns: 400 });
    fc.assert(
      fc.property(
        fc.dictionary(names, json, { noNullPrototype: true }),
        value => isTotal({ Id: 'x', AwsAccountId: '111122223333', ...value }),
      ),
      { numRuns: 400 },
    );
  });

  // eslint-disable-next-line jest/expect-expect
  it('never throws and is deterministic, for mutated records', () => {
    fc.assert(fc.property(mutated, isTotal), { numRuns: 800 });
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
