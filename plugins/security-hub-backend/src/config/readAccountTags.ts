import { Config } from '@backstage/config';
import {
  Environment,
  environments,
} from 'backstage-plugin-security-hub-common';
import { AccountTagSettings, SourceSettings } from './settings';
import { entityRef, optionalText, settingError } from './values';

const tagKey = { remedy: 'write the key of a tag, e.g. Environment' };
type KnownEnvironment = Exclude<Environment, 'unknown'>;

/** What people write; config adds to it, or changes it. */
const synonyms: ReadonlyArray<[string, KnownEnvironment]> = [
  ['prod', 'prod'],
  ['prd', 'prod'],
  ['production', 'prod'],
  ['stage', 'stage'],
  ['stg', 'stage'],
  ['staging', 'stage'],
  ['dev', 'dev'],
  ['development', 'dev'],
  ['sandbox', 'sandbox'],
  ['sbx', 'sandbox'],
];

/** A record of words; read as a whole, since a word may hold characters that a path in config cannot. */
function words(config: Config, key: string, path: string) {
  const value = config.getOptional<unknown>(key) ?? {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw settingError(
      `${path}.${key}`,
      'is no list of values and their meanings',
      'write value: meaning',
    );
  }
  return Object.entries(value).map(([word, meaning]) => {
    const itemPath = `${path}.${key}[${JSON.stringify(word)}]`;
    if (typeof meaning !== 'string' || meaning === '') {
      throw settingError(itemPath, 'is not text', 'write what the value means');
    }
    return { word: word.trim().toLowerCase(), meaning, itemPath };
  });
}

function readEnvironments(config: Config, path: string) {
  const meanings = new Map(synonyms);
  for (const { word, meaning, itemPath } of words(
    config,
    'environments',
    path,
  )) {
    const environment = environments.find(item => item === meaning);
    if (environment === undefined || environment === 'unknown') {
      throw settingError(
        itemPath,
        `is ${JSON.stringify(meaning)}`,
        'write prod, stage, dev or sandbox',
      );
    }
    meanings.set(word, environment);
  }
  return meanings;
}

/**
 * Reads `securityHub.accountTags`.
 *
 * @throws InputError also where no source asks AWS Organizations, which alone knows these tags
 */
export function readAccountTags(
  root: Config,
  path: string,
  sources: SourceSettings[],
): AccountTagSettings | undefined {
  const config = root.getOptionalConfig('accountTags');
  if (!config) {
    return undefined;
  }
  const itemPath = `${path}.accountTags`;
  const keys = {
    environment: optionalText(config, 'environment', itemPath, tagKey),
    owner: optionalText(config, 'owner', itemPath, tagKey),
    contact: optionalText(config, 'contact', itemPath, tagKey),
  };
  if (Object.values(keys).every(key => key === undefined)) {
    throw settingError(
      itemPath,
      'names no tag',
      'give at least one of environment, owner and contact',
    );
  }
  const isAsked = sources.some(
    ({ administrator }) => administrator?.discovery === 'organizations',
  );
  if (!isAsked) {
    throw settingError(
      itemPath,
      'cannot be read by any source',
      'write administrator.discovery: organizations in the source whose organisation has the tags',
    );
  }
  return {
    keys,
    environments: readEnvironments(config, itemPath),
    owners: new Map(
      words(config, 'owners', itemPath).map(item => {
        const ref = entityRef(item.meaning, item.itemPath, 'group');
        if (!ref.startsWith('group:')) {
          throw settingError(item.itemPath, 'is no group', 'write its ref');
        }
        return [item.word, ref];
      }),
    ),
  };
}
