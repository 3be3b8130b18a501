import {
  AccountState,
  Environment,
  LedgerAccountPage,
} from 'backstage-plugin-security-hub-common';
import { UserCredentials } from '../access/EntityAccess';

/** Which accounts, and which page of them. Lists are joined by OR, the members by AND; an absent one keeps everything. */
export type AccountsQuery = {
  states?: AccountState[];
  environments?: Environment[];
  /** Words that all have to occur */
  q?: string;
  limit: number;
  offset: number;
};

/** Shows the account ledger. */
export interface AccountsService {
  /**
   * The accounts that the caller may see: all for the platform group, with what is wrong in the ledger; for others those whose owner they
   * are in, or above.
   *
   * @throws NotAllowedError when the policy denies
   */
  list(
    query: AccountsQuery,
    credentials: UserCredentials,
  ): Promise<LedgerAccountPage>;
}
