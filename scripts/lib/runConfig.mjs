import { join } from 'node:path';
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
 * @param aws `{ identity, allowWrites }` for real AWS
 * @param securityHub settings that tests want different
 */
export function runConfig({
  port,
  pagesUrl,
  database,
  accounts,
  catalogFile,
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
  Object.assign(config.securityHub, securityHub);
  return config;
}
