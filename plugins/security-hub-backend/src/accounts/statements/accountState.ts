import {
  AccountState,
  LedgerSource,
} from 'backstage-plugin-security-hub-common';
import {
  ADMINISTRATOR_STATUS,
  DiscoveredAccount,
} from '../../database/operations/ledger';

/** AWS's `MemberStatus` in Security Hub, in lower case. */
const ofMember: Record<string, AccountState | undefined> = {
  [ADMINISTRATOR_STATUS.toLowerCase()]: 'active',
  enabled: 'active',
  created: 'pending',
  invited: 'invited',
  removed: 'removed',
  resigned: 'removed',
  deleted: 'removed',
  accountsuspended: 'suspended',
};

/** AWS's `State` in AWS Organizations, and its retired `Status`, in lower case. */
const ofOrganization: Record<string, AccountState | undefined> = {
  active: 'active',
  pending_activation: 'pending',
  suspended: 'suspended',
  pending_closure: 'closed',
  closed: 'closed',
};

/**
 * Where an account stands, and who says so. Pure. AWS Organizations knows best whether an account is in use; of one in use Security Hub
 * tells whether it has been invited, or suspended there. An account of the organisation that left Security Hub is in use.
 */
export function accountState(
  account: Pick<
    DiscoveredAccount,
    'memberStatus' | 'organizationState' | 'removedAt'
  >,
): { state: AccountState; by: LedgerSource } {
  const { memberStatus, organizationState, removedAt } = account;
  const member = ofMember[memberStatus?.toLowerCase() ?? ''];
  if (organizationState === undefined) {
    const state = removedAt === undefined ? member ?? 'unknown' : 'removed';
    return { state, by: 'security-hub' };
  }
  if (removedAt !== undefined) {
    return { state: 'removed', by: 'organizations' };
  }
  const state = ofOrganization[organizationState.toLowerCase()] ?? 'unknown';
  const isSaidByMember =
    state === 'active' &&
    (member === 'invited' || member === 'pending' || member === 'suspended');
  return isSaidByMember
    ? { state: member, by: 'security-hub' }
    : { state, by: 'organizations' };
}
