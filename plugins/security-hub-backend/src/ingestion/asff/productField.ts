import { asTextMap, member } from './json';

/** A member of ProductFields, whatever the case of its name: Access Analyzer has changed it over time. */
export function productField(
  finding: unknown,
  name: string,
): string | undefined {
  const fields = asTextMap(member(finding, 'ProductFields')) ?? {};
  return Object.entries(fields).find(
    ([key, value]) => key.toLowerCase() === name.toLowerCase() && value !== '',
  )?.[1];
}
