/** A finding in the AWS Security Finding Format, as it came: nothing about its members is certain. */
export type AsffRecord = { readonly [member: string]: unknown };

/** The member at a path, or undefined where the way there does not exist. */
export function memberOf(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[step];
  }
  return current;
}

/** The string at a path, or undefined where there is none. */
export function textOf(value: unknown, ...path: string[]): string | undefined {
  const found = memberOf(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The object at a path, or an empty one. */
export function objectOf(
  value: unknown,
  ...path: string[]
): Record<string, unknown> {
  const found = memberOf(value, ...path);
  return typeof found === 'object' && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : {};
}
