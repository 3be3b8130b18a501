import { GroupHierarchy } from '../../access/caller';
import { RollUpLookup } from '../../access/RollUpLookup';
import { AccountLedger, createLedger, presentAccounts } from '../../accounts';
import { SecurityHubSettings } from '../../config/settings';
import { DiscoveredAccount } from '../../database/operations/ledger';
import { KnownScope, ScopeLookup } from '../../findings/lookups';
import { sha256 } from '../../hashing/sha256';
import {
  CatalogSnapshot,
  ClaimStanding,
  createOwnershipIndex,
  EntityTraits,
  nothingStands,
  OwnershipIndex,
  ResolvedScope,
  resolveClaims,
  RollUps,
  SnapshotEntity,
} from '../../ownership';
import { presentSelector } from './presentSelector';
import { ruleProblems, ruleSelectors } from './ruleSelectors';

type Known = { entity: SnapshotEntity; resolved: ResolvedScope };
/** What of the settings ownership depends on. */
type Settings = Pick<
  SecurityHubSettings,
  'accounts' | 'accountTags' | 'claims' | 'ownership' | 'sources'
>;

/** What the last sweep of the catalog means for ownership. One in each process; made anew by each sweep that finds a change. */
export class OwnershipState
  implements ScopeLookup, GroupHierarchy, RollUpLookup
{
  static create(settings: Settings): OwnershipState {
    return new OwnershipState(settings);
  }

  readonly #settings: Settings;
  readonly #ready: Promise<void>;
  #setReady: () => void = () => {};
  #hash: string | undefined;
  #generation: string | undefined;
  #entities = new Map<string, Known>();
  #parents = new Map<string, Set<string>>();
  #rollUps: RollUps | undefined;
  #ledger: AccountLedger;
  #index: OwnershipIndex;

  private constructor(settings: Settings) {
    this.#settings = settings;
    this.#ready = new Promise(resolve => {
      this.#setReady = resolve;
    });
    this.#ledger = this.#createLedger([], []);
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

  /** Settings of ownership, of which findings depend on more than their own account. */
  get extras(): SecurityHubSettings['ownership'] {
    return this.#settings.ownership;
  }

  /** Whether the catalog has the entity, of a kind that findings can belong to. */
  hasEntity(entityRef: string): boolean {
    return this.#entities.has(entityRef);
  }

  /** What of the settings does not fit the catalog, and how to mend it; for the platform team. */
  problems(): string[] {
    return ruleProblems(this.#settings.ownership.rules ?? [], ref =>
      this.hasEntity(ref),
    );
  }

  /** All entities with what they claim. */
  entities(): Iterable<Known> {
    return this.#entities.values();
  }

  /**
   * Takes over what a sweep found.
   *
   * @param discovered - the accounts that AWS has named
   * @param standing - what was said of claims
   * @returns whether anything differs from the sweep before
   */
  update(
    snapshot: CatalogSnapshot,
    discovered: DiscoveredAccount[] = [],
    standing: ClaimStanding = nothingStands,
  ): boolean {
    const hash = sha256(
      JSON.stringify([
        snapshot.hash,
        // Each discovery moves it, and nothing follows from it
        discovered.map(account => ({ ...account, lastSeenAt: undefined })),
        standing.digest,
      ]),
    );
    if (hash === this.#hash) {
      return false;
    }
    this.#ledger = this.#createLedger(snapshot.ledgerResources, discovered);
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
            standing,
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
    this.#rollUps = RollUps.create(snapshot);
    this.#index = createOwnershipIndex(
      [...this.#entities.values()].map(({ resolved }) => resolved),
      this.#ledger,
      {
        ...this.#settings.ownership,
        hasEntity: ref => this.hasEntity(ref),
      },
    );
    this.#hash = hash;
    return true;
  }

  /** What an entity claims; undefined for one that the sweep has not seen. */
  resolvedOf(entityRef: string): ResolvedScope | undefined {
    return this.#entities.get(entityRef)?.resolved;
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

  get rollUps(): RollUps | undefined {
    return this.#rollUps;
  }

  ownersOf(entityRef: string): string[] {
    const owners = this.#entities.get(entityRef)?.entity.ownerRefs ?? [];
    return entityRef.startsWith('group:') ? [entityRef, ...owners] : owners;
  }

  /** What of an entity changes the priority of its findings; of an entity that is not known nothing does. */
  traitsOf(entityRef: string): EntityTraits {
    return this.#entities.get(entityRef)?.entity.traits ?? {};
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
    const { fallback, rules } = this.#withoutScope(entityRef);
    return {
      entityRef,
      mode,
      configured: this.mayHaveFindings(entityRef),
      problems: entity.scope.problems,
      accounts: presentAccounts(
        [
          ...resolved.selectors.flatMap(selector =>
            selector.state === 'ok' ? selector.accounts : [],
          ),
          ...fallback,
        ],
        this.#ledger,
      ),
      selectors: resolved.selectors
        .map(selector => presentSelector(selector, this.#ledger))
        .concat(rules),
    };
  }

  mayHaveFindings(entityRef: string): boolean {
    const { fallback, rules } = this.#withoutScope(entityRef);
    return (
      Boolean(this.#entities.get(entityRef)?.entity.scope.configured) ||
      fallback.length > 0 ||
      rules.length > 0
    );
  }

  /** What the ledger and the rules give to an entity. */
  #withoutScope(entityRef: string) {
    return {
      fallback: this.#ledger.accountsOwnedBy(entityRef),
      rules: ruleSelectors(
        this.#settings.ownership.rules ?? [],
        entityRef,
        ids => presentAccounts(ids, this.#ledger),
      ),
    };
  }

  #createLedger(
    resources: CatalogSnapshot['ledgerResources'],
    discovered: DiscoveredAccount[],
  ): AccountLedger {
    const { accounts, accountTags, claims, sources } = this.#settings;
    return createLedger({
      accounts,
      resources,
      trustedLocations: claims.trustedLocations,
      sources,
      discovered,
      accountTags,
    });
  }
}
