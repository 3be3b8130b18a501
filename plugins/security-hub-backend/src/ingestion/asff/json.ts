/** An object of a JSON document: only its own members count, so that `__proto__` or `constructor` are names like any other. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object; undefined for arrays and everything else. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** A member of an object; undefined where the object is none or has no such own member. */
export function member(value: unknown, name: string): unknown {
  const object = asObject(value);
  return object && Object.prototype.hasOwnProperty.call(object, name)
    ? object[name]
    : undefined;
}

/** A member of a member, and so on. */
export function memberAt(value: unknown, ...names: string[]): unknown {
  let found = value;
  for (const name of names) {
    found = member(found, name);
  }
  return found;
}

// A database stores neither NUL nor half a surrogate pair; both only come from hostile or cut text.
const unstorable =
  // eslint-disable-next-line no-control-regex
  /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Trimmed text that is not empty. Numbers and booleans are taken as text, since some products send them where ASFF asks for text. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (typeof value !== 'string') {
    return undefined;
  }
  const text = value.replace(unstorable, '\uFFFD').trim();
  return text === '' ? undefined : text;
}

/** The beginning of a text, never with half a character at its end. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

/** A finite number, also one in decimal text. */
export function asNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)
      ? Number(value)
      : value;
  return typeof number === 'number' && Number.isFinite(number)
    ? number
    : undefined;
}

/** The elements of an array; a lone object counts as an array of one, as some exports flatten those; else none. */
export function asList(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) {
    return value;
  }
  return asObject(value) ? [value] : [];
}

/** The texts of an array; whatever is no text is left out. */
export function asTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [])
    .filter(element => typeof element === 'string')
    .map(asText)
    .filter(text => text !== undefined);
}

/** An object whose members are all text; undefined where the value is no object. Members that are no text are left out. */
export function asTextMap(value: unknown): Record<string, string> | undefined {
  const object = asObject(value);
  if (!object) {
    return undefined;
  }
  const entries: Array<[string, string]> = [];
  for (const [name, content] of Object.entries(object)) {
    // An empty value is a value here: a tag may have none.
    const text = content === '' ? '' : asText(content);
    if (text !== undefined) {
      entries.push([asText(name) ?? '', text]);
    }
  }
  // Not an assignment: fromEntries defines `__proto__` as a member like any other.
  return Object.fromEntries(entries.sort(([a], [b]) => compareText(a, b)));
}

/** Order of two texts by code unit: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** The different texts, sorted. */
export function sortedSet(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort(compareText);
}
