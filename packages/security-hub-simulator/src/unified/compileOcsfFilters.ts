import { compileMapFilters } from '../filters/mapFilter';
import {
  compileDateFilters,
  compileNumberFilters,
} from '../filters/rangeFilters';
import { compileStringFilters } from '../filters/stringFilter';
import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';
import { OcsfFieldKind, ocsfFields } from './ocsfFields';
import { FoundOcsf, OcsfRows, readerOf } from './ocsfRows';

/** Whether a record matches. */
export type OcsfPredicate = (found: FoundOcsf) => boolean;

/** What filters come to. */
export type CompiledOcsfFilters = {
  matches: OcsfPredicate;
  /** Values of `finding_info.uid` that every match has one of, where the filters say so. */
  findingUids?: string[];
  /** Values of `cloud.account.uid`, in the same way. */
  accounts?: string[];
};

type Options = OcsfRows & {
  /** Milliseconds that date ranges count from. */
  now: number;
  /** Whether CONTAINS and NOT_CONTAINS are taken. */
  contains: boolean;
};

const mostComposites = 10;
const mostFilters = 20;

const members: readonly [member: string, kind: OcsfFieldKind][] = [
  ['StringFilters', 'string'],
  ['DateFilters', 'date'],
  ['BooleanFilters', 'boolean'],
  ['NumberFilters', 'number'],
  ['MapFilters', 'map'],
];

function listOf(value: unknown, member: string): unknown[] {
  const found = memberOf(value, member);
  if (found === undefined || found === null) {
    return [];
  }
  if (!Array.isArray(found)) {
    throw invalidInput(`${member} is not a list`);
  }
  return found;
}

function compileWord(filter: unknown): (values: readonly unknown[]) => boolean {
  const word = String(memberOf(filter, 'Value')).toLowerCase();
  return values =>
    values.some(value =>
      String(value)
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .includes(word),
    );
}

function compileTest(
  name: string,
  kind: OcsfFieldKind,
  filter: unknown,
  options: Options,
): (values: readonly unknown[]) => boolean {
  switch (kind) {
    case 'string':
      return memberOf(filter, 'Comparison') === 'CONTAINS_WORD'
        ? compileWord(filter)
        : compileStringFilters(name, [filter ?? {}], options);
    case 'date':
      return compileDateFilters(name, [filter], options.now);
    case 'number':
      return compileNumberFilters(name, [filter]);
    case 'map':
      return compileMapFilters(name, [filter ?? {}]);
    default: {
      const wanted = memberOf(filter, 'Value');
      return values => values.includes(wanted);
    }
  }
}

function operatorOf(value: unknown, member: string): 'some' | 'every' {
  const operator = memberOf(value, member) ?? 'AND';
  if (operator !== 'AND' && operator !== 'OR') {
    throw invalidInput(`${member} must be AND or OR`);
  }
  return operator === 'OR' ? 'some' : 'every';
}

/** The fields by which records can be looked up. */
const narrowing = [
  ['findingUids', 'finding_info.uid', /^/],
  ['accounts', 'cloud.account.uid', /^\d{12}$/],
] as const;

/** What a filter alone narrows its matches to. */
function narrowedBy(
  name: unknown,
  filter: unknown,
): Omit<CompiledOcsfFilters, 'matches'> {
  const value = String(memberOf(filter, 'Value'));
  const [member] =
    narrowing.find(
      ([, field, form]) =>
        field === name &&
        memberOf(filter, 'Comparison') === 'EQUALS' &&
        form.test(value),
    ) ?? [];
  return member ? { [member]: [value] } : {};
}

/** Joins conditions; values are known where one of all, or each of some, names them. */
function join(
  parts: readonly CompiledOcsfFilters[],
  how: 'some' | 'every',
): CompiledOcsfFilters {
  const joined: CompiledOcsfFilters = {
    matches: found => parts[how](part => part.matches(found)),
  };
  for (const [member] of narrowing) {
    const lists = parts.flatMap(part => (part[member] ? [part[member]] : []));
    if (how === 'every' && lists.length > 0) {
      [joined[member]] = lists;
    } else if (lists.length === parts.length) {
      joined[member] = lists.flat();
    }
  }
  return joined;
}

function compileComposite(
  composite: unknown,
  options: Options,
  depth: number,
): CompiledOcsfFilters {
  const parts: CompiledOcsfFilters[] = [];
  for (const [member, kind] of members) {
    const filters = listOf(composite, member);
    if (filters.length > mostFilters) {
      throw invalidInput(`${member} can have up to ${mostFilters} entries`);
    }
    for (const entry of filters) {
      const name = memberOf(entry, 'FieldName');
      const field = ocsfFields.get(String(name));
      if (field?.kind !== kind) {
        throw invalidInput(`Field ${name} is not supported in ${member}`);
      }
      const filter = memberOf(entry, 'Filter');
      const test = compileTest(String(name), kind, filter, options);
      const read = readerOf(String(name), field, options);
      parts.push({
        matches: found => test(read(found)),
        ...narrowedBy(name, filter),
      });
    }
  }
  if (listOf(composite, 'IpFilters').length > 0) {
    throw invalidInput('IpFilters are not simulated');
  }
  const nested = listOf(composite, 'NestedCompositeFilters');
  if (nested.length > 0 && depth > 0) {
    throw invalidInput('NestedCompositeFilters cannot be nested again');
  }
  for (const entry of nested) {
    parts.push(compileComposite(entry, options, depth + 1));
  }
  if (parts.length === 0) {
    throw invalidInput('A composite filter needs at least one filter');
  }
  return join(parts, operatorOf(composite, 'Operator'));
}

/**
 * Compiles `OcsfFindingFilters`. Every filter is a condition of its own, also
 * those of one field: `Operator` joins the conditions of a composite filter,
 * `CompositeOperator` joins the composite filters, and both are AND where they
 * are not given (which AWS does not document).
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_OcsfFindingFilters.html
 *
 * @throws InvalidInputException
 */
export function compileOcsfFilters(
  filters: unknown,
  options: Options,
): CompiledOcsfFilters {
  const composites = listOf(filters, 'CompositeFilters');
  if (composites.length > mostComposites) {
    throw invalidInput(
      `CompositeFilters can have up to ${mostComposites} entries`,
    );
  }
  const how = operatorOf(filters, 'CompositeOperator');
  return composites.length === 0
    ? { matches: () => true }
    : join(
        composites.map(composite => compileComposite(composite, options, 0)),
        how,
      );
}
