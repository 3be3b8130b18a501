import { OwnershipShare } from '../../config/settings';
import { sha256 } from '../../hashing/sha256';
import { ArnPattern, matchesArn } from '../scope';
import { readPatterns } from './candidates';
import { Facts } from './conditions';
import { OwnershipMatch } from './types';

/** Where shares stand in the configuration. */
export const SHARES_SETTING = 'securityHub.ownership.shares';

type CompiledShare = { share: OwnershipShare; arns: ArnPattern[] };

/** Resource shares, found by the account that owns the resources. */
export class ShareIndex {
  static create(shares: readonly OwnershipShare[]): ShareIndex {
    const byOwner = new Map<string, CompiledShare[]>();
    for (const share of shares) {
      const patterns = readPatterns(share.arns);
      for (const account of new Set(patterns.map(arn => arn.account))) {
        // A pattern without an account would believe whoever names its ARN
        if (account !== undefined) {
          const known = byOwner.get(account) ?? [];
          const arns = patterns.filter(arn => arn.account === account);
          byOwner.set(account, [...known, { share, arns }]);
        }
      }
    }
    return new ShareIndex(byOwner);
  }

  readonly #byOwner: ReadonlyMap<string, CompiledShare[]>;

  private constructor(byOwner: ReadonlyMap<string, CompiledShare[]>) {
    this.#byOwner = byOwner;
  }

  /**
   * Who is concerned by a finding in the account of these resources because they are shared with its account. Nobody is primary.
   *
   * @param concernedIn - entities, or the ledger owner, that own what an account as a whole has
   */
  match(
    resources: Facts[],
    account: string,
    concernedIn: (participant: string) => string[],
  ): OwnershipMatch[] {
    const matches = new Map<string, OwnershipMatch>();
    for (const { share, arns } of this.#byOwner.get(account) ?? []) {
      const isShared = resources.some(({ ids }) =>
        arns.some(arn => ids.some(id => matchesArn(arn, id))),
      );
      const participants = share.accounts.filter(id => id !== account);
      for (const participant of isShared ? participants : []) {
        for (const entityRef of concernedIn(participant)) {
          if (!matches.has(entityRef)) {
            matches.set(entityRef, shareMatch(entityRef, share, participant));
          }
        }
      }
    }
    return [...matches.values()].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
  }
}

function shareMatch(
  entityRef: string,
  { name }: OwnershipShare,
  participant: string,
): OwnershipMatch {
  return {
    entityRef,
    isPrimary: false,
    conflict: false,
    rank: 'share',
    source: SHARES_SETTING,
    text: `shared with account ${participant} through share ${JSON.stringify(
      name,
    )}`,
    selectorHash: sha256(JSON.stringify(['share', name, participant])),
  };
}

/** The accounts whose findings can concern an account because they share something with it. */
export function sharersWith(
  shares: readonly OwnershipShare[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const sharers = new Map<string, Set<string>>();
  for (const { arns, accounts } of shares) {
    for (const participant of accounts) {
      const owners = sharers.get(participant) ?? new Set();
      sharers.set(participant, owners);
      for (const { account } of readPatterns(arns)) {
        if (account !== undefined) {
          owners.add(account);
        }
      }
    }
  }
  return sharers;
}
