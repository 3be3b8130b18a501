import { Knex } from 'knex';
import {
  countAccountFindings,
  loadAccountSubjects,
  StoredClaim,
} from '../database/operations/claims';
import { createOwnershipIndex, ResolvedScope, Selector } from '../ownership';
import { BoundedLookup } from './BoundedLookup';
import { ClaimSubjects } from './ClaimSubjects';

/** How much work a page may make, in findings of all its claims together. */
const bounds = {
  /** Only counted */
  counted: 100_000,
  /** Looked at one by one */
  lookedAt: 5_000,
};

/** Whether it takes all of its accounts. */
function isWholeAccount(selector: Selector): boolean {
  const { regions, environments, tags, arns, not } = selector;
  return [regions, environments, tags, arns, not].every(part => !part.length);
}

/**
 * Counts what claims would match if they were confirmed. Bounded: claims on whole accounts are counted in the index of accounts, for others
 * the findings of the accounts are looked at. What is beyond the bounds, or claims every account, is not counted.
 */
export class ClaimMatches {
  static create(options: {
    knex: Knex;
    subjects: ClaimSubjects;
    /** Others than those of the product, for tests */
    bounds?: typeof bounds;
  }): ClaimMatches {
    return new ClaimMatches(options);
  }

  readonly #options: Parameters<typeof ClaimMatches.create>[0];

  private constructor(options: Parameters<typeof ClaimMatches.create>[0]) {
    this.#options = options;
  }

  /** By the id of the claim; absent where it is not counted. */
  async count(claims: StoredClaim[]): Promise<Map<string, number>> {
    const { knex, subjects } = this.#options;
    const { counted, lookedAt } = this.#options.bounds ?? bounds;
    const numbers = BoundedLookup.create({
      most: counted,
      load: async (account, most) =>
        await countAccountFindings(knex, account, most),
      sizeOf: number => number,
    });
    const findings = BoundedLookup.create({
      most: lookedAt,
      load: async (account, most) =>
        await loadAccountSubjects(knex, account, most + 1),
      sizeOf: some => some.length,
    });
    const result = new Map<string, number>();
    for (const claim of claims) {
      const scope = this.#asConfirmed(claim);
      if (!scope) {
        continue;
      }
      const index = createOwnershipIndex([scope], subjects.ledger);
      const isMatched = (subject: Parameters<typeof index.match>[0]) =>
        index
          .match(subject)
          .some(
            ({ entityRef, rank }) =>
              entityRef === scope.entityRef && rank !== 'ledger',
          );
      const whole = scope.selectors.every(({ selector }) =>
        isWholeAccount(selector),
      );
      const parts: Array<number | undefined> = [];
      for (const account of claim.accounts) {
        parts.push(
          whole
            ? await numbers.of(account)
            : (await findings.of(account))?.filter(isMatched).length,
        );
      }
      const known = parts.flatMap(part => part ?? []);
      if (known.length === parts.length) {
        result.set(
          claim.id,
          known.reduce((sum, part) => sum + part, 0),
        );
      }
    }
    return result;
  }

  /** The scope that the claim alone would give; undefined where this replica does not know it as it is kept. */
  #asConfirmed(claim: StoredClaim): ResolvedScope | undefined {
    const scope = this.#options.subjects.resolvedOf(claim.entity_ref);
    const asked = scope?.selectors.find(
      selector => selector.claim?.hash === claim.hash,
    );
    if (!scope || !asked?.claim || asked.claim.anyAccount) {
      return undefined;
    }
    const { accounts, arns } = asked.claim;
    return {
      ...scope,
      selectors: [{ ...asked, state: 'ok', anyAccount: false, accounts, arns }],
    };
  }
}
