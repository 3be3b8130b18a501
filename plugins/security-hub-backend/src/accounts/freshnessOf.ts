import { FreshnessState } from 'backstage-plugin-security-hub-common';
import { AccountEvents, SkippedOfPlace } from '../database/operations/accounts';
import { AccountCheck } from '../database/operations/checks';
import { PushState } from '../database/operations/push';
import { SyncState } from '../database/operations/sync';
import { groupBy } from './freshness/groupBy';
import { withQueue } from './freshness/ofQueue';
import { withSkipped } from './freshness/skipped';
import {
  Look,
  ofMember,
  ofReader,
  throughAdministrator,
} from './freshness/ofTarget';
import { worstOf } from './freshness/order';
import { TargetFreshness } from './freshness/TargetFreshness';
import { unlinkedRegion, withChecks } from './freshness/withChecks';

/** How fresh a set of accounts is: the worst state, and the oldest *as of*. */
export type FreshnessReport = {
  state: FreshnessState;
  /** Absent when nothing has been read completely yet */
  asOf?: string;
  accounts: TargetFreshness[];
};

/** When and how to look, and what is known beside the rows. */
export type FreshnessOptions = Look & {
  /** Only these accounts; one that nothing is known about is `not-connected`. Default: all that are known */
  accounts?: Iterable<string>;
  /** Answers of checks; absent: none are made, and nothing is said of them */
  checks?: readonly AccountCheck[];
  /** Queues of events; a source without one is pulled only */
  queues?: readonly PushState[];
  /** The newest events; of sources with a queue alone */
  events?: readonly AccountEvents[];
  /** What rules of ingestion leave out */
  skipped?: readonly SkippedOfPlace[];
};

type Located = { source: string; account: string; region: string };

function placeOf(target: Located): string {
  return `${target.source}/${target.account}/${target.region}`;
}

/**
 * How fresh accounts are. Pure. One row an account and Region, whatever services it is read from. Members are as fresh as the administrator that is read for them. What has failed shows
 * its failure even while its data is recent; the data stays, with its *as of*. Nothing known is never green: no rows at
 * all are `not-connected`.
 */
export function freshnessOf(
  rows: readonly SyncState[],
  options: FreshnessOptions,
): FreshnessReport {
  const withFacts = factsOf(options);
  const known = knownTargets(rows, options, withFacts);
  const places = new Set(rows.map(placeOf));
  const unlinked = (options.checks ?? [])
    .filter(
      check =>
        check.result === 'region-not-linked' && !places.has(placeOf(check)),
    )
    .map(unlinkedRegion);
  if (!options.accounts) {
    return summarise([...known, ...unlinked]);
  }
  const knownOf = groupBy(known, ({ account }) => account);
  const unlinkedOf = groupBy(unlinked, ({ account }) => account);
  return summarise(
    [...new Set(options.accounts)].flatMap(account => [
      ...(knownOf.get(account) ??
        ofUnlisted(account, rows, options, withFacts)),
      ...(unlinkedOf.get(account) ?? []),
    ]),
  );
}

type WithFacts = (target: TargetFreshness, source: string) => TargetFreshness;

/** Adds to a target what is known of its own events, and of what is not stored of it. */
function factsOf({
  queues = [],
  events = [],
  skipped = [],
}: FreshnessOptions): WithFacts {
  const eventOf = new Map(events.map(event => [placeOf(event), event]));
  const skippedOf = groupBy(skipped, placeOf);
  return (target, source) => {
    const place = placeOf({ ...target, source });
    return withQueue(
      withSkipped(target, skippedOf.get(place) ?? []),
      queues.find(queue => queue.source === source),
      eventOf.get(place),
    );
  };
}

function knownTargets(
  rows: readonly SyncState[],
  options: FreshnessOptions,
  withFacts: WithFacts,
): TargetFreshness[] {
  const administrators = new Map<string, TargetFreshness>();
  for (const row of rows) {
    if (row.role === 'administrator') {
      administrators.set(row.source, ofReader(row, options));
    }
  }
  const answers = groupBy(options.checks ?? [], placeOf);
  return rows.map(row => {
    const target =
      row.role === 'member'
        ? ofMember(row, administrators.get(row.source), options)
        : ofReader(row, options);
    const checked = options.checks
      ? withChecks(target, answers.get(placeOf(row)) ?? [])
      : target;
    return withFacts(checked, row.source);
  });
}

function ofUnlisted(
  account: string,
  rows: readonly SyncState[],
  options: FreshnessOptions,
  withFacts: WithFacts,
): TargetFreshness[] {
  // An administrator that may not list its members still reads their findings
  const readers = rows.filter(
    row => row.role === 'administrator' && row.membersReadAt === undefined,
  );
  return readers.length > 0
    ? readers.map(row =>
        withFacts(
          throughAdministrator(ofReader(row, options), {
            account,
            region: row.region,
          }),
          row.source,
        ),
      )
    : [{ account, region: 'global', state: 'not-connected' }];
}

function summarise(accounts: TargetFreshness[]): FreshnessReport {
  return {
    state: worstOf(accounts.map(({ state }) => state)),
    asOf: accounts.flatMap(({ asOf }) => asOf ?? []).sort()[0],
    accounts,
  };
}
