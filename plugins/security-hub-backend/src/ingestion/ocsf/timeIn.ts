import type { Gaps } from '../asff/gaps';
import { asNumber, member } from '../asff/json';
import { timeAt } from '../asff/timeAt';

/** Below this a number of milliseconds would be before March 1973: it is of seconds, as some products send them. */
const leastMilliseconds = 1e11;
/** The years 0 to 9999, which are the ones that sort as text. */
const [earliest, latest] = [-62_167_219_200_000, 253_402_300_799_999];

/**
 * A time of a document: `<name>_dt` in ISO 8601, else `<name>` in milliseconds since 1970, or in seconds, which is marked. What is no
 * time is marked and left out.
 */
export function timeIn(
  value: unknown,
  name: string,
  gaps: Gaps,
  path = '',
): string | undefined {
  const text = timeAt(value, `${name}_dt`, gaps, path);
  if (text !== undefined) {
    return text;
  }
  const given = member(value, name);
  const number = typeof given === 'number' ? asNumber(given) : undefined;
  if (number === undefined) {
    return timeAt(value, name, gaps, path);
  }
  const inSeconds = Math.abs(number) < leastMilliseconds;
  const milliseconds = inSeconds ? number * 1000 : number;
  if (milliseconds < earliest || milliseconds > latest) {
    gaps.wrong(`${path}${name}`, given, 'is no time');
    return undefined;
  }
  if (inSeconds) {
    gaps.wrong(`${path}${name}`, given, 'is too small, read as seconds');
  }
  return new Date(milliseconds).toISOString();
}
