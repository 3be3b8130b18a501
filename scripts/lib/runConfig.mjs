import { join } from 'node:path';
import { teamOfStore } from './catalogOfStores.mjs';
import { root } from './paths.mjs';

/** Schedules for real AWS accounts, which others use too: the plugin's own defaults instead of the demo's. */
const unhurried = {
  budgets: { readsPerSecond: 1.5, writesPerSecond: 5 },
  schedules: {
    incremental: { minutes: 10 },
    statusSweep: { minutes: 15 },
    dirtyReads: { minutes: 5 },
    writeBack: { seconds: 10 },
    verification: { minutes: 1 },
    expiry: { minutes: 5 },
  },
};

function location(path, kinds) {
  return {
    type: 'file',
    target: path,
    ...(kinds ? { rules: [{ allow: kinds }] } : {}),
  };
}

/** Accounts of which nothing is known but their ids, owned by the demo's team A. */
function ledgerOf(accounts) {
  return {
    accounts: accounts.map(({ id, partition }) => ({
      id,
      partition,
      name: `account-${id}`,
      owner: 'group:default/team-a',
    })),
    claims: { mode: 'ledger', allow: [] },
  };
}

/**
 * The demo's source with the simulator's queue of events. A large organisation is read account by account: the limit of one
 * administrator, 300 findings a second, would make the first read of a million findings last an hour.
 */
function simulatedSource(demo, { queueUrl, large }) {
  const [source] = demo.sources;
  const { administrator } = source;
  return {
    ...source,
    administrator: large
      ? { ...administrator, strategy: 'auto' }
      : administrator,
    events: { queueUrl, region: administrator.homeRegion },
  };
}

/** Lists of a configuration replace one another, so that the demo's own accounts are given again. */
function storesSettings(stores, demo) {
  return {
    // What is lively for a dozen accounts is a lot of work for hundreds
    schedules: {
      incremental: unhurried.schedules.incremental,
      statusSweep: unhurried.schedules.statusSweep,
      dirtyReads: unhurried.schedules.dirtyReads,
    },
    accounts: [
      ...demo.accounts,
      ...stores.map(({ id, name, environment }, index) => ({
        id,
        name,
        environment,
        owner: teamOfStore(index),
      })),
    ],
  };
}

function awsSettings({ identity, allowWrites }) {
  const { account, partition, region, administers } = identity;
  return {
    sources: [
      administers
        ? {
            name: 'aws',
            partition,
            administrator: { account, homeRegion: region },
          }
        : {
            name: 'aws',
            partition,
            accounts: [{ account, regions: [region] }],
          },
    ],
    ...unhurried,
    writeBack: {
      mode: allowWrites ? (administers ? 'administrator' : 'member') : 'off',
    },
  };
}

/**
 * What this run adds to app-config.yaml and app-config.demo.yaml, as an object to be written as configuration file.
 *
 * @param pagesUrl where the pages are, if not where the backend is
 * @param accounts where the findings are an export's or AWS's: the accounts that they belong to
 * @param stores accounts of a large made-up organisation beyond those of the demo; `storesFile`: the catalog for them
 * @param demo what app-config.demo.yaml says under `securityHub`
 * @param queueUrl the simulator's queue of events
 * @param aws `{ identity, allowWrites }` for real AWS
 * @param securityHub settings that tests want different
 */
export function runConfig({
  port,
  pagesUrl,
  database,
  accounts,
  catalogFile,
  stores = [],
  storesFile,
  demo,
  queueUrl,
  aws,
  securityHub,
}) {
  const baseUrl = `http://localhost:${port}`;
  const config = {
    app: { baseUrl: pagesUrl ?? baseUrl },
    backend: { baseUrl, listen: { host: '127.0.0.1', port }, database },
    securityHub: {
      claims: { trustedLocations: [`file:${join(root, 'examples')}/`] },
    },
  };
  if (accounts) {
    config.catalog = {
      locations: [
        location(join(root, 'examples', 'org.yaml'), ['User', 'Group']),
        location(catalogFile),
      ],
    };
    config.securityHub = {
      ...ledgerOf(accounts),
      ...(aws ? awsSettings(aws) : {}),
    };
  }
  if (stores.length > 0) {
    config.catalog = {
      // Up to 2,500 entities, each of which would be processed again once a minute
      processingInterval: { minutes: 10 },
      locations: [
        location(join(root, 'examples', 'org.yaml'), ['User', 'Group']),
        location(join(root, 'examples', 'catalog.yaml')),
        location(storesFile),
      ],
    };
    Object.assign(config.securityHub, storesSettings(stores, demo));
  }
  if (queueUrl) {
    const large = stores.length > 0;
    config.securityHub.sources = [simulatedSource(demo, { queueUrl, large })];
  }
  Object.assign(config.securityHub, securityHub);
  return config;
}
