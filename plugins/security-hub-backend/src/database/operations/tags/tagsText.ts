import { longText } from '../../text';

/** Tags as columns hold them: the same tags give the same text, whatever order AWS told them in. */
export function tagsText(tags: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1));
  // Not by assignment: a key may be `__proto__`
  return longText(JSON.stringify(Object.fromEntries(sorted)));
}
