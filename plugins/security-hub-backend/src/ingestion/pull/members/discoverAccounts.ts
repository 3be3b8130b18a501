import { SecurityHubGateway } from '../../../aws';
import { SourceSettings } from '../../../config';
import {
  AccountFacts,
  ADMINISTRATOR_STATUS,
} from '../../../database/operations/ledger';
import { Members, ORGANIZATION_ONLY } from '../../../database/operations/sync';
import { PullContext } from '../PullContext';
import { PullTarget } from '../pullTargets';

/**
 * All accounts of an administrator: itself, its members, associated or not, and those of its organisation where the source wants so.
 *
 * @throws HubError when any of it cannot be read: half an answer would let accounts look removed
 */
export async function discoverAccounts(
  context: PullContext,
  gateway: SecurityHubGateway,
  source: SourceSettings,
  target: PullTarget,
): Promise<AccountFacts[]> {
  const accounts = new Map<string, AccountFacts>();
  for (const { account: id, status } of await gateway.listMembers()) {
    accounts.set(id, { id, memberStatus: status });
  }
  accounts.set(target.account, {
    id: target.account,
    memberStatus: ADMINISTRATOR_STATUS,
  });
  if (source.administrator?.discovery === 'organizations') {
    const organization = await context.gateways.organizationOf({
      ...target,
      access: 'read',
    });
    for (const found of await organization.listAccounts()) {
      const { account: id, state, name, organizationalUnit } = found;
      accounts.set(id, {
        id,
        memberStatus: accounts.get(id)?.memberStatus,
        organizationState: state,
        name,
        organizationalUnit,
      });
    }
  }
  return [...accounts.values()];
}

/**
 * The accounts as members of the administrator, with those that only its organisation names. Pure. What AWS has suspended or closed has a
 * status that nothing is read by.
 */
export function membersOf(accounts: AccountFacts[]): Members['members'] {
  return accounts
    .filter(({ memberStatus }) => memberStatus !== ADMINISTRATOR_STATUS)
    .map(({ id: account, memberStatus, organizationState }) => {
      if (organizationState === undefined) {
        return { account, status: memberStatus };
      }
      if (!/^active$/i.test(organizationState)) {
        return { account, status: organizationState };
      }
      const isSettled = /^(enabled|accountsuspended)$/i;
      return {
        account,
        status: isSettled.test(memberStatus ?? '')
          ? memberStatus
          : ORGANIZATION_ONLY,
      };
    });
}
