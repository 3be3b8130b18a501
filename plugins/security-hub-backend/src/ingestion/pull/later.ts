/** The later of two ISO 8601 times in UTC with milliseconds. */
export function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}
