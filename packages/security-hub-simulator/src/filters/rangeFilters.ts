import { memberOf } from '../store/AsffRecord';
import { invalidInput } from '../wire/AwsError';

const day = 24 * 60 * 60 * 1000;

function instant(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const parsed = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(parsed)) {
    throw invalidInput(`Invalid timestamp in the filter for ${name}`);
  }
  return parsed;
}

/**
 * Compiles the date filters of one attribute, joined by OR. Both ends belong to
 * the range.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DateFilter.html
 */
export function compileDateFilters(
  name: string,
  filters: readonly unknown[],
  now: number,
): (values: readonly unknown[]) => boolean {
  const ranges = filters.map(filter => {
    const range = memberOf(filter, 'DateRange');
    if (range !== undefined && range !== null) {
      const days = memberOf(range, 'Value');
      const comparison = memberOf(range, 'Comparison') ?? 'WITHIN';
      if (
        typeof days !== 'number' ||
        memberOf(range, 'Unit') !== 'DAYS' ||
        (comparison !== 'WITHIN' && comparison !== 'OLDER_THAN')
      ) {
        throw invalidInput(`Invalid date range in the filter for ${name}`);
      }
      return comparison === 'WITHIN'
        ? { start: now - days * day, end: now }
        : { start: undefined, end: now - days * day - 1 };
    }
    const start = instant(name, memberOf(filter, 'Start'));
    const end = instant(name, memberOf(filter, 'End'));
    if (start === undefined && end === undefined) {
      throw invalidInput(`Invalid date filter for ${name}`);
    }
    return { start, end };
  });
  return values =>
    values.some(value => {
      // A number comes from a source of findings, which has its times in milliseconds.
      const time =
        typeof value === 'string' ? Date.parse(value) : Number(value);
      return (
        !Number.isNaN(time) &&
        ranges.some(
          ({ start, end }) =>
            (start === undefined || time >= start) &&
            (end === undefined || time <= end),
        )
      );
    });
}

/**
 * Compiles the number filters of one attribute, joined by OR; the bounds of one
 * filter hold together.
 *
 * See https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_NumberFilter.html
 */
export function compileNumberFilters(
  name: string,
  filters: readonly unknown[],
): (values: readonly unknown[]) => boolean {
  const tests: Record<string, (value: number, bound: number) => boolean> = {
    Gte: (value, bound) => value >= bound,
    Lte: (value, bound) => value <= bound,
    Eq: (value, bound) => value === bound,
    Gt: (value, bound) => value > bound,
    Lt: (value, bound) => value < bound,
  };
  const compiled = filters.map(filter => {
    const bounds = Object.entries(tests).flatMap(([member, test]) => {
      const bound = memberOf(filter, member);
      return typeof bound === 'number' ? [{ test, bound }] : [];
    });
    if (bounds.length === 0) {
      throw invalidInput(`Invalid number filter for ${name}`);
    }
    return bounds;
  });
  return values =>
    values.some(
      value =>
        typeof value === 'number' &&
        compiled.some(bounds =>
          bounds.every(({ test, bound }) => test(value, bound)),
        ),
    );
}
