import {
  Member,
  paginateListMembers,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import {
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import { clientOptions, inTime } from '../../aws/clientOptions';
import { describeError } from '../../aws/describeError';
import { Outcome } from '../CheckResult';
import { SourceContext } from '../SourceContext';
import { readHub } from './readHub';

async function listMembers(client: SecurityHubClient): Promise<Member[]> {
  const members: Member[] = [];
  for await (const page of paginateListMembers(
    { client, pageSize: 50 },
    { OnlyAssociated: false },
    inTime(),
  )) {
    members.push(...(page.Members ?? []));
  }
  return members;
}

function countByStatus(members: Member[]): string {
  const counts = new Map<string, number>();
  for (const { MemberStatus = 'unknown' } of members) {
    counts.set(MemberStatus, (counts.get(MemberStatus) ?? 0) + 1);
  }
  return [...counts].map(([status, count]) => `${count} ${status}`).join(', ');
}

async function compareWithOrganizations(
  context: SourceContext,
): Promise<Outcome> {
  const [{ account, region, use }] = context.readPlaces();
  const where = `${account} organisation`;
  const { session } = await context.connect(use);
  if (!session) {
    return {
      state: 'not-checked',
      where,
      meaning: 'The read role does not work',
      remedy: 'See the check of the role',
    };
  }
  const client = new OrganizationsClient(
    clientOptions(region, session.credentials),
  );
  try {
    const active: string[] = [];
    for await (const page of paginateListAccounts({ client }, {}, inTime())) {
      for (const { Id, State, Status } of page.Accounts ?? []) {
        if (Id && (State ?? Status) === 'ACTIVE') {
          active.push(Id);
        }
      }
    }
    const known = new Set([account, ...(context.members ?? [])]);
    const others = active.filter(id => !known.has(id));
    return others.length === 0
      ? {
          state: 'ok',
          where,
          meaning: `${active.length} active accounts, all of them members`,
        }
      : {
          state: 'warning',
          where,
          meaning: `${others.length} of ${
            active.length
          } active accounts are no enabled members: nobody sees their findings. ${others
            .slice(0, 5)
            .join(', ')}${others.length > 5 ? ', ...' : ''}`,
          remedy:
            'Turn on auto-enable for the organisation (aws securityhub update-organization-configuration --auto-enable), or add them: aws securityhub create-members',
        };
  } catch (error) {
    return {
      state: 'failed',
      where,
      meaning: `discovery: organizations does not work (${
        describeError(error).text
      })`,
      remedy:
        'Deploy portal-roles.yaml with DiscoverWithOrganizations=yes; the account has to be a delegated administrator of some service. Or set discovery: security-hub',
    };
  } finally {
    client.destroy();
  }
}

/** How many member accounts there are, and whether all of them are enabled. */
export async function checkMembers(context: SourceContext): Promise<Outcome[]> {
  const { administrator } = context.source;
  if (!administrator) {
    return [];
  }
  const outcomes = await readHub(
    context,
    'securityhub:ListMembers',
    async (client, where) => {
      const members = await listMembers(client);
      const enabled = members.filter(item => item.MemberStatus === 'Enabled');
      context.members = enabled.flatMap(item => item.AccountId ?? []);
      const others = members.filter(item => item.MemberStatus !== 'Enabled');
      const names = others.slice(0, 5).map(item => item.AccountId);
      if (enabled.length === 0) {
        return {
          state: 'warning',
          where,
          meaning:
            'There is no enabled member account: only findings of this account are read',
          remedy: `Is ${administrator.account} the Security Hub administrator? aws securityhub list-organization-admin-accounts tells`,
        };
      }
      return others.length === 0
        ? { state: 'ok', where, meaning: `${enabled.length} enabled members` }
        : {
            state: 'warning',
            where,
            meaning: `${countByStatus(
              members,
            )}. Not enabled, so without findings: ${names.join(', ')}${
              others.length > 5 ? ', ...' : ''
            }`,
            remedy:
              'Enable Security Hub in them and accept the invitation, or remove them: aws securityhub delete-members --account-ids ...',
          };
    },
  );
  if (administrator.discovery === 'organizations') {
    outcomes.push(await compareWithOrganizations(context));
  }
  return outcomes;
}
