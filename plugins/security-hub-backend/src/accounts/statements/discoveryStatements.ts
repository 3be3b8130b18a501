import { AccountTagSettings } from '../../config/settings';
import { DiscoveredAccount } from '../../database/operations/ledger';
import { accountState } from './accountState';
import { AccountStatement, Statements } from './AccountStatement';
import { tagStatement } from './tagStatement';

const speakers = {
  organizations: 'AWS Organizations',
  'security-hub': 'members of Security Hub',
};

function factsOf(account: DiscoveredAccount): AccountStatement[] {
  const { id, source, partition, name, removedAt } = account;
  const { state, by } = accountState(account);
  const isRemoved = state === 'removed';
  const statement = (kind: keyof typeof speakers) => ({
    id,
    kind,
    speaker: `${speakers[kind]} (${source})`,
  });
  const said = { state, removedAt: isRemoved ? removedAt : undefined };
  if (account.organizationState === undefined) {
    return [{ ...statement('security-hub'), partition, ...said }];
  }
  const ofOrganization = { ...statement('organizations'), partition, name };
  return by === 'organizations'
    ? [{ ...ofOrganization, ...said }]
    : [ofOrganization, { ...statement('security-hub'), ...said }];
}

/**
 * What AWS says: its organisation, the tags of accounts, and the members of Security Hub. Where a source still has an account, others
 * that it was removed from say nothing: it has moved.
 */
export function discoveryStatements(
  accounts: DiscoveredAccount[],
  accountTags: AccountTagSettings | undefined,
): Statements {
  const problems: string[] = [];
  const present = new Set(
    accounts.filter(item => item.removedAt === undefined).map(({ id }) => id),
  );
  const statements = accounts
    .filter(item => item.removedAt === undefined || !present.has(item.id))
    .flatMap(account => [
      ...(accountTags ? [tagStatement(account, accountTags, problems)] : []),
      ...factsOf(account),
    ]);
  return { statements, problems };
}
