import { EntityScope } from 'backstage-plugin-security-hub-common';
import { GroupHierarchy } from '../../access/caller';
import { AccountLedger, createLedger } from '../../accounts';
import { SecurityHubSettings } from '../../config/settings';
import { KnownScope, ScopeLookup } from '../../findings/lookups';
import {
  CatalogSnapshot,
  createOwnershipIndex,
  OwnershipIndex,
  ResolvedScope,
  resolveClaims,
  SnapshotEntity,
} from '../../ownership';

type Known = { entity: SnapshotEntity; resolved: ResolvedScope };

/** What the last sweep of the catalog means for ownership. One in each process; made anew by each sweep that finds a change. */
export class OwnershipState implements ScopeLookup, GroupHierarchy {
  static create(
    settings: Pick<SecurityHubSettings, 'accounts' | 'claims' | 'ownership'>,
  ): OwnershipState {
    return new OwnershipState(settings);
  }

  readonly #settings: Pick<
    SecurityHubSettings,
    'accounts' | 'claims' | 'ownership'
  >;
  readonly #ready: Promise<void>;
  #setReady: () => void = () => {};
  #hash: string | undefined;
  #generation: string | undefined;
  #entities = new Map<string, Known>();
  #parents = new Map<string, Set<string>>();
  #ledger: AccountLedger;
  #index: OwnershipIndex;

  private constructor(
    settings: Pick<SecurityHubSettings, 'accounts' | 'claims' | 'ownership'>,
  ) {
    this.#settings = settings;
    this.#ready = new Promise(resolve => {
      this.#setReady = resolve;
    });
    this.#ledger = this.#createLedger([]);
    this.#index = createOwnershipIndex([], this.#ledger);
  }

  /** Resolves once the first sweep is evaluated: before it nobody's findings must be given to nobody. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  /** Hash of what owners are computed with at this moment; undefined before the first sweep is evaluated. */
  get generation(): string | undefined {
    return this.#generation;
  }

  /** Told by the sweep once it knows what the current state comes to. */
  setGeneration(hash: string): void {
    this.#generation = hash;
    this.#setReady();
  }

  get ledger(): AccountLedger {
    return this.#ledger;
  }

  get index(): OwnershipIndex {
    return this.#index;
  }

  /** All entities with what they claim. */
  entities(): Iterable<Known> {
    return this.#entities.values();
  }

  /**
   * Takes over what a sweep found.
   *
   * @returns whether anything differs from the sweep before
   */
  update(snapshot: CatalogSnapshot): boolean {
    if (snapshot.hash === this.#hash) {
      return false;
    }
    this.#ledger = this.#createLedger(snapshot.ledgerResources);
    this.#entities = new Map(
      snapshot.entities.map(entity => [
        entity.ref,
        {
          entity,
          resolved: resolveClaims(
            entity.scope,
            { ref: entity.ref, ownerRefs: entity.ownerRefs },
            this.#ledger,
            this.#settings.claims,
            this.#settings.ownership,
          ),
        },
      ]),
    );
    this.#parents = new Map();
    for (const { ancestor, member } of snapshot.groupHierarchy) {
      const parents = this.#parents.get(member) ?? new Set();
      parents.add(ancestor);
      this.#parents.set(member, parents);
    }
    this.#index = createOwnershipIndex(
      [...this.#entities.values()].map(({ resolved }) => resolved),
      this.#ledger,
    );
    this.#hash = snapshot.hash;
    return true;
  }

  ancestorsOf(groupRefs: Iterable<string>): Set<string> {
    const result = new Set<string>();
    for (const ref of groupRefs) {
      for (const ancestor of this.#parents.get(ref) ?? []) {
        result.add(ancestor);
      }
    }
    return result;
  }

  ownersOf(entityRef: string): string[] {
    const owners = this.#entities.get(entityRef)?.entity.ownerRefs ?? [];
    return entityRef.startsWith('group:') ? [entityRef, ...owners] : owners;
  }

  scopeOf(entityRef: string): KnownScope {
    const known = this.#entities.get(entityRef);
    const { mode } = this.#settings.claims;
    if (!known) {
      return {
        entityRef,
        mode,
        configured: false,
        selectors: [],
        problems: [],
        accounts: [],
      };
    }
    const { entity, resolved } = known;
    const fallback = this.#ledger.accountsOwnedBy(entityRef);
    return {
      entityRef,
      mode,
      configured: entity.scope.configured || fallback.length > 0,
      problems: entity.scope.problems,
      accounts: this.#accounts([
        ...resolved.selectors.flatMap(selector =>
          selector.state === 'ok' ? selector.accounts : [],
        ),
        ...fallback,
      ]),
      selectors: resolved.selectors.map(
        ({ selector, state, message, accounts, arns }) => ({
          hash: selector.hash,
          relatedRef:
            selector.origin === 'relation' ? selector.source : undefined,
          source: selector.source,
          text: selector.text,
          state,
          message,
          accounts: this.#accounts(accounts),
          regions: selector.regions,
          tags: selector.tags,
          arns,
        }),
      ),
    };
  }

  #accounts(ids: string[]): EntityScope['accounts'] {
    return [...new Set(ids)].sort().map(id => {
      const account = this.#ledger.account(id);
      return {
        id,
        name: account?.name,
        environment: account?.environment ?? 'unknown',
      };
    });
  }

  #createLedger(resources: CatalogSnapshot['ledgerResources']): AccountLedger {
    return createLedger({
      accounts: this.#settings.accounts,
      resources,
      trustedLocations: this.#settings.claims.trustedLocations,
    });
  }
}
