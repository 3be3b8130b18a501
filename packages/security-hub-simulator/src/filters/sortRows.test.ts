import fc from 'fast-check';
import { sortRows, SortValue } from './sortRows';

type Row = { sequence: number; values: readonly SortValue[] };

/** The plain way: compares two rows at a time. */
function sortSlowly(rows: readonly Row[], signs: readonly (1 | -1)[]): Row[] {
  return [...rows].sort((left, right) => {
    for (const [at, sign] of signs.entries()) {
      const [a, b] = [left.values[at], right.values[at]];
      if (a !== b) {
        if (a === undefined || b === undefined) {
          return a === undefined ? 1 : -1;
        }
        return (a < b ? -1 : 1) * sign;
      }
    }
    return left.sequence - right.sequence;
  });
}

describe('sortRows', () => {
  it('sorts as comparing rows would: by several keys, without values last, equal ones in order of arrival', () => {
    const number = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
      fc.double({ noNaN: true }).map(value => value + 0),
      fc.constant(undefined),
    );
    const text = fc.oneof(
      fc.constantFrom('', 'a', 'B', 'é', undefined),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            sequence: fc.integer({ min: 1, max: 5_000 }),
            values: fc.tuple(number, text, number),
          }),
          { selector: ({ sequence }) => sequence, maxLength: 60 },
        ),
        fc.array(fc.constantFrom<(1 | -1)[]>(1, -1), { maxLength: 3 }),
        (rows, signs) => {
          const keys = signs.map((sign, at) => ({
            sign,
            read: ({ values }: Row): SortValue => values[at],
          }));
          expect(sortRows(rows, keys, ({ sequence }) => sequence)).toEqual(
            sortSlowly(rows, signs),
          );
        },
      ),
    );
  });
});
