import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';
import { OcsfField, ocsfFields, OcsfRow } from './ocsfFields';

type Key = { field: OcsfField; sign: number };
type Value = string | number | undefined;

function valueOf({ kind, read }: OcsfField, row: OcsfRow): Value {
  const [value] = read(row);
  if (typeof value === 'number' || value === undefined) {
    return value;
  }
  if (kind === 'date') {
    const time = Date.parse(String(value));
    return Number.isNaN(time) ? undefined : time;
  }
  return String(value);
}

function compare(left: readonly Value[], right: readonly Value[], keys: Key[]) {
  for (let index = 0; index < keys.length; index += 1) {
    const a = left[index];
    const b = right[index];
    if (a !== b) {
      if (a === undefined || b === undefined) {
        return a === undefined ? 1 : -1;
      }
      return (a < b ? -1 : 1) * keys[index].sign;
    }
  }
  return 0;
}

/**
 * Compiles `SortCriteria` of OCSF fields. Records without a value come last;
 * equal ones stay in order of arrival.
 *
 * @returns a function that gives the rows in order
 * @throws InvalidInputException
 */
export function compileOcsfSort(
  criteria: unknown,
): (rows: readonly OcsfRow[]) => readonly OcsfRow[] {
  if (criteria === undefined || criteria === null) {
    return rows => rows;
  }
  if (!Array.isArray(criteria)) {
    throw invalidInput('SortCriteria is not a list');
  }
  const keys = criteria.map((criterion): Key => {
    const name = memberOf(criterion, 'Field');
    const field = ocsfFields.get(String(name));
    const order = memberOf(criterion, 'SortOrder') ?? 'asc';
    if (!field || (order !== 'asc' && order !== 'desc')) {
      throw invalidInput(`Invalid sort criterion ${name} ${order}`);
    }
    return { field, sign: order === 'asc' ? 1 : -1 };
  });
  return rows =>
    rows
      .map(row => ({
        row,
        values: keys.map(({ field }) => valueOf(field, row)),
      }))
      .sort(
        (left, right) =>
          compare(left.values, right.values, keys) ||
          left.row.record.sequence - right.row.record.sequence,
      )
      .map(({ row }) => row);
}
