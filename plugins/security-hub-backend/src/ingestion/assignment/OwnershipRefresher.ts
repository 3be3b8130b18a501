import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  EntityScopeRow,
  EVERY_ACCOUNT,
} from '../../database/operations/entities/entityScope';
import { listDiscoveredAccounts } from '../../database/operations/ledger';
import { forgetVersions } from '../../database/operations/entities/forgetVersions';
import { loadEntityScopes } from '../../database/operations/entities/loadEntityScopes';
import {
  loadGeneration,
  publishGeneration,
} from '../../database/operations/entities/ownershipGeneration';
import { restrictOwners } from '../../database/operations/entities/restrictOwners';
import { saveEntityScopes } from '../../database/operations/entities/saveEntityScopes';
import { selectIssueKeys } from '../../database/operations/entities/selectIssueKeys';
import { SecurityHubSettings } from '../../config/settings';
import { Leases } from '../../database/operations/leases';
import { chunks } from '../../database/chunks';
import { transact } from '../../database/contention';
import { lockIssueAccounts } from '../../database/operations/findings/lockAccounts';
import {
  CatalogScopeLoader,
  CatalogSnapshot,
  claimsOf,
  nothingStands,
} from '../../ownership';
import { ClaimRegister } from './ClaimRegister';
import { currentScopes, diffScopes, generationOf } from './entityScopes';
import { OwnershipState } from './OwnershipState';

/** Issues that are written anew in one transaction. */
const CHUNK = 500;

/**
 * Sweeps the catalog and gives findings to their owners anew where a scope, an owner or the ledger has changed: only the findings of
 * the accounts that a change touches.
 */
export class OwnershipRefresher {
  static create(options: {
    knex: Knex;
    loader: CatalogScopeLoader;
    ownership: OwnershipState;
    /** Writes issues anew; the caller holds the locks of their accounts */
    issues: {
      refold(
        transaction: Knex.Transaction,
        keys: string[],
        options: { ownersOnly: boolean },
      ): Promise<void>;
    };
    logger: LoggerService;
    settings: Pick<SecurityHubSettings, 'priority' | 'threats'>;
    /** Absent: claims are not kept, and none is confirmed */
    claims?: ClaimRegister;
    /** Given where several replicas may run */
    leases?: Pick<Leases, 'withLease'>;
  }): OwnershipRefresher {
    return new OwnershipRefresher(options);
  }

  readonly #options: Parameters<typeof OwnershipRefresher.create>[0];
  #scopes: EntityScopeRow[] | undefined;
  #told: ReadonlySet<string> = new Set();
  #running: Promise<unknown> = Promise.resolve();

  private constructor(
    options: Parameters<typeof OwnershipRefresher.create>[0],
  ) {
    this.#options = options;
  }

  /** One sweep. Returns the number of findings that were looked at again. */
  async refresh(): Promise<number> {
    return (await this.tryRefresh()) ?? 0;
  }

  /**
   * One sweep, after the one that is under way in this process: an older view must not be stored after a newer one. Undefined when
   * another replica is at work, which may not have seen what this one has.
   */
  async tryRefresh(): Promise<number | undefined> {
    const mine = this.#running.then(async () => await this.#sweep());
    this.#running = mine.catch(() => {});
    return await mine;
  }

  /** Looks at the catalog, so that what is stored from now on gets the owners of now; what is stored already is left to `refresh`. */
  async observe(): Promise<EntityScopeRow[]> {
    return await this.#take(await this.#options.loader.load());
  }

  async #sweep(): Promise<number | undefined> {
    const { leases, loader } = this.#options;
    const snapshot = await loader.load();
    const scopes = await this.#take(snapshot);
    if (!leases) {
      return await this.#settle(await this.#record(snapshot, scopes));
    }
    // One replica does the work; the others have seen the catalog, too, and look again at their next sweep
    let settled: number | undefined;
    await leases.withLease('ownership', async signal => {
      settled = await this.#settle(
        await this.#record(snapshot, scopes),
        signal,
      );
    });
    return settled;
  }

  /** Takes over what the catalog holds, with what was said of claims until now. */
  async #take(snapshot: CatalogSnapshot): Promise<EntityScopeRow[]> {
    const { knex, ownership, settings, claims } = this.#options;
    const differs = ownership.update(
      snapshot,
      await listDiscoveredAccounts(knex),
      (await claims?.standing()) ?? nothingStands,
    );
    if (differs || !this.#scopes) {
      this.#scopes = currentScopes(
        ownership,
        settings.priority,
        settings.threats,
      );
      ownership.setGeneration(generationOf(this.#scopes));
      this.#tell(ownership.problems());
    }
    return this.#scopes;
  }

  /** Each problem once, until it is gone. */
  #tell(problems: string[]): void {
    for (const problem of problems) {
      if (!this.#told.has(problem)) {
        this.#options.logger.warn(problem);
      }
    }
    this.#told = new Set(problems);
  }

  /** Keeps what is claimed now. A claim that has come back as it was can hold again at once, so verdicts are looked at anew. */
  async #record(
    snapshot: CatalogSnapshot,
    scopes: EntityScopeRow[],
  ): Promise<EntityScopeRow[]> {
    const { claims, ownership } = this.#options;
    if (!claims) {
      return scopes;
    }
    await claims.record(
      [...ownership.entities()].flatMap(({ resolved }) => claimsOf(resolved)),
    );
    return await this.#take(snapshot);
  }

  async #settle(
    scopes: EntityScopeRow[],
    signal?: AbortSignal,
  ): Promise<number> {
    const { knex, issues, logger } = this.#options;
    // Compared even where the catalog is as before: what is stored may be of an earlier process, or of a sweep that was cut short
    const before = await loadEntityScopes(knex);
    const changed = diffScopes(before, scopes);
    const generation = generationOf(scopes);
    const published = await loadGeneration(knex);
    if (changed.entities.length === 0 && published === generation) {
      return 0;
    }
    // From here on no replica stores findings with the owners of before, so that the keys below are all that have to be looked at
    await publishGeneration(knex, generation);
    await restrictOwners(knex, { before, after: scopes });
    const keys = await selectIssueKeys(
      knex,
      // Published and never settled, before the catalog went back: anything may follow what was published
      changed.entities.length === 0 && published !== undefined
        ? { entities: [], accounts: [EVERY_ACCOUNT] }
        : changed,
    );
    for (const part of chunks(keys, CHUNK)) {
      signal?.throwIfAborted();
      await transact(knex, async transaction => {
        await lockIssueAccounts(transaction, part);
        await issues.refold(transaction, part, { ownersOnly: true });
      });
    }
    // Last: a crash before this line makes the next sweep do the same again.
    await saveEntityScopes(knex, scopes);
    await transact(knex, forgetVersions);
    logger.info('Owners refreshed', {
      entities: changed.entities.length,
      findings: keys.length,
    });
    return keys.length;
  }
}
