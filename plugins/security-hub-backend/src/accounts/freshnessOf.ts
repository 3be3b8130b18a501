import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { FreshnessState } from 'backstage-plugin-security-hub-common';
import { SyncState } from '../database/operations/sync';

/** How fresh one account and Region is. */
export type TargetFreshness = {
  account: string;
  region: string;
  state: FreshnessState;
  asOf?: string;
  /** For people */
  lastError?: string;
  lastErrorAt?: string;
};

/** How fresh a set of accounts is: the worst state, and the oldest *as of*. */
export type FreshnessReport = {
  state: FreshnessState;
  /** Absent when nothing has been read completely yet */
  asOf?: string;
  accounts: TargetFreshness[];
};

/** When and how to look. */
export type FreshnessOptions = {
  now: Date;
  staleAfter: HumanDuration;
  /** Only these accounts; one that nothing is known about is `not-connected`. Default: all that are known */
  accounts?: Iterable<string>;
};

/** Worst first. */
const order: FreshnessState[] = [
  'denied',
  'hub-not-enabled',
  'not-connected',
  'error',
  'throttled',
  'never-read',
  'stale',
  'ok',
];

function ofReader(row: SyncState, options: FreshnessOptions): TargetFreshness {
  const { account, region, asOf, lastError } = row;
  const age = asOf ? options.now.getTime() - Date.parse(asOf) : 0;
  let state: FreshnessState = row.state;
  if (state === 'ok' && asOf === undefined) {
    state = 'never-read';
  } else if (
    state === 'ok' &&
    age > durationToMilliseconds(options.staleAfter)
  ) {
    state = 'stale';
  }
  return {
    account,
    region,
    state,
    asOf,
    lastError: lastError?.message,
    lastErrorAt: lastError?.at,
  };
}

function ofMember(
  row: SyncState,
  reader: TargetFreshness | undefined,
): TargetFreshness {
  const { account, region } = row;
  if (row.state !== 'ok') {
    const status = row.memberStatus ?? 'unknown';
    return {
      account,
      region,
      state: row.state,
      asOf: reader?.asOf,
      lastError: `Account ${account} is no enabled member of the Security Hub administrator (its status is ${status})`,
    };
  }
  return reader
    ? { ...reader, account, region }
    : { account, region, state: 'not-connected' };
}

/**
 * How fresh accounts are. Pure. Members are as fresh as the administrator that is read for them. What has failed shows
 * its failure even while its data is recent; the data stays, with its *as of*. Nothing known is never green: no rows at
 * all are `not-connected`.
 */
export function freshnessOf(
  rows: SyncState[],
  options: FreshnessOptions,
): FreshnessReport {
  const administrators = new Map<string, TargetFreshness>();
  for (const row of rows) {
    if (row.role === 'administrator') {
      administrators.set(`${row.source}/${row.region}`, ofReader(row, options));
    }
  }
  const all = rows.map(row =>
    row.role === 'member'
      ? ofMember(row, administrators.get(`${row.source}/${row.region}`))
      : ofReader(row, options),
  );
  const accounts = options.accounts
    ? [...new Set(options.accounts)].flatMap(account =>
        ofAccount(account, all, rows, options),
      )
    : all;
  return summarise(accounts);
}

function ofAccount(
  account: string,
  all: TargetFreshness[],
  rows: SyncState[],
  options: FreshnessOptions,
): TargetFreshness[] {
  const known = all.filter(item => item.account === account);
  if (known.length > 0) {
    return known;
  }
  // An administrator that may not list its members still reads their findings
  const unlisted = rows.filter(
    row => row.role === 'administrator' && row.membersReadAt === undefined,
  );
  return unlisted.length > 0
    ? unlisted.map(row => ({ ...ofReader(row, options), account }))
    : [{ account, region: 'global', state: 'not-connected' }];
}

function summarise(accounts: TargetFreshness[]): FreshnessReport {
  const worst = Math.min(
    ...accounts.map(({ state }) => order.indexOf(state)),
    order.length,
  );
  const times = accounts.flatMap(({ asOf }) => asOf ?? []).sort();
  return {
    state: accounts.length > 0 ? order[worst] : 'not-connected',
    asOf: times[0],
    accounts,
  };
}
