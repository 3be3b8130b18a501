import { SecurityHubGateway } from '../../../aws';
import { SourceSettings } from '../../../config';
import { Members, ORGANIZATION_ONLY } from '../../../database/operations/sync';
import { PullContext } from '../PullContext';
import { PullTarget } from '../pullTargets';

/**
 * The members of an administrator, with those that only its organisation names where the source wants so.
 *
 * @throws HubError
 */
export async function listMembers(
  context: PullContext,
  gateway: SecurityHubGateway,
  source: SourceSettings,
  target: PullTarget,
): Promise<Members['members']> {
  const members = await gateway.listMembers();
  if (source.administrator?.discovery !== 'organizations') {
    return members;
  }
  const organization = await context.gateways.organizationOf({
    ...target,
    access: 'read',
  });
  const known = new Map(members.map(item => [item.account, item]));
  for (const { account, state } of await organization.listAccounts()) {
    const isEnabled = /^enabled$/i.test(known.get(account)?.status ?? '');
    if (!/^active$/i.test(state)) {
      known.set(account, { account, status: state });
    } else if (!isEnabled) {
      known.set(account, { account, status: ORGANIZATION_ONLY });
    }
  }
  return [...known.values()];
}
