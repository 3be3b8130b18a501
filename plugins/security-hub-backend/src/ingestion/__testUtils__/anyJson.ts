import fc from 'fast-check';
import type { Normalised } from '../asff/normaliseAsff';

type Document = Record<string, unknown>;

/** A JSON value in which the names that a normaliser reads turn up everywhere. */
export function anyJson(names: Iterable<string>) {
  const name = fc.constantFrom(
    ...new Set([...names, '__proto__', 'constructor', 'toString']),
  );
  const json: fc.Arbitrary<unknown> = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 0, -1, 1e300, '', ' ', '\u0000', '\ud800'),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom('arn:aws:s3:::kumo', 'arn:aws:::1:', '111122223333'),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(name, tie('value'), { maxKeys: 8, noNullPrototype: true }),
    ),
  })).value;
  const members = fc.dictionary(name, json, { noNullPrototype: true });
  return { json, members };
}

/** A document of which a few members, also inner ones, are replaced or removed. */
export function mutated(
  documents: readonly Document[],
  json: fc.Arbitrary<unknown>,
) {
  return fc
    .tuple(
      fc.constantFrom(...documents),
      fc.array(
        fc.tuple(fc.array(fc.nat(30), { maxLength: 4 }), fc.option(json)),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([document, changes]) => {
      const copy: Document = structuredClone(document);
      for (const [path, value] of changes) {
        change(copy, path, value);
      }
      return copy;
    });
}

function change(document: Document, path: number[], value: unknown): void {
  let target = document as Record<string, any>;
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

/** Expects that a normaliser takes a value, leaves it alone, says the same twice, and gives what a database can keep. */
export function expectTotal(
  normalise: (value: unknown) => Normalised,
  reasons: readonly string[],
  value: unknown,
): void {
  const before = JSON.stringify(value);
  const first = normalise(value);
  expect(JSON.stringify(value)).toBe(before);
  expect(normalise(structuredClone(value))).toEqual(first);
  if (first.outcome !== 'finding') {
    expect(reasons).toContain(first.reason);
    return;
  }
  const { record } = first;
  expect(record.recordKey).toMatch(/^[0-9a-f]{64}$/);
  expect(record.twinKey).toMatch(/^[0-9a-f]{64}$/);
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
  // Times sort as text.
  const { createdAt, updatedAt, processedAt, firstObservedAt, lastObservedAt } =
    record.provider;
  for (const time of [
    createdAt,
    updatedAt,
    processedAt,
    firstObservedAt,
    lastObservedAt,
  ]) {
    expect(time ?? '2026-01-01T00:00:00.000Z').toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
    );
  }
}
