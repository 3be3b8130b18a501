import { HubTarget } from '../types';

/** The organisation that an account belongs to. Rate limited, retried; what fails for good is a `HubError`. */
export interface OrganizationGateway {
  /**
   * All accounts over all pages. `state` is AWS's `State`, e.g. `ACTIVE`, `SUSPENDED`. Only the management account and
   * delegated administrators may ask.
   */
  listAccounts(): Promise<Array<{ account: string; state: string }>>;
}

/** Gives the organisation of a target's account. */
export interface OrganizationGatewayProvider {
  /** @throws HubError when it cannot be reached: not in config, role denied, credentials of another account */
  organizationOf(target: HubTarget): Promise<OrganizationGateway>;
}
