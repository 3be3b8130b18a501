import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  FreshnessNote,
  FreshnessState,
} from 'backstage-plugin-security-hub-common';
import { SyncState } from '../../database/operations/sync';
import { noFindingsOf } from './skipped';
import { TargetFreshness } from './TargetFreshness';

/** When and how to look. */
export type Look = { now: Date; staleAfter: HumanDuration };

function stateOf({ state, asOf }: SyncState, look: Look): FreshnessState {
  if (state !== 'ok') {
    return state;
  }
  if (asOf === undefined) {
    return 'never-read';
  }
  const age = look.now.getTime() - Date.parse(asOf);
  return age > durationToMilliseconds(look.staleAfter) ? 'stale' : 'ok';
}

/** What is read itself: an account, an administrator, or a member with a role of its own. */
export function ofReader(row: SyncState, look: Look): TargetFreshness {
  const { account, region, asOf, lastError, lastFullReadAt } = row;
  const skipped = noFindingsOf(row);
  return {
    account,
    region,
    state: stateOf(row, look),
    asOf,
    lastError: lastError?.message,
    lastErrorAt: lastError?.at,
    lastFullReadAt,
    skipped: skipped.length > 0 ? skipped : undefined,
    readThrough: 'itself',
  };
}

/** An account as fresh as the administrator that is read for it. What was no finding there is not told by account. */
export function throughAdministrator(
  reader: TargetFreshness,
  target: { account: string; region: string },
): TargetFreshness {
  return {
    ...reader,
    account: target.account,
    region: target.region,
    skipped: undefined,
    readThrough: 'administrator',
  };
}

function roleRefused({ refusedAt }: SyncState): FreshnessNote[] | undefined {
  return refusedAt === undefined
    ? undefined
    : [
        {
          kind: 'role-refused',
          message: 'AWS does not let the portal take on its role there',
          at: refusedAt,
        },
      ];
}

/** A member of an administrator. */
export function ofMember(
  row: SyncState,
  administrator: TargetFreshness | undefined,
  look: Look,
): TargetFreshness {
  if (row.readThrough === 'itself') {
    return ofReader(row, look);
  }
  const { account, region } = row;
  if (row.state === 'ok') {
    return administrator
      ? {
          ...throughAdministrator(administrator, row),
          notes: roleRefused(row),
        }
      : { account, region, state: 'not-connected' };
  }
  const status = row.memberStatus ?? 'unknown';
  return {
    account,
    region,
    state: row.state,
    asOf: administrator?.asOf,
    lastFullReadAt: administrator?.lastFullReadAt,
    lastError: `Account ${account} is no enabled member of the Security Hub administrator (its status is ${status})`,
    readThrough: 'administrator',
  };
}
