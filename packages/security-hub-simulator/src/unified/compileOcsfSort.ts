import { SortKey, sortRows, SortValue } from '../filters/sortRows';
import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';
import { OcsfField, ocsfFields } from './ocsfFields';
import { FoundOcsf, OcsfRows, readerOf, sequenceOf } from './ocsfRows';

function valueReader(
  name: string,
  field: OcsfField,
  rows: OcsfRows,
): SortKey<FoundOcsf>['read'] {
  const read = readerOf(name, field, rows);
  return (found): SortValue => {
    const [value] = read(found);
    if (typeof value === 'number' || value === undefined) {
      return value;
    }
    if (field.kind === 'date') {
      const time = Date.parse(String(value));
      return Number.isNaN(time) ? undefined : time;
    }
    return String(value);
  };
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
  rows: OcsfRows,
): <Row extends FoundOcsf>(found: readonly Row[]) => readonly Row[] {
  if (criteria === undefined || criteria === null) {
    return found => found;
  }
  if (!Array.isArray(criteria)) {
    throw invalidInput('SortCriteria is not a list');
  }
  const keys = criteria.map((criterion): SortKey<FoundOcsf> => {
    const name = String(memberOf(criterion, 'Field'));
    const field = ocsfFields.get(name);
    const order = memberOf(criterion, 'SortOrder') ?? 'asc';
    if (!field || (order !== 'asc' && order !== 'desc')) {
      throw invalidInput(`Invalid sort criterion ${name} ${order}`);
    }
    return {
      read: valueReader(name, field, rows),
      sign: order === 'asc' ? 1 : -1,
    };
  });
  return found => sortRows(found, keys, sequenceOf);
}
