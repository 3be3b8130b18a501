/** What rows are sorted by: a number, a text, or nothing. */
export type SortValue = number | string | undefined;

/** One criterion. Rows without a value come last, whatever the order. */
export type SortKey<Row> = { read: (row: Row) => SortValue; sign: 1 | -1 };

/** The values as numbers that sort in the same way; a text is after all numbers. */
function asNumbers<Row>(
  rows: readonly Row[],
  { read, sign }: SortKey<Row>,
): Float64Array {
  const values = rows.map(read);
  const texts = new Set<string>();
  for (const value of values) {
    if (typeof value === 'string') {
      texts.add(value);
    }
  }
  const ranks = new Map([...texts].sort().map((text, rank) => [text, rank]));
  const first = Number.MAX_SAFE_INTEGER - texts.size;
  const numbers = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const value = values[at];
    if (value === undefined) {
      numbers[at] = Number.POSITIVE_INFINITY;
    } else if (typeof value === 'number') {
      numbers[at] = value * sign;
    } else {
      numbers[at] = (first + (ranks.get(value) ?? 0)) * sign;
    }
  }
  return numbers;
}

/** For each value the number of other values that are less. */
function ranksOf(values: Float64Array): Float64Array {
  const others = values.slice().sort();
  let count = 0;
  for (let at = 0; at < others.length; at += 1) {
    if (at === 0 || others[at] !== others[at - 1]) {
      others[count] = others[at];
      count += 1;
    }
  }
  const ranks = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (others[middle] < values[at]) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    ranks[at] = low;
  }
  return ranks;
}

/** Rows in order of whole numbers of up to nine digits, which are used up; equal ones stay as they are. */
function byNumber<Row>(rows: readonly Row[], numbers: Float64Array): Row[] {
  const count = rows.length;
  for (let at = 0; at < count; at += 1) {
    numbers[at] = numbers[at] * count + at;
  }
  numbers.sort();
  return rows.map((_, at) => rows[numbers[at] % count]);
}

/**
 * Sorts rows; equal ones in order of arrival. For a million rows, functions that
 * compare two of them would be most of the work: numbers that have all that a
 * row is sorted by, and its place, are sorted instead.
 *
 * @param keys - the first goes before the second
 * @param sequenceOf - a row's place in the order of arrival, a whole number that no other row has
 */
export function sortRows<Row>(
  rows: readonly Row[],
  keys: readonly SortKey<Row>[],
  sequenceOf: (row: Row) => number,
): Row[] {
  const sequences = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    sequences[at] = sequenceOf(rows[at]);
  }
  const arrived = byNumber(rows, sequences);
  let ranks: Float64Array | undefined;
  for (const key of keys) {
    const own = ranksOf(asNumbers(arrived, key));
    for (let at = 0; ranks && at < arrived.length; at += 1) {
      own[at] += ranks[at] * arrived.length;
    }
    ranks = ranks ? ranksOf(own) : own;
  }
  return ranks ? byNumber(arrived, ranks) : arrived;
}
