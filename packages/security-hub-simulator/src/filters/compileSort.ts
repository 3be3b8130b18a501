import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';
import { attributes } from './attributes';
import { VisibleRecord } from '../store/World';

/**
 * Compiles `SortCriteria`. Records without a value come last; equal ones stay
 * in order of arrival.
 *
 * @returns a function that sorts in place, or undefined without criteria
 * @throws InvalidInputException
 */
export function compileSort(
  criteria: unknown,
): ((rows: VisibleRecord[]) => void) | undefined {
  if (criteria === undefined || criteria === null) {
    return undefined;
  }
  if (!Array.isArray(criteria)) {
    throw invalidInput('SortCriteria is not a list');
  }
  const keys = criteria.map(criterion => {
    const field = memberOf(criterion, 'Field');
    const attribute = attributes.get(String(field));
    const order = memberOf(criterion, 'SortOrder') ?? 'asc';
    if (!attribute || (order !== 'asc' && order !== 'desc')) {
      throw invalidInput(`Invalid sort criterion ${field} ${order}`);
    }
    return { attribute, sign: order === 'asc' ? 1 : -1 };
  });
  if (keys.length === 0) {
    return undefined;
  }
  return rows => {
    const decorated = rows.map(row => ({
      row,
      values: keys.map(({ attribute }) => {
        const value = attribute.read(row.finding, row.record)[0];
        if (typeof value === 'number' || value === undefined) {
          return value;
        }
        if (attribute.kind === 'date') {
          const time = Date.parse(String(value));
          return Number.isNaN(time) ? undefined : time;
        }
        return String(value);
      }),
    }));
    decorated.sort((left, right) => {
      for (let index = 0; index < keys.length; index += 1) {
        const a = left.values[index];
        const b = right.values[index];
        if (a === b) {
          continue;
        }
        if (a === undefined || b === undefined) {
          return a === undefined ? 1 : -1;
        }
        return (a < b ? -1 : 1) * keys[index].sign;
      }
      return left.row.record.sequence - right.row.record.sequence;
    });
    for (let index = 0; index < rows.length; index += 1) {
      rows[index] = decorated[index].row;
    }
  };
}
