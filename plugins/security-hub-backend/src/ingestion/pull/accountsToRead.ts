import { SourceSettings } from '../../config';
import { isReachable, SyncState } from '../../database/operations/sync';
import { FindingQuery, MOST_ACCOUNTS } from './FindingStream';

/**
 * Which accounts an administrator is asked for, so that its budget is not spent on what is read by itself. AWS can only be asked
 * for accounts, and for {@link MOST_ACCOUNTS} of them: what comes anyway is left out here. Pure.
 *
 * @param states - of the source
 * @returns undefined: all
 */
export function accountsToRead(
  source: SourceSettings,
  states: SyncState[],
): FindingQuery['accounts'] {
  const { administrator } = source;
  if (!administrator || administrator.strategy === 'aggregator') {
    return undefined;
  }
  if (administrator.strategy === 'members') {
    return { only: [administrator.account] };
  }
  const members = states.filter(
    ({ role, memberStatus }) => role === 'member' && isReachable(memberStatus),
  );
  // In the home Region an account shows what it has in all linked Regions: nothing is left to the administrator
  const own = members
    .filter(
      ({ region, readThrough }) =>
        region === administrator.homeRegion && readThrough === 'itself',
    )
    .map(({ account }) => account);
  if (own.length === 0) {
    return undefined;
  }
  if (own.length <= MOST_ACCOUNTS) {
    return { except: own };
  }
  const others = new Set(members.map(({ account }) => account));
  own.forEach(account => others.delete(account));
  return others.size < MOST_ACCOUNTS
    ? { only: [administrator.account, ...others] }
    : undefined;
}
