import { NotAllowedError } from '@backstage/errors';
import {
  accountReadPermission,
  AccountFreshness,
  findingReadPermission,
  LedgerAccount as ShownAccount,
  LedgerAccountPage,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { GroupHierarchy, isOwnerOrAbove } from '../access/caller';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { OrganisationAccess } from '../access/OrganisationAccess';
import { countOpenByAccount } from '../database/operations/queries/countOpenByAccount';
import { FreshnessLookup } from '../findings/lookups';
import { AccountsQuery, AccountsService } from './AccountsService';
import { groupBy } from './freshness/groupBy';
import { worstOf } from './freshness/order';
import { AccountLedger, LedgerAccount } from './ledger';

const MOST_PROBLEMS = 200;

/** What the service is made of. */
export type DefaultAccountsServiceOptions = {
  knex: Knex;
  access: Pick<EntityAccess, 'callerOf' | 'criteriaFor'>;
  organisation: Pick<OrganisationAccess, 'require'>;
  hierarchy: GroupHierarchy;
  ledger: () => AccountLedger;
  /** What of the ownership rules does not fit the catalog */
  ruleProblems: () => string[];
  freshness: FreshnessLookup;
};

/** The ledger of the last sweep, with what was read of each account. */
export class DefaultAccountsService implements AccountsService {
  static create(
    options: DefaultAccountsServiceOptions,
  ): DefaultAccountsService {
    return new DefaultAccountsService(options);
  }

  readonly #options: DefaultAccountsServiceOptions;

  private constructor(options: DefaultAccountsServiceOptions) {
    this.#options = options;
  }

  async list(
    query: AccountsQuery,
    credentials: UserCredentials,
  ): Promise<LedgerAccountPage> {
    const { access, organisation, hierarchy } = this.#options;
    const caller = await access.callerOf(credentials);
    await organisation.require(accountReadPermission, credentials);
    const ledger = this.#options.ledger();
    const found = ledger
      .accounts()
      .filter(
        ({ owner }) =>
          caller.platform ||
          (owner !== undefined && isOwnerOrAbove(caller, [owner], hierarchy)),
      )
      .filter(account => fits(account, query))
      .sort(byName);
    const { offset, limit } = query;
    const page = found.slice(offset, offset + limit);
    const ids = page.map(({ id }) => id);
    const problems = [...ledger.problems, ...this.#options.ruleProblems()];
    const [counts, freshness] = await Promise.all([
      this.#openFindings(ids, credentials),
      this.#options.freshness.freshnessOf(ids),
    ]);
    const states = groupBy(freshness.accounts, ({ account }) => account.id);
    return {
      items: page.map(account => ({
        ...present(account, states.get(account.id) ?? []),
        findings: counts && (counts.get(account.id) ?? 0),
      })),
      totalItems: found.length,
      ...(caller.platform && {
        problems: problems.slice(0, MOST_PROBLEMS),
        totalProblems: problems.length,
      }),
    };
  }

  /** Open findings by account; undefined where the policy lets the caller read none, which is not the same as that there are none. */
  async #openFindings(
    accounts: string[],
    credentials: UserCredentials,
  ): Promise<Map<string, number> | undefined> {
    const { access, knex } = this.#options;
    try {
      const criteria = await access.criteriaFor(
        findingReadPermission,
        credentials,
      );
      return await countOpenByAccount(knex, { accounts, criteria });
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return undefined;
      }
      throw error;
    }
  }
}

function fits(account: LedgerAccount, query: AccountsQuery): boolean {
  const { states, environments, q = '' } = query;
  const { id, name, owner = '', contact = '' } = account;
  const text = `${id} ${name} ${owner} ${contact}`.toLowerCase();
  return (
    (states?.includes(account.state) ?? true) &&
    (environments?.includes(account.environment) ?? true) &&
    q
      .toLowerCase()
      .split(/\s+/)
      .every(word => text.includes(word))
  );
}

function byName(one: LedgerAccount, other: LedgerAccount): number {
  const keyOf = ({ name, id }: LedgerAccount) => `${name.toLowerCase()} ${id}`;
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function present(
  account: LedgerAccount,
  freshness: AccountFreshness[],
): ShownAccount {
  const { id, partition, name, state, removedAt } = account;
  const { environment, owner, contact, sources } = account;
  const times = freshness.map(({ asOf }) => asOf);
  return {
    id,
    partition,
    name,
    state,
    removedAt,
    environment,
    owner,
    contact,
    sources,
    freshness: worstOf(freshness.map(item => item.state)),
    asOf: times.includes(undefined) ? undefined : times.sort()[0],
  };
}
