import { Claim } from 'backstage-plugin-security-hub-common';
import { Translate } from '../../../translations/useTranslation';
import { accountName } from '../../shared/names';

/** What can be said to a claim. */
export type Verdict = 'confirm' | 'reject';

/** What the reader may say to a claim as it is. */
export function verdictsOf(claim: Claim): Verdict[] {
  if (!claim.canDecide) {
    return [];
  }
  switch (claim.state) {
    case 'pending':
      return ['confirm', 'reject'];
    case 'confirmed':
      return ['reject'];
    case 'rejected':
      return ['confirm'];
    default:
      return [];
  }
}

/** The accounts of a claim with their names. */
export function accountsOf(claim: Claim, t: Translate): string[] {
  return claim.anyAccount
    ? [t('page.claims.anyAccount')]
    : claim.accounts.map(accountName);
}
