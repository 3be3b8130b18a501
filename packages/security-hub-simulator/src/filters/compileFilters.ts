import { AsffRecord, memberOf } from '../store/AsffRecord';
import { FindingSource } from '../store/FindingSource';
import { StoredRecord } from '../store/StoredRecord';
import { invalidInput } from '../wire/AwsError';
import { Attribute, attributes } from './attributes';
import { compileMapFilters, MapFilter } from './mapFilter';
import { compileDateFilters, compileNumberFilters } from './rangeFilters';
import { compileStringFilters, StringFilter } from './stringFilter';

/** Whether a record, seen as the given version, matches. */
export type RecordPredicate = (
  finding: AsffRecord,
  record: StoredRecord,
) => boolean;

const mostAttributes = 10;
const mostValues = 20;

function compileAttribute(
  name: string,
  attribute: Attribute,
  filters: readonly unknown[],
  options: { now: number; contains: boolean },
): (values: readonly unknown[]) => boolean {
  switch (attribute.kind) {
    case 'string':
      return compileStringFilters(name, filters as StringFilter[], options);
    case 'map':
      return compileMapFilters(name, filters as MapFilter[]);
    case 'date':
      return compileDateFilters(name, filters, options.now);
    case 'number':
      return compileNumberFilters(name, filters);
    case 'boolean': {
      const wanted = filters.map(filter => memberOf(filter, 'Value'));
      // Only samples carry the member; without it a finding is none.
      return values => wanted.includes(values[0] === true);
    }
    default: {
      const wanted = filters.map(filter => String(memberOf(filter, 'Value')));
      return values => wanted.some(word => String(values[0]).includes(word));
    }
  }
}

/**
 * Compiles `AwsSecurityFindingFilters`: filters of one attribute are joined by
 * the rules of their kind, attributes are joined by AND.
 *
 * @param filters - the request's `Filters`
 * @param options - the time that date ranges count from, whether CONTAINS is taken, and the source of findings that `matchesIndex` is for
 * @returns the predicate, for a record and for a finding of the source that nobody has changed; and the ids and accounts that it is
 *   narrowed to where they can be looked up
 * @throws InvalidInputException
 */
export function compileFilters(
  filters: unknown,
  options: { now: number; contains: boolean; source?: FindingSource },
): {
  matches: RecordPredicate;
  matchesIndex: (index: number, record: StoredRecord) => boolean;
  ids?: string[];
  accounts?: string[];
} {
  if (filters === undefined || filters === null) {
    return { matches: () => true, matchesIndex: () => true };
  }
  if (typeof filters !== 'object' || Array.isArray(filters)) {
    throw invalidInput('Filters is not a structure');
  }
  const given = Object.entries(filters).filter(
    ([, list]) => Array.isArray(list) && list.length > 0,
  ) as [string, unknown[]][];
  if (given.length > mostAttributes) {
    throw invalidInput(
      `Filters can have up to ${mostAttributes} attributes, not ${given.length}`,
    );
  }
  let ids: string[] | undefined;
  let accounts: string[] | undefined;
  const tests: {
    name: string;
    read: Attribute['read'];
    test: (v: readonly unknown[]) => boolean;
  }[] = [];
  for (const [name, list] of given) {
    const attribute = attributes.get(name);
    if (!attribute) {
      throw invalidInput(`Filter ${name} is not supported`);
    }
    if (list.length > mostValues) {
      throw invalidInput(
        `Filter ${name} can have up to ${mostValues} values, not ${list.length}`,
      );
    }
    const test = compileAttribute(name, attribute, list, options);
    if (list.every(filter => memberOf(filter, 'Comparison') === 'EQUALS')) {
      const values = list.map(filter => String(memberOf(filter, 'Value')));
      if (name === 'Id') {
        ids = values;
      } else if (
        name === 'AwsAccountId' &&
        values.every(value => /^\d{12}$/.test(value))
      ) {
        accounts = values;
      }
    }
    tests.push({ name, read: attribute.read, test });
  }
  return {
    ids,
    accounts,
    matchesIndex: compileIndexed(tests, options.source),
    matches: (finding, record) => {
      for (const { read, test } of tests) {
        if (!test(read(finding, record))) {
          return false;
        }
      }
      return true;
    },
  };
}

/** What can be told without making the finding is tested first: most findings are never made. */
function compileIndexed(
  tests: readonly {
    name: string;
    read: Attribute['read'];
    test: (values: readonly unknown[]) => boolean;
  }[],
  source: FindingSource | undefined,
): (index: number, record: StoredRecord) => boolean {
  const told: ((index: number) => boolean)[] = [];
  const made: ((finding: AsffRecord, record: StoredRecord) => boolean)[] = [];
  for (const { name, read, test } of tests) {
    const reader = source?.reader(name);
    if (reader) {
      told.push(index => test(reader(index)));
    } else {
      made.push((finding, record) => test(read(finding, record)));
    }
  }
  return (index, record) => {
    for (const holds of told) {
      if (!holds(index)) {
        return false;
      }
    }
    if (made.length === 0) {
      return true;
    }
    const { finding } = record;
    return made.every(holds => holds(finding, record));
  };
}
