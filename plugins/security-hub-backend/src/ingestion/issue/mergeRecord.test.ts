import type { FindingRecord } from 'backstage-plugin-security-hub-common';
import fc from 'fast-check';
import { makeControlRecord, recordOf } from '../__testUtils__/asffRecords';
import { mergeRecord } from './mergeRecord';

const at = (minute: number) =>
  new Date(Date.parse('2026-10-01T00:00:00Z') + minute * 60_000).toISOString();

function seen(
  minute: number,
  options: {
    updated?: number;
    compliance?: string;
    state?: string;
    workflow?: string;
    title?: string;
    note?: number;
    resource?: string;
    accountName?: string;
  } = {},
): FindingRecord {
  return recordOf(
    makeControlRecord({
      UpdatedAt: at(options.updated ?? 0),
      ProcessedAt: undefined,
      Compliance: {
        Status: options.compliance ?? 'FAILED',
        SecurityControlId: 'S3.8',
      },
      RecordState: options.state ?? 'ACTIVE',
      Workflow: { Status: options.workflow ?? 'NEW' },
      Title: options.title ?? 'A title',
      AwsAccountName: options.accountName,
      Note:
        options.note === undefined
          ? undefined
          : { Text: 'n', UpdatedAt: at(options.note) },
      Resources: [
        {
          Type: 'AwsS3Bucket',
          Id: `arn:aws:s3:::${options.resource ?? 'kumo'}`,
        },
      ],
    }),
    at(minute),
  );
}

const fold = (records: FindingRecord[]) =>
  records.reduce<FindingRecord | undefined>(
    (stored, record) => mergeRecord(stored, record).record,
    undefined,
  );

describe('mergeRecord', () => {
  it('takes the first observation as it is', () => {
    const first = seen(0);
    expect(mergeRecord(undefined, first)).toEqual({
      record: first,
      changed: true,
      dirty: false,
    });
    expect(() => mergeRecord({ ...first, recordKey: 'other' }, first)).toThrow(
      'Only versions of one record can be merged',
    );
  });

  it('moves the version on, without a change, when the same is seen again', () => {
    const merged = mergeRecord(seen(0), seen(60));
    expect(merged).toMatchObject({
      changed: false,
      dirty: false,
      record: {
        observedAt: at(60),
        customer: { order: [at(60), '', expect.any(String)] },
      },
    });
    // So that an older observation that comes late cannot win.
    const late = mergeRecord(
      merged.record,
      seen(30, { workflow: 'SUPPRESSED' }),
    );
    expect(late).toMatchObject({
      changed: false,
      record: { customer: { workflow: 'NEW' } },
    });
  });

  it("merges the provider's and the customer's fields apart", () => {
    // A stale page, seen later: its workflow is news, its result is not.
    const merged = mergeRecord(
      seen(0, { updated: -1, title: 'newer', compliance: 'FAILED' }),
      seen(30, { updated: -100, title: 'older', workflow: 'NOTIFIED' }),
    );
    expect(merged).toMatchObject({
      changed: true,
      dirty: false,
      record: {
        provider: { title: 'newer' },
        customer: { workflow: 'NOTIFIED' },
        observedAt: at(30),
      },
    });
  });

  it('has one winner where only fields outside both groups differ', () => {
    const one = seen(0, { accountName: 'till' });
    const other = seen(0, { accountName: 'roastery' });
    expect(fold([one, other])).toEqual(fold([other, one]));
  });

  it('takes what belongs to neither group from the provider’s version', () => {
    const before = seen(0, { updated: -2, resource: 'old-name' });
    const after = seen(20, { updated: -1, resource: 'new-name' });
    for (const order of [
      [before, after],
      [after, before],
    ]) {
      expect(fold(order)).toMatchObject({
        issueKey: after.issueKey,
        stableKey: after.stableKey,
        provider: after.provider,
      });
    }
  });

  it('marks two different customer groups within 10 minutes as dirty', () => {
    const first = seen(0, { workflow: 'NEW' });
    expect(mergeRecord(first, seen(9, { workflow: 'NOTIFIED' })).dirty).toBe(
      true,
    );
    expect(mergeRecord(first, seen(9)).dirty).toBe(false);
    expect(mergeRecord(first, seen(11, { workflow: 'NOTIFIED' })).dirty).toBe(
      false,
    );
    expect(mergeRecord(seen(9, { workflow: 'NOTIFIED' }), first).dirty).toBe(
      true,
    );
  });

  it('marks a record as dirty whose result was reset after its customer group was seen', () => {
    // The change to FAILED is known, a page of before that comes later with the workflow of before.
    const failed = seen(0, { updated: -1 });
    const stale = seen(30, {
      updated: -50,
      compliance: 'PASSED',
      workflow: 'RESOLVED',
    });
    expect(mergeRecord(failed, stale)).toMatchObject({
      dirty: true,
      record: {
        provider: { compliance: 'FAILED' },
        customer: { workflow: 'RESOLVED' },
      },
    });
    expect(mergeRecord(stale, failed).dirty).toBe(true);
    const archived = seen(30, {
      updated: -50,
      state: 'ARCHIVED',
      workflow: 'NOTIFIED',
    });
    expect(mergeRecord(failed, archived).dirty).toBe(true);
    // Seen together, AWS's own reset is in it.
    const together = seen(60, { updated: 59, workflow: 'NEW' });
    expect(mergeRecord(stale, together).dirty).toBe(false);
  });

  it('gives the same row for any order and repetition of observations', () => {
    const observation = fc
      .record({
        minute: fc.integer({ min: 0, max: 40 }),
        updated: fc.integer({ min: -5, max: 60 }),
        compliance: fc.constantFrom('PASSED', 'FAILED', 'WARNING'),
        state: fc.constantFrom('ACTIVE', 'ARCHIVED'),
        workflow: fc.constantFrom('NEW', 'NOTIFIED', 'SUPPRESSED'),
        title: fc.constantFrom('a', 'b'),
        note: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
        resource: fc.constantFrom('one', 'two'),
        accountName: fc.constantFrom('till', 'roastery'),
      })
      .map(({ minute, ...options }) => seen(minute, options));
    fc.assert(
      fc.property(
        fc
          .array(observation, { minLength: 1, maxLength: 4 })
          .chain(list =>
            fc.tuple(
              fc.constant(list),
              fc.array(fc.constantFrom(...list), { maxLength: 4 }),
            ),
          ),
        ([list, repeated]) => {
          const expected = fold(list);
          for (const permutation of permutationsOf(list)) {
            expect(fold(permutation)).toEqual(expected);
            expect(fold([...permutation, ...repeated])).toEqual(expected);
            expect(fold([...repeated, ...permutation])).toEqual(expected);
          }
          // One more sight of it, after quiet time, gives exactly what was seen.
          const world = seen(1000, { updated: 900, workflow: 'NOTIFIED' });
          expect(fold([...list, world])).toEqual(world);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function permutationsOf<T>(list: T[]): T[][] {
  return list.length <= 1
    ? [list]
    : list.flatMap((first, index) =>
        permutationsOf(list.filter((_, other) => other !== index)).map(rest => [
          first,
          ...rest,
        ]),
      );
}
