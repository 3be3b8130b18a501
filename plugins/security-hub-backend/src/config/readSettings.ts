import { RootConfigService } from '@backstage/backend-plugin-api';
import { Config, ConfigReader } from '@backstage/config';
import { HumanDuration } from '@backstage/types';
import { readAccounts, readClaims } from './readAccounts';
import { readAccountTags } from './readAccountTags';
import { readIngest } from './readIngest';
import { readOverlap } from './readOverlap';
import { readOwnership } from './readOwnership';
import { readPriority } from './readPriority';
import { readSources } from './readSources';
import { readHandbook } from './readHandbook';
import { readThreats } from './readThreats';
import {
  BudgetSettings,
  ScheduleSettings,
  SecurityHubSettings,
} from './settings';
import { choice, entityRef, optionalDuration, rate, textList } from './values';

const ROOT = 'securityHub';

const defaultSchedules: Omit<ScheduleSettings, 'overlap'> = {
  incremental: { minutes: 10 },
  fullRead: { days: 1 },
  statusSweep: { minutes: 15 },
  dirtyReads: { minutes: 5 },
  catalogSweep: { seconds: 30 },
  writeBack: { seconds: 10 },
  verification: { minutes: 1 },
  expiry: { minutes: 5 },
  checks: { hours: 1 },
  retention: { hours: 1 },
  pull: { seconds: 10 },
};

function readSchedules(config: Config): ScheduleSettings {
  const path = `${ROOT}.schedules`;
  const read = (
    key: Exclude<keyof ScheduleSettings, 'overlap'>,
  ): HumanDuration =>
    optionalDuration(config, key, path) ?? defaultSchedules[key];
  return {
    incremental: read('incremental'),
    overlap: readOverlap(config, path),
    fullRead: read('fullRead'),
    statusSweep: read('statusSweep'),
    dirtyReads: read('dirtyReads'),
    catalogSweep: read('catalogSweep'),
    writeBack: read('writeBack'),
    verification: read('verification'),
    expiry: read('expiry'),
    checks: read('checks'),
    retention: read('retention'),
    pull: read('pull'),
  };
}

function readBudgets(config: Config): BudgetSettings {
  const path = `${ROOT}.budgets`;
  return {
    readsPerSecond: rate(config, 'readsPerSecond', path, {
      maximum: 3,
      fallback: 1.5,
    }),
    writesPerSecond: rate(config, 'writesPerSecond', path, {
      maximum: 10,
      fallback: 5,
    }),
  };
}

/**
 * Reads all settings of the plugin from `securityHub` in app-config. Everything but `sources` has a default; without
 * sources nothing is read from AWS.
 *
 * @throws InputError that names the setting, what is wrong with it, and the remedy
 */
export function readSettings(config: RootConfigService): SecurityHubSettings {
  const nothing = new ConfigReader({});
  const root = config.getOptionalConfig(ROOT) ?? nothing;
  const section = (key: string) => root.getOptionalConfig(key) ?? nothing;
  const sources = readSources(root, ROOT);
  return {
    sources,
    budgets: readBudgets(section('budgets')),
    schedules: readSchedules(section('schedules')),
    accounts: readAccounts(root, ROOT),
    accountTags: readAccountTags(root, ROOT, sources),
    claims: readClaims(section('claims'), `${ROOT}.claims`),
    ingest: readIngest(section('ingest'), `${ROOT}.ingest`),
    ownership: readOwnership(section('ownership'), `${ROOT}.ownership`),
    retention: {
      archived: optionalDuration(
        section('retention'),
        'archived',
        `${ROOT}.retention`,
      ) ?? { days: 30 },
      rejected: optionalDuration(
        section('retention'),
        'rejected',
        `${ROOT}.retention`,
      ) ?? { days: 30 },
    },
    priority: readPriority(section('priority'), `${ROOT}.priority`),
    decisions: {
      maxDuration: optionalDuration(
        section('decisions'),
        'maxDuration',
        `${ROOT}.decisions`,
      ) ?? { days: 365 },
    },
    writeBack: {
      mode: choice(
        section('writeBack'),
        'mode',
        `${ROOT}.writeBack`,
        ['off', 'member', 'administrator', 'member-then-administrator'],
        'off',
      ),
      verifyAfter: optionalDuration(
        section('writeBack'),
        'verifyAfter',
        `${ROOT}.writeBack`,
      ),
    },
    threats: readThreats(section('threats'), `${ROOT}.threats`),
    handbook: readHandbook(section('handbook'), `${ROOT}.handbook`),
    platformGroups: textList(root, 'platformGroups', ROOT, {
      remedy: 'write refs of groups, e.g. group:default/platform-security',
    }).map((ref, index) =>
      entityRef(ref, `${ROOT}.platformGroups[${index}]`, 'group'),
    ),
    defaultRead: choice(
      root,
      'defaultRead',
      ROOT,
      ['owners', 'entity-readers'],
      'owners',
    ),
    staleAfter: optionalDuration(root, 'staleAfter', ROOT) ?? { hours: 1 },
    appBaseUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
  };
}
