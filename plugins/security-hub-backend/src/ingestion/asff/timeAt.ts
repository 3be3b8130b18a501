import type { Gaps } from './gaps';
import { member } from './json';
import { readTime } from './time';

/** A time of a record. What is no time is marked and left out; a time without zone is marked and read as UTC. */
export function timeAt(
  value: unknown,
  name: string,
  gaps: Gaps,
  path = '',
): string | undefined {
  const given = member(value, name);
  if (given === undefined || given === null || given === '') {
    return undefined;
  }
  const read = typeof given === 'string' ? readTime(given) : undefined;
  if (!read) {
    gaps.wrong(`${path}${name}`, given, 'is no time');
    return undefined;
  }
  if (read.zoneAssumed) {
    gaps.wrong(`${path}${name}`, given, 'names no zone, read as UTC');
  }
  return read.time;
}
