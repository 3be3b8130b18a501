import {
  Claim,
  ClaimPage,
  ClaimState,
} from 'backstage-plugin-security-hub-common';
import { UserCredentials } from '../access/EntityAccess';

/** What somebody says of a claim. */
export type ClaimVerdictRequest = {
  verdict: 'confirm' | 'reject';
  /** Of the claim as it was shown */
  hash: string;
  comment?: string;
};

/** What entities claim, and what becomes of it. */
export interface ClaimsService {
  /** The claims that the caller may see, those to be confirmed first. */
  list(
    query: { states?: ClaimState[]; limit: number; offset: number },
    credentials: UserCredentials,
  ): Promise<ClaimPage>;
  /**
   * Confirms or rejects a claim. The same again changes nothing.
   *
   * @throws NotFoundError when there is no such claim, or not for the caller
   * @throws NotAllowedError when the caller sees it, but may not decide on it, or nobody may
   * @throws ConflictError when it has changed or was withdrawn since it was shown
   */
  decide(
    claimId: string,
    request: ClaimVerdictRequest,
    credentials: UserCredentials,
  ): Promise<Claim>;
}
