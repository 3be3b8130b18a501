import { NotAllowedError } from '@backstage/errors';
import { claimConfirmPermission } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { Caller, isOwner, isOwnerOrAbove } from '../access/caller';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { OrganisationAccess } from '../access/OrganisationAccess';
import { chunks } from '../database/chunks';
import {
  ClaimHead,
  ClaimSelection,
  loadClaimAccounts,
  selectClaims,
} from '../database/operations/claims';
import { ClaimedAccounts, confirmingGroups } from '../ownership';
import { ClaimSubjects } from './ClaimSubjects';

/** Entities asked for in one call to the catalog. */
const ENTITIES_AT_ONCE = 500;

/**
 * Decides who sees claims and who says yes or no to them, whatever a policy says; a policy can only narrow who decides. A claim is seen by the
 * platform group, by owners of its entity (and those above), and by owners of one of its accounts; by all of them only where the
 * catalog shows them the entity.
 */
export class ClaimAccess {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    organisation: OrganisationAccess;
    subjects: ClaimSubjects;
  }): ClaimAccess {
    return new ClaimAccess(options);
  }

  readonly #options: Parameters<typeof ClaimAccess.create>[0];

  private constructor(options: Parameters<typeof ClaimAccess.create>[0]) {
    this.#options = options;
  }

  /** The ids of those of the claims that the caller sees, in their order. */
  async visible(
    selection: Omit<ClaimSelection, 'near'>,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<string[]> {
    const { knex, access } = this.#options;
    const heads = await selectClaims(knex, {
      ...selection,
      near: caller.platform ? undefined : this.#near(caller),
    });
    const refs = new Set(
      heads.flatMap(({ entity_ref: ref, related_ref: related }) =>
        related === null ? [ref] : [ref, related],
      ),
    );
    const readable = new Map<string, string[]>();
    for (const part of chunks([...refs], ENTITIES_AT_ONCE)) {
      for (const [ref, owners] of await access.readableOwners(
        part,
        credentials,
      )) {
        readable.set(ref, owners);
      }
    }
    const shown = heads.filter(
      ({ entity_ref: ref, related_ref: related }) =>
        readable.has(ref) && (related === null || readable.has(related)),
    );
    const allowed = caller.platform
      ? shown
      : await this.#ofCaller(shown, readable, caller);
    return allowed.map(({ id }) => id);
  }

  /** The built-in rule: the platform group, or an owner, in the ledger, of every account that is claimed. */
  ownsAccounts(claim: ClaimedAccounts, caller: Caller): boolean {
    const groups = confirmingGroups(claim, this.#options.subjects.ledger);
    return (
      caller.platform ||
      (groups?.every(group => isOwner(caller, [group])) ?? false)
    );
  }

  /** Whether the policy lets the caller decide on claims. */
  async isPermitted(credentials: UserCredentials): Promise<boolean> {
    try {
      await this.#options.organisation.require(
        claimConfirmPermission,
        credentials,
      );
      return true;
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return false;
      }
      throw error;
    }
  }

  /** What can be seen as the last sweep knows it, so that nothing else is looked at; who owns what now is asked of the catalog afterwards. */
  #near(caller: Caller): ClaimSelection['near'] {
    const { subjects } = this.#options;
    return {
      entityRefs: [...subjects.entities()]
        .map(({ entity }) => entity.ref)
        .filter(ref =>
          isOwnerOrAbove(caller, subjects.ownersOf(ref), subjects),
        ),
      accounts: subjects.ledger
        .accounts()
        .filter(({ owner }) => owner && isOwner(caller, [owner]))
        .map(({ id }) => id),
    };
  }

  async #ofCaller(
    heads: ClaimHead[],
    readable: ReadonlyMap<string, string[]>,
    caller: Caller,
  ): Promise<ClaimHead[]> {
    const { knex, subjects } = this.#options;
    const accounts = await loadClaimAccounts(
      knex,
      heads.map(({ id }) => id),
    );
    return heads.filter(
      ({ id, entity_ref: ref }) =>
        isOwnerOrAbove(caller, readable.get(ref) ?? [], subjects) ||
        accounts.get(id)?.some(account => {
          const owner = subjects.ledger.account(account)?.owner;
          return owner !== undefined && isOwner(caller, [owner]);
        }),
    );
  }
}
