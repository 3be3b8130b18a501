import { Config } from '@backstage/config';
import { environments } from 'backstage-plugin-security-hub-common';
import { OwnershipRule, OwnershipSettings, OwnershipShare } from './settings';
import {
  accountRule,
  entityRef,
  regionRule,
  settingError,
  text,
  textList,
} from './values';

const nameRule = {
  pattern: /^[^\p{Cc}]{1,100}$/u,
  remedy:
    'write a short name; people see it as the reason why a finding is theirs',
};
const arnRule = {
  pattern:
    /^(?=.{1,2048}$)arn:aws(-[a-z]+)*:[a-zA-Z0-9-]+:[a-z0-9*-]*:(\d{12}|aws|\*)?:[^\s\p{Cc}\p{Cf}]+$/u,
  remedy:
    'write all six parts of an ARN, with * in the last four at most, e.g. arn:aws:s3:::cdk-*-assets-*',
};
const sharedArnRule = {
  pattern:
    /^(?=.{1,2048}$)arn:aws(-[a-z]+)*:[a-zA-Z0-9-]+:[a-z0-9*-]*:\d{12}:[^\s\p{Cc}\p{Cf}]+$/u,
  remedy:
    'write an ARN with the account that owns what is shared, e.g. arn:aws:ec2:*:111122223333:subnet/*',
};
const tagRule = {
  pattern:
    /^(?=\S)(\\\*|[^=*\p{Cc}\u202a-\u202e\u2066-\u2069]){1,128}(=[^\p{Cc}\u202a-\u202e\u2066-\u2069]{0,256})?$/u,
  remedy: 'write Key or Key=value; * in the value stands for any text',
};
const environmentRule = {
  pattern: new RegExp(
    `^(${environments.filter(name => name !== 'unknown').join('|')})$`,
  ),
  remedy: 'write prod, stage, dev or sandbox',
};
const typeRule = {
  pattern: /^[A-Za-z][A-Za-z0-9]*$/,
  remedy: 'write a type as Security Hub does, e.g. AwsS3Bucket',
};
const controlRule = {
  pattern: /^[A-Za-z0-9]+\.\d+$/,
  remedy: 'write the id of a control, e.g. EC2.2',
};
const anyText = { remedy: 'write some text; * stands for any text' };

const conditions = {
  accounts: accountRule,
  environments: environmentRule,
  regions: regionRule,
  controls: controlRule,
  resourceTypes: typeRule,
  names: anyText,
  arns: arnRule,
  tags: tagRule,
};
type Condition = keyof typeof conditions;
const conditionKeys = Object.keys(conditions) as Condition[];

const ownerKinds = [
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'group',
];

/** A key that is not known would be a condition that nobody checks. */
function refuseOtherKeys(config: Config, path: string, known: string[]): void {
  const other = config.keys().find(key => !known.includes(key));
  if (other !== undefined) {
    throw settingError(
      `${path}.${other}`,
      'is not known',
      `write one of ${known.join(', ')}`,
    );
  }
}

function readName(config: Config, path: string, taken: Set<string>): string {
  const name = text(config, 'name', path, nameRule);
  if (taken.has(name)) {
    throw settingError(
      `${path}.name`,
      `is ${JSON.stringify(name)} a second time`,
      'give each a name of its own',
    );
  }
  taken.add(name);
  return name;
}

function readRule(
  config: Config,
  path: string,
  taken: Set<string>,
): OwnershipRule {
  refuseOtherKeys(config, path, ['name', 'owner', ...conditionKeys]);
  const empty = conditionKeys.find(
    key =>
      config.has(key) &&
      textList(config, key, path, conditions[key]).length === 0,
  );
  if (empty) {
    throw settingError(
      `${path}.${empty}`,
      'is empty',
      'name something, or leave it out',
    );
  }
  if (!conditionKeys.some(key => config.has(key))) {
    throw settingError(
      path,
      'does not say which findings it is for',
      `give at least one of ${conditionKeys.join(', ')}`,
    );
  }
  const owner = entityRef(
    text(config, 'owner', path, {
      remedy: 'write an entity ref, e.g. component:default/landing-zone',
    }),
    `${path}.owner`,
    'group',
  );
  if (!ownerKinds.some(kind => owner.startsWith(`${kind}:`))) {
    throw settingError(
      `${path}.owner`,
      `is ${JSON.stringify(owner)}, which findings cannot belong to`,
      `name an entity of one of the kinds ${ownerKinds.join(', ')}`,
    );
  }
  const read = (key: Condition) => textList(config, key, path, conditions[key]);
  return {
    name: readName(config, path, taken),
    owner,
    accounts: read('accounts'),
    environments: read('environments') as OwnershipRule['environments'],
    regions: read('regions'),
    controls: read('controls'),
    resourceTypes: read('resourceTypes'),
    names: read('names'),
    arns: read('arns'),
    tags: read('tags'),
  };
}

function readShare(
  config: Config,
  path: string,
  taken: Set<string>,
): OwnershipShare {
  refuseOtherKeys(config, path, ['name', 'arns', 'accounts']);
  const share = {
    name: readName(config, path, taken),
    arns: textList(config, 'arns', path, sharedArnRule),
    accounts: textList(config, 'accounts', path, accountRule),
  };
  if (share.arns.length === 0) {
    throw settingError(`${path}.arns`, 'is missing', sharedArnRule.remedy);
  }
  if (share.accounts.length === 0) {
    throw settingError(
      `${path}.accounts`,
      'is missing',
      'list the accounts that it is shared with',
    );
  }
  return share;
}

/**
 * Reads `securityHub.ownership`: what of ownership is not in the catalog.
 *
 * @throws InputError that names the setting, what is wrong with it, and the remedy
 */
export function readOwnership(config: Config, path: string): OwnershipSettings {
  const ruleNames = new Set<string>();
  const shareNames = new Set<string>();
  return {
    // An empty list trusts no tag; no list trusts all
    trustedTagKeys: config.has('trustedTagKeys')
      ? textList(config, 'trustedTagKeys', path, {
          remedy:
            'write the keys of the tags that may route findings, e.g. Service',
        })
      : undefined,
    rules: (config.getOptionalConfigArray('rules') ?? []).map((item, index) =>
      readRule(item, `${path}.rules[${index}]`, ruleNames),
    ),
    shares: (config.getOptionalConfigArray('shares') ?? []).map((item, index) =>
      readShare(item, `${path}.shares[${index}]`, shareNames),
    ),
  };
}
