/** Stands for all accounts in {@link EntityScopeRow}. */
export const EVERY_ACCOUNT = '*';

/** What owners were computed with: one row an entity, and under made-up refs one a ledger account and one for the policy. */
export type EntityScopeRow = {
  entityRef: string;
  /** Changes when the entity's claims, their standing, or its owners change */
  hash: string;
  /** Accounts whose findings it may match; {@link EVERY_ACCOUNT} for all */
  accounts: string[];
  owners: string[];
};

/** Entities whose findings have to be looked at again, and the accounts that those can be in. */
export type ChangedScopes = { entities: string[]; accounts: string[] };

/** Whether a change can touch findings of any account. */
export function touchesEveryAccount(changed: ChangedScopes): boolean {
  return changed.accounts.includes(EVERY_ACCOUNT);
}
