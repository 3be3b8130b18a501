import { AccountLedger } from '../../accounts';
import { ResolvedScope } from '../claims';
import { matchesArn, splitArn } from '../scope';
import {
  Candidate,
  candidatesOf,
  compareExactness,
  isBetterReason,
} from './candidates';
import { CandidateBucket } from './CandidateBucket';
import { Facts, factsOf, hasTag, inRegions, isExcluded } from './conditions';
import { decide, ResourceMatches } from './decide';
import { ledgerMatch } from './ledgerMatch';
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
    resolved.selector.tags.every(term => hasTag(facts, term)) &&
    (!arn || facts.ids.some(id => matchesArn(arn, id))) &&
    !candidate.not.some(conditions => isExcluded(facts, conditions))
  );
}

class DefaultOwnershipIndex implements OwnershipIndex {
  private readonly literals = new Map<string, Candidate[]>();
  private readonly byAccount = new Map<string, CandidateBucket>();
  private readonly anyAccount = new CandidateBucket();
  private readonly ledger: AccountLedger;

  private constructor(ledger: AccountLedger) {
    this.ledger = ledger;
  }

  static create(
    scopes: ResolvedScope[],
    ledger: AccountLedger,
  ): DefaultOwnershipIndex {
    const index = new DefaultOwnershipIndex(ledger);
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
    const finding = { account, region: subject.region };
    const resources = subject.resources.length ? own : [undefined];
    const matches = decide(
      resources.map(resource => this.matchOne(factsOf(finding, resource))),
      account,
    );
    return matches.length ? matches : ledgerMatch(account, this.ledger);
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
): OwnershipIndex {
  return DefaultOwnershipIndex.create(scopes, ledger);
}
