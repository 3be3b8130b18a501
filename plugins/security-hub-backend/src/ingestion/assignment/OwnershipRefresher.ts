import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { EntityScopeRow } from '../../database/operations/entities/entityScope';
import { loadEntityScopes } from '../../database/operations/entities/loadEntityScopes';
import { restrictOwners } from '../../database/operations/entities/restrictOwners';
import { saveEntityScopes } from '../../database/operations/entities/saveEntityScopes';
import { selectIssueKeys } from '../../database/operations/entities/selectIssueKeys';
import { SecurityHubSettings } from '../../config/settings';
import { chunks } from '../../database/chunks';
import { transact } from '../../database/contention';
import { lockIssueAccounts } from '../../database/operations/findings/lockAccounts';
import { CatalogScopeLoader } from '../../ownership';
import { currentScopes, diffScopes } from './entityScopes';
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
      refold(transaction: Knex.Transaction, keys: string[]): Promise<void>;
    };
    logger: LoggerService;
    settings: Pick<SecurityHubSettings, 'priority'>;
  }): OwnershipRefresher {
    return new OwnershipRefresher(options);
  }

  readonly #options: Parameters<typeof OwnershipRefresher.create>[0];
  #scopes: EntityScopeRow[] | undefined;

  private constructor(
    options: Parameters<typeof OwnershipRefresher.create>[0],
  ) {
    this.#options = options;
  }

  /** One sweep. Returns the number of findings that were looked at again. */
  async refresh(): Promise<number> {
    const { knex, loader, ownership, issues, logger, settings } = this.#options;
    const differs = ownership.update(await loader.load());
    if (differs || !this.#scopes) {
      this.#scopes = currentScopes(ownership, settings.priority);
    }
    const scopes = this.#scopes;
    // Compared even where the catalog is as before: what is stored may be of an earlier process, or of a sweep that was cut short
    const before = await loadEntityScopes(knex);
    const changed = diffScopes(before, scopes);
    if (changed.entities.length === 0) {
      return 0;
    }
    await restrictOwners(knex, { before, after: scopes });
    const keys = await selectIssueKeys(knex, changed);
    for (const part of chunks(keys, CHUNK)) {
      await transact(knex, async transaction => {
        await lockIssueAccounts(transaction, part);
        await issues.refold(transaction, part);
      });
    }
    // Last: a crash before this line makes the next sweep do the same again.
    await saveEntityScopes(knex, scopes);
    logger.info('Owners refreshed', {
      entities: changed.entities.length,
      findings: keys.length,
    });
    return keys.length;
  }
}
