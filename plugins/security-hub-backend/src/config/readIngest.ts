import { Config } from '@backstage/config';
import { severities } from 'backstage-plugin-security-hub-common';
import { IngestRule, IngestSettings } from './settings';
import { choice, settingError, text, wholeNumber } from './values';

function flag(config: Config, key: string, path: string): true | undefined {
  const value = config.getOptional<unknown>(key);
  if (value !== undefined && typeof value !== 'boolean') {
    throw settingError(
      `${path}.${key}`,
      `is ${JSON.stringify(value)}`,
      'write true or false',
    );
  }
  return value || undefined;
}

function readRule(config: Config, path: string): IngestRule {
  const rule: IngestRule = {
    product: text(config, 'product', path, {
      pattern: /^(\*|[\w./:-]{1,255})$/,
      remedy: 'write the key of a product, e.g. inspector, or "*"',
    }),
    severityFloor: config.has('severityFloor')
      ? choice(config, 'severityFloor', path, severities, 'LOW')
      : undefined,
    fixAvailable: flag(config, 'fixAvailable', path),
    newestImageOnly: flag(config, 'newestImageOnly', path),
    mostPerAccount: config.has('mostPerAccount')
      ? wholeNumber(config, 'mostPerAccount', path, {
          minimum: 1,
          maximum: 10_000_000,
          fallback: 1,
        })
      : undefined,
  };
  if (Object.values(rule).filter(value => value !== undefined).length < 2) {
    throw settingError(
      path,
      'leaves nothing out',
      'write severityFloor, fixAvailable, newestImageOnly or mostPerAccount',
    );
  }
  return rule;
}

/** Reads `securityHub.ingest`: what is taken in, and how much at once. */
export function readIngest(config: Config, path: string): IngestSettings {
  return {
    rules: (config.getOptionalConfigArray('rules') ?? []).map((item, index) =>
      readRule(item, `${path}.rules[${index}]`),
    ),
    queueLimit: wholeNumber(config, 'queueLimit', path, {
      minimum: 100,
      maximum: 100_000,
      fallback: 2000,
    }),
    batchSize: wholeNumber(config, 'batchSize', path, {
      minimum: 100,
      maximum: 5000,
      fallback: 500,
    }),
  };
}
