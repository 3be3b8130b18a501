import { AccountLedger } from '../../accounts';
import { OwnershipSettings } from '../../config/settings';
import { ResolvedScope } from '../claims';
import { matchesArn, splitArn } from '../scope';
import { Candidate, candidatesOf, isBetterReason } from './candidates';
import { CandidateBucket } from './CandidateBucket';
import {
  Facts,
  factsOf,
  hasTag,
  inEnvironments,
  inRegions,
  isExcluded,
} from './conditions';
import { decide, ResourceMatches } from './decide';
import { compareExactness } from './exactness';
import { ledgerMatch } from './ledgerMatch';
import { CompiledRule, compileRules, matchRules, RuleSubject } from './rules';
import { ShareIndex } from './shares';
import {
  OwnershipIndex,
  OwnershipMatch,
  OwnershipSubject,
  SubjectResource,
} from './types';

/** A resource whose ARN names another account than the finding's proves nothing */
function isForeign(resource: SubjectResource, account: string): boolean {
  // Not the canonical id: where the id is no ARN, its account is only the one that the record is kept in
  const named = [resource.arnAccount, splitArn(resource.id)?.[4]];
  return named.some(id => id && id !== 'aws' && id !== account);
}

function holds(candidate: Candidate, facts: Facts): boolean {
  const { arn, resolved } = candidate;
  return (
    (resolved.anyAccount || candidate.accounts.has(facts.account)) &&
    inRegions(facts, candidate.regions) &&
    inEnvironments(facts, candidate.environments) &&
    resolved.selector.tags.every(term => hasTag(facts, term)) &&
    (!arn || facts.ids.some(id => matchesArn(arn, id))) &&
    !candidate.not.some(conditions => isExcluded(facts, conditions))
  );
}

/** What gives findings to entities besides their own claims. */
export type OwnershipExtras = Pick<OwnershipSettings, 'rules' | 'shares'> & {
  /** Whether the catalog has the entity */
  hasEntity: (entityRef: string) => boolean;
};

class DefaultOwnershipIndex implements OwnershipIndex {
  private readonly literals = new Map<string, Candidate[]>();
  private readonly byAccount = new Map<string, CandidateBucket>();
  private readonly anyAccount = new CandidateBucket();
  private readonly ledger: AccountLedger;
  private readonly rules: CompiledRule[];
  private readonly shares: ShareIndex;

  private constructor(ledger: AccountLedger, extras?: OwnershipExtras) {
    this.ledger = ledger;
    this.rules = extras
      ? compileRules(extras.rules ?? [], extras.hasEntity)
      : [];
    this.shares = ShareIndex.create(extras?.shares ?? []);
  }

  static create(
    scopes: ResolvedScope[],
    ledger: AccountLedger,
    extras?: OwnershipExtras,
  ): DefaultOwnershipIndex {
    const index = new DefaultOwnershipIndex(ledger, extras);
    for (const scope of scopes) {
      for (const candidate of candidatesOf(scope)) {
        index.add(candidate);
      }
    }
    return index;
  }

  private add(candidate: Candidate): void {
    if (candidate.arn?.literal) {
      const { text } = candidate.arn;
      const sameArn = this.literals.get(text) ?? [];
      sameArn.push(candidate);
      this.literals.set(text, sameArn);
      return;
    }
    if (candidate.resolved.anyAccount) {
      this.anyAccount.add(candidate);
      return;
    }
    for (const account of candidate.accounts) {
      const bucket = this.byAccount.get(account) ?? new CandidateBucket();
      this.byAccount.set(account, bucket);
      bucket.add(candidate);
    }
  }

  match(subject: OwnershipSubject): OwnershipMatch[] {
    const { account } = subject;
    const known =
      account === undefined ? undefined : this.ledger.account(account);
    if (
      account === undefined ||
      (known?.partition && known.partition !== subject.partition)
    ) {
      return [];
    }
    const own = subject.resources.filter(
      resource => !isForeign(resource, account),
    );
    const environment = known?.environment ?? 'unknown';
    const finding = { account, environment, region: subject.region };
    const resources = (subject.resources.length ? own : [undefined]).map(
      resource => ({
        resource,
        facts: factsOf(finding, resource),
        controlId: subject.controlId,
      }),
    );
    const owners = this.ownersOf(account, resources);
    const sharing = this.shares.match(
      resources.map(({ facts }) => facts),
      account,
      participant => this.concernedIn(participant, subject),
    );
    const named = new Set(owners.map(({ entityRef }) => entityRef));
    return [
      ...owners,
      ...sharing.filter(({ entityRef }) => !named.has(entityRef)),
    ];
  }

  private ownersOf(
    account: string,
    resources: RuleSubject[],
  ): OwnershipMatch[] {
    const matches = decide(
      resources.map(({ facts }) => this.matchOne(facts)),
      account,
    );
    if (matches.length) {
      return matches;
    }
    const { owners, idle } = matchRules(this.rules, resources);
    return owners.length ? owners : ledgerMatch(account, this.ledger, idle);
  }

  /** Who owns what an account as a whole has: the entities that claim it and are first, else its owner in the ledger */
  private concernedIn(
    account: string,
    { partition, region }: OwnershipSubject,
  ): string[] {
    const known = this.ledger.account(account);
    if (known?.partition && known.partition !== partition) {
      return [];
    }
    const environment = known?.environment ?? 'unknown';
    const { first, best } = this.matchOne(
      factsOf({ account, environment, region }, undefined),
    );
    const claiming = first.filter(
      entityRef => best.get(entityRef)?.rank === 'account',
    );
    return claiming.length ? claiming : [known?.owner ?? []].flat();
  }

  /** The best candidate of every entity for one resource, and the entities that share the first place */
  private matchOne(facts: Facts): ResourceMatches {
    const best = new Map<string, Candidate>();
    for (const candidate of this.find(facts)) {
      const known = best.get(candidate.entityRef);
      if (
        (!known || isBetterReason(candidate, known)) &&
        holds(candidate, facts)
      ) {
        best.set(candidate.entityRef, candidate);
      }
    }
    const sorted = [...best.values()].sort(compareExactness);
    const first = sorted
      .filter(candidate => compareExactness(candidate, sorted[0]) === 0)
      .map(candidate => candidate.entityRef);
    return { best, first };
  }

  private *find(facts: Facts): Iterable<Candidate> {
    for (const id of facts.ids) {
      yield* this.literals.get(id) ?? [];
    }
    yield* this.byAccount.get(facts.account)?.find(facts) ?? [];
    yield* this.anyAccount.find(facts);
  }
}

/**
 * Arranges the checked scopes of all entities so that the owners of one finding are found by its account, ARNs and tags, without looking
 * at every selector. Pure: the same scopes, in any order, give the same owners.
 */
export function createOwnershipIndex(
  scopes: ResolvedScope[],
  ledger: AccountLedger,
  extras?: OwnershipExtras,
): OwnershipIndex {
  return DefaultOwnershipIndex.create(scopes, ledger, extras);
}
