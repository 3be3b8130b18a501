import { Config } from '@backstage/config';
import {
  EventQueueSettings,
  SourceSettings,
  TagSourceSettings,
} from './settings';
import {
  accountRule,
  choice,
  optionalDuration,
  optionalText,
  partitionRule,
  regionRule,
  settingError,
  text,
  textList,
  wholeNumber,
} from './values';

const roleRemedy =
  'write the name of a role, e.g. security-hub-portal-read, with its path if it has one';
const nameRule = {
  pattern: /^[a-z0-9][a-z0-9-]{0,62}$/,
  remedy: 'write a name of lower-case letters, digits and dashes',
};

/**
 * Reads a role. An ARN is taken too, but only one of the account it is for: roles are never assumed elsewhere.
 * @returns the role's name with its path, e.g. `team/portal-read`
 */
function role(
  config: Config,
  key: string,
  path: string,
  home: { partition: string; account?: string },
): string | undefined {
  const value = optionalText(config, key, path, {
    pattern: /^[\w+=,.@\/:-]+$/,
    remedy: roleRemedy,
  });
  if (value === undefined || !value.includes(':')) {
    return value?.replace(/^\/+/, '');
  }
  const arn = /^arn:([a-z-]+):iam::(\d{12}):role\/(.+)$/.exec(value);
  if (!arn) {
    throw settingError(`${path}.${key}`, 'is no role', roleRemedy);
  }
  const [, partition, account, name] = arn;
  if (home.account === undefined) {
    throw settingError(
      `${path}.${key}`,
      'is an ARN, but the role is used in every member account',
      roleRemedy,
    );
  }
  if (partition !== home.partition || account !== home.account) {
    throw settingError(
      `${path}.${key}`,
      `is a role of account ${account} in ${partition}`,
      `name a role of account ${home.account} in ${home.partition}, which is read with it`,
    );
  }
  return name;
}

function readAdministrator(
  config: Config,
  path: string,
  partition: string,
): NonNullable<SourceSettings['administrator']> {
  const account = text(config, 'account', path, accountRule);
  const strategy = choice(
    config,
    'strategy',
    path,
    ['aggregator', 'members', 'auto'] as const,
    'aggregator',
  );
  const memberReadRole = role(config, 'memberReadRole', path, { partition });
  if (strategy !== 'aggregator' && memberReadRole === undefined) {
    throw settingError(
      `${path}.memberReadRole`,
      `is missing, which strategy ${strategy} reads member accounts with`,
      'write the name of the role in member accounts, or use strategy aggregator',
    );
  }
  const memberRegions = textList(config, 'memberRegions', path, regionRule);
  return {
    account,
    homeRegion: text(config, 'homeRegion', path, regionRule),
    readRole: role(config, 'readRole', path, { partition, account }),
    writeRole: role(config, 'writeRole', path, { partition, account }),
    memberReadRole,
    memberWriteRole: role(config, 'memberWriteRole', path, { partition }),
    strategy,
    discovery: choice(
      config,
      'discovery',
      path,
      ['security-hub', 'organizations'] as const,
      'security-hub',
    ),
    memberRegions: memberRegions.length > 0 ? memberRegions : undefined,
  };
}

/** The address of a queue tells its Region and account, unless AWS is reached through an address of one's own. */
function readEvents(
  config: Config,
  path: string,
  partition: string,
): EventQueueSettings {
  const queueUrl = text(config, 'queueUrl', path, {
    pattern: /^https?:\/\/[^\s/]+\/\d{12}\/[\w.-]+$/,
    remedy:
      'write the URL of the queue, e.g. https://sqs.eu-west-1.amazonaws.com/111122223333/security-hub',
  });
  const { hostname, pathname } = new URL(queueUrl);
  const account = pathname.split('/')[1];
  const region =
    optionalText(config, 'region', path, regionRule) ??
    /^(?:sqs\.)?([a-z]{2,4}(?:-[a-z]+)+-\d+)\./.exec(hostname)?.[1];
  if (region === undefined) {
    throw settingError(
      `${path}.region`,
      'is missing, and the URL of the queue does not tell it',
      regionRule.remedy,
    );
  }
  return {
    queueUrl,
    region,
    account,
    role: role(config, 'role', path, { partition, account }),
    receivers: wholeNumber(config, 'receivers', path, {
      minimum: 1,
      maximum: 50,
      fallback: 8,
    }),
  };
}

