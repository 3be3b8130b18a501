import {
  Config,
  ConfigReader,
  readDurationFromConfig,
} from '@backstage/config';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  durationToMilliseconds,
  HumanDuration,
  JsonValue,
} from '@backstage/types';

/** An error that names the setting, what is wrong with it, and the remedy. */
export function settingError(
  path: string,
  problem: string,
  remedy: string,
): InputError {
  return new InputError(`Setting ${path} ${problem}: ${remedy}`);
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 100) ?? String(value);
}

/** Text that fits a pattern, or undefined where the key is absent. */
export function optionalText(
  config: Config,
  key: string,
  path: string,
  rule: { pattern?: RegExp; remedy: string },
): string | undefined {
  const value = config.getOptional<unknown>(key);
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || value === '') {
    throw settingError(
      `${path}.${key}`,
      `is ${shown(value)}, not text`,
      rule.remedy,
    );
  }
  if (rule.pattern && !rule.pattern.test(value)) {
    throw settingError(
      `${path}.${key}`,
      `is ${shown(value)}, which does not fit`,
      rule.remedy,
    );
  }
  return value;
}

/** Text that fits a pattern. */
export function text(
  config: Config,
  key: string,
  path: string,
  rule: { pattern?: RegExp; remedy: string },
): string {
  const value = optionalText(config, key, path, rule);
  if (value === undefined) {
    throw settingError(`${path}.${key}`, 'is missing', rule.remedy);
  }
  return value;
}

/** How an account id is written. YAML reads bare digits as a number, and drops leading zeros. */
export const accountRule = {
  pattern: /^\d{12}$/,
  remedy: "write the 12 digits of the account in quotes, e.g. '111122223333'",
};

/** How a Region is written. */
export const regionRule = {
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d+$/,
  remedy: 'write the name of a Region, e.g. ap-northeast-1',
};

/** How a partition is written. */
export const partitionRule = {
  pattern: /^aws(-[a-z]+)*$/,
  remedy: 'write aws, aws-cn, aws-us-gov or another partition of AWS',
};

/** A list of texts that fit a pattern; empty where the key is absent. */
export function textList(
  config: Config,
  key: string,
  path: string,
  rule: { pattern?: RegExp; remedy: string },
): string[] {
  const value = config.getOptional<unknown>(key) ?? [];
  if (!Array.isArray(value)) {
    throw settingError(`${path}.${key}`, 'is not a list', rule.remedy);
  }
  return value.map((item, index) => {
    const fits =
      typeof item === 'string' &&
      item !== '' &&
      (rule.pattern?.test(item) ?? true);
    if (!fits) {
      throw settingError(
        `${path}.${key}[${index}]`,
        `is ${shown(item)}, which does not fit`,
        rule.remedy,
      );
    }
    return item;
  });
}

/** One of some words, with a default. */
export function choice<T extends string>(
  config: Config,
  key: string,
  path: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const value = config.getOptional<unknown>(key);
  if (value === undefined) {
    return fallback;
  }
  const found = allowed.find(item => item === value);
  if (found === undefined) {
    throw settingError(
      `${path}.${key}`,
      `is ${shown(value)}`,
      `write one of ${allowed.join(', ')}`,
    );
  }
  return found;
}

/** A positive number up to a maximum, with a default. */
export function rate(
  config: Config,
  key: string,
  path: string,
  rule: { maximum: number; fallback: number },
): number {
  const value = config.getOptional<unknown>(key) ?? rule.fallback;
  if (typeof value !== 'number' || !(value > 0 && value <= rule.maximum)) {
    throw settingError(
      `${path}.${key}`,
      `is ${shown(value)}`,
      `write requests a second above 0 and at most ${rule.maximum}, AWS's own limit`,
    );
  }
  return value;
}

/** A whole number within bounds, with a default. */
export function wholeNumber(
  config: Config,
  key: string,
  path: string,
  rule: { minimum: number; maximum: number; fallback: number },
): number {
  const value = config.getOptional<unknown>(key) ?? rule.fallback;
  if (
    typeof value !== 'number' ||
    !Number.isInteger(value) ||
    value < rule.minimum ||
    value > rule.maximum
  ) {
    throw settingError(
      `${path}.${key}`,
      `is ${shown(value)}`,
      `write a whole number from ${rule.minimum} to ${rule.maximum}`,
    );
  }
  return value;
}

/** A duration longer than nothing, or undefined where the key is absent. */
export function optionalDuration(
  config: Config,
  key: string,
  path: string,
): HumanDuration | undefined {
  return config.has(key)
    ? durationOf(config.getOptional<JsonValue>(key), `${path}.${key}`)
    : undefined;
}

/** A value of config as a duration longer than nothing. */
export function durationOf(
  value: JsonValue | undefined,
  path: string,
): HumanDuration {
  const remedy = 'write a duration such as { minutes: 15 } or PT15M';
  let duration: HumanDuration;
  try {
    duration = readDurationFromConfig(new ConfigReader({ value }), {
      key: 'value',
    });
  } catch {
    throw settingError(path, `is ${shown(value)}, no duration`, remedy);
  }
  if (!(durationToMilliseconds(duration) > 0)) {
    throw settingError(path, 'is no time at all', remedy);
  }
  return duration;
}

/** An entity ref in its full form; `kind` is used where the text names none. */
export function entityRef(value: string, path: string, kind: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(value, { defaultKind: kind, defaultNamespace: 'default' }),
    );
  } catch {
    throw settingError(
      path,
      `is ${shown(value)}, no entity ref`,
      `write it like ${kind}:default/some-name`,
    );
  }
}
