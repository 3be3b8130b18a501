import { invalidInput } from '../wire/AwsError';

/** A `StringFilter` as it comes over the wire. */
export type StringFilter = { Value?: unknown; Comparison?: unknown };

const comparisons = new Set([
  'EQUALS',
  'PREFIX',
  'CONTAINS',
  'NOT_EQUALS',
  'PREFIX_NOT_EQUALS',
  'NOT_CONTAINS',
]);

/** Throws InvalidInputException for combinations on one attribute that Security Hub refuses. */
export function checkCombination(
  name: string,
  used: ReadonlySet<string>,
): void {
  const together = (left: string, right: string) => {
    if (used.has(left) && used.has(right)) {
      throw invalidInput(
        `Invalid filter for ${name}: ${left} and ${right} cannot be combined on the same field`,
      );
    }
  };
  together('EQUALS', 'NOT_EQUALS');
  together('EQUALS', 'PREFIX_NOT_EQUALS');
  for (const contains of ['CONTAINS', 'NOT_CONTAINS']) {
    for (const other of comparisons) {
      if (other !== contains) {
        together(contains, other);
      }
    }
  }
}

/**
 * Compiles the string filters of one attribute: including comparisons are
 * joined by OR, excluding ones by AND, and both have to hold.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_StringFilter.html
 */
export function compileStringFilters(
  name: string,
  filters: readonly StringFilter[],
  options: { contains: boolean },
): (values: readonly unknown[]) => boolean {
  const used = new Set<string>();
  const equals = new Set<string>();
  const including: ((value: string) => boolean)[] = [];
  const excluding: ((value: string) => boolean)[] = [];
  for (const { Value: wanted, Comparison: comparison } of filters) {
    if (typeof wanted !== 'string' || !comparisons.has(String(comparison))) {
      throw invalidInput(`Invalid string filter for ${name}`);
    }
    if (String(comparison).includes('CONTAINS') && !options.contains) {
      throw invalidInput(
        `Invalid filter for ${name}: ${comparison} can be used in automation rules only`,
      );
    }
    used.add(String(comparison));
    switch (comparison) {
      case 'EQUALS':
        equals.add(wanted);
        break;
      case 'PREFIX':
        including.push(value => value.startsWith(wanted));
        break;
      case 'CONTAINS':
        including.push(value => value.includes(wanted));
        break;
      case 'NOT_EQUALS':
        excluding.push(value => value === wanted);
        break;
      case 'PREFIX_NOT_EQUALS':
        excluding.push(value => value.startsWith(wanted));
        break;
      default:
        excluding.push(value => value.includes(wanted));
    }
  }
  checkCombination(name, used);
  if (equals.size > 0) {
    including.push(value => equals.has(value));
  }
  // One value is by far the most frequent case, and filters run over every record.
  const matchesOne = (text: string): boolean =>
    (including.length === 0 || including.some(matches => matches(text))) &&
    !excluding.some(matches => matches(text));
  if (excluding.length === 0 && including.length === 1) {
    const [matches] = including;
    return values => values.some(value => matches(String(value)));
  }
  return values => {
    if (values.length === 1) {
      return matchesOne(String(values[0]));
    }
    const texts = values.map(String);
    return (
      (including.length === 0 ||
        texts.some(text => including.some(matches => matches(text)))) &&
      !texts.some(text => excluding.some(matches => matches(text)))
    );
  };
}
