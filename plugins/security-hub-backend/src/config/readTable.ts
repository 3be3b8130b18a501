import { Config } from '@backstage/config';
import { choice, settingError } from './values';

/** @throws InputError when config has a key that is not allowed */
export function checkKeys(
  config: Config | undefined,
  path: string,
  allowed: readonly string[],
): void {
  for (const key of config?.keys() ?? []) {
    if (!allowed.includes(key)) {
      throw settingError(
        `${path}.${key}`,
        'is unknown',
        `write one of ${allowed.join(', ')}`,
      );
    }
  }
}

/** A word for each key; what config leaves out keeps its default. */
export function readTable<Key extends string, Value extends string>(
  config: Config | undefined,
  path: string,
  rule: {
    keys: readonly Key[];
    values: readonly Value[];
    fallback: Record<Key, Value>;
  },
): Record<Key, Value> {
  checkKeys(config, path, rule.keys);
  const table = { ...rule.fallback };
  for (const key of config ? rule.keys : []) {
    table[key] = choice(config as Config, key, path, rule.values, table[key]);
  }
  return table;
}

/** A word for each name that config gives, and for those of the default; names are compared in lower case. */
export function readNames<Value extends string>(
  config: Config | undefined,
  path: string,
  rule: {
    values: readonly Value[];
    fallback: Readonly<Record<string, Value>>;
  },
): Record<string, Value> {
  const table = { ...rule.fallback };
  const given = config?.get<Record<string, unknown>>() ?? {};
  for (const [name, value] of Object.entries(given)) {
    const found = rule.values.find(item => item === value);
    if (found === undefined) {
      throw settingError(
        `${path}.${name}`,
        `is ${JSON.stringify(value)}`,
        `write one of ${rule.values.join(', ')}`,
      );
    }
    table[name.toLocaleLowerCase('en-US')] = found;
  }
  return table;
}