function readTags(
  config: Config,
  path: string,
  partition: string,
): TagSourceSettings {
  const from = choice(
    config,
    'from',
    path,
    ['config-aggregator', 'tagging-api'] as const,
    'config-aggregator',
  );
  const refresh = optionalDuration(config, 'refresh', path) ?? { hours: 6 };
  if (from === 'tagging-api') {
    return { from, refresh };
  }
  const account = text(config, 'account', path, accountRule);
  return {
    from,
    refresh,
    aggregator: {
      name: text(config, 'aggregator', path, {
        pattern: /^[\w-]{1,256}$/,
        remedy: 'write the name of the AWS Config aggregator',
      }),
      account,
      region: text(config, 'region', path, regionRule),
      role: role(config, 'role', path, { partition, account }),
    },
  };
}

function readSource(config: Config, path: string): SourceSettings {
  const partition =
    optionalText(config, 'partition', path, partitionRule) ?? 'aws';
  const administrator = config.getOptionalConfig('administrator');
  const accounts = config.getOptionalConfigArray('accounts');
  if ((administrator === undefined) === (accounts === undefined)) {
    throw settingError(
      path,
      administrator
        ? 'has both administrator and accounts'
        : 'has neither administrator nor accounts',
      'give exactly one of them; use two sources for both',
    );
  }
  const events = config.getOptionalConfig('events');
  const tags = config.getOptionalConfig('tags');
  return {
    name: text(config, 'name', path, nameRule),
    partition,
    administrator:
      administrator &&
      readAdministrator(administrator, `${path}.administrator`, partition),
    accounts: accounts?.map((item, index) => {
      const itemPath = `${path}.accounts[${index}]`;
      const account = text(item, 'account', itemPath, accountRule);
      const regions = textList(item, 'regions', itemPath, regionRule);
      if (regions.length === 0) {
        throw settingError(
          `${itemPath}.regions`,
          'is missing',
          'list the Regions to read, e.g. [ap-northeast-1]',
        );
      }
      return {
        account,
        regions: [...new Set(regions)],
        readRole: role(item, 'readRole', itemPath, { partition, account }),
        writeRole: role(item, 'writeRole', itemPath, { partition, account }),
      };
    }),
    externalId: optionalText(config, 'externalId', path, {
      pattern: /^[\w+=,.@:\/-]{2,1224}$/,
      remedy: 'write 2 to 1224 letters, digits and any of + = , . @ : / -',
    }),
    credentialsAccount: optionalText(
      config,
      'credentialsAccount',
      path,
      accountRule,
    ),
    service: choice(
      config,
      'service',
      path,
      ['auto', 'cspm', 'unified', 'both'] as const,
      'auto',
    ),
    events: events && readEvents(events, `${path}.events`, partition),
    tags: tags && readTags(tags, `${path}.tags`, partition),
  };
}

/** Reads `securityHub.sources`; each account and Region may be read by one source only, the source of record. */
export function readSources(config: Config, path: string): SourceSettings[] {
  const sources = (config.getOptionalConfigArray('sources') ?? []).map(
    (source, index) => readSource(source, `${path}.sources[${index}]`),
  );
  const names = new Set<string>();
  const places = new Map<string, string>();
  for (const source of sources) {
    if (names.has(source.name)) {
      throw settingError(
        `${path}.sources`,
        `has two sources named ${source.name}`,
        'give each its own name',
      );
    }
    names.add(source.name);
    const read = source.administrator
      ? [
          {
            account: source.administrator.account,
            regions: [source.administrator.homeRegion],
          },
        ]
      : source.accounts ?? [];
    for (const { account, regions } of read) {
      for (const region of regions) {
        const place = `${source.partition}/${account}/${region}`;
        const other = places.get(place);
        if (other !== undefined) {
          throw settingError(
            `${path}.sources`,
            `reads account ${account} in ${region} twice (${other}, ${source.name})`,
            'leave it to one source',
          );
        }
        places.set(place, source.name);
      }
    }
  }
  return sources;
}
