import { HubTarget } from '../types';

/** An account as its organisation names it. */
export type OrganizationAccount = {
  account: string;
  /** AWS's `State`, e.g. `ACTIVE`, `SUSPENDED`, `CLOSED`; its retired `Status` where AWS sends no other */
  state: string;
  name?: string;
  /** Id of the organisational unit that it is in; absent: directly under the root, or not told */
  organizationalUnit?: string;
};

/** The tags of an account; `tags` is absent where the organisation does not have it any more. */
export type TaggedAccount = { account: string; tags?: Record<string, string> };

/** The organisation that an account belongs to. Rate limited, retried; what fails for good is a `HubError`. */
export interface OrganizationGateway {
  /** All accounts over all pages. Only the management account and delegated administrators may ask. */
  listAccounts(): Promise<OrganizationAccount[]>;
  /** The tags of accounts, one after another: one call or more for each. */
  tagsOf(
    accounts: readonly string[],
    signal?: AbortSignal,
  ): AsyncIterable<TaggedAccount>;
}

/** Gives the organisation of a target's account. */
export interface OrganizationGatewayProvider {
  /** @throws HubError when it cannot be reached: not in config, role denied, credentials of another account */
  organizationOf(target: HubTarget): Promise<OrganizationGateway>;
}
