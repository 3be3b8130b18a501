import { AsffRecord, memberOf } from '../store/AsffRecord';
import { BulkRecord } from '../store/BulkRecord';
import { FindingSource } from '../store/FindingSource';
import { VisibleRecord } from '../store/World';
import { invalidInput } from '../wire/AwsError';
import { Attribute, attributes } from './attributes';
import { SortKey, sortRows, SortValue } from './sortRows';

/** A found record: the version that is visible, or one of a source that nobody has changed. */
export type FoundRecord = VisibleRecord | BulkRecord;

/** The record and the finding of what was found, as it was at that time. */
export function foundFinding(found: FoundRecord): AsffRecord {
  return found instanceof BulkRecord
    ? found.source.finding(found.index)
    : found.finding;
}

function sequenceOf(found: FoundRecord): number {
  return found instanceof BulkRecord ? found.sequence : found.record.sequence;
}

function keyReader(
  name: string,
  attribute: Attribute,
  source: FindingSource | undefined,
): (found: FoundRecord) => SortValue {
  const reader = source?.reader(name);
  return found => {
    let value: unknown;
    if (!(found instanceof BulkRecord)) {
      [value] = attribute.read(found.finding, found.record);
    } else if (reader) {
      [value] = reader(found.index);
    } else {
      [value] = attribute.read(foundFinding(found), found);
    }
    if (typeof value === 'number' || value === undefined) {
      return value;
    }
    if (attribute.kind === 'date') {
      const time = Date.parse(String(value));
      return Number.isNaN(time) ? undefined : time;
    }
    return String(value);
  };
}

/**
 * Compiles `SortCriteria`. Records without a value come last; equal ones stay
 * in order of arrival.
 *
 * @param source - of findings that are made on demand
 * @returns a function that sorts, or undefined without criteria
 * @throws InvalidInputException
 */
export function compileSort(
  criteria: unknown,
  source?: FindingSource,
): ((rows: readonly FoundRecord[]) => FoundRecord[]) | undefined {
  if (criteria === undefined || criteria === null) {
    return undefined;
  }
  if (!Array.isArray(criteria)) {
    throw invalidInput('SortCriteria is not a list');
  }
  const keys = criteria.map((criterion): SortKey<FoundRecord> => {
    const field = String(memberOf(criterion, 'Field'));
    const attribute = attributes.get(field);
    const order = memberOf(criterion, 'SortOrder') ?? 'asc';
    if (!attribute || (order !== 'asc' && order !== 'desc')) {
      throw invalidInput(`Invalid sort criterion ${field} ${order}`);
    }
    return {
      read: keyReader(field, attribute, source),
      sign: order === 'asc' ? 1 : -1,
    };
  });
  if (keys.length === 0) {
    return undefined;
  }
  return rows => sortRows(rows, keys, sequenceOf);
}
