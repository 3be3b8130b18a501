import { Knex } from 'knex';
import { transact } from '../../database/contention';
import { lockIssueAccounts } from '../../database/operations/findings/lockAccounts';
import {
  selectAged,
  selectQueued,
  unqueue,
} from '../../database/operations/priority';

/** Findings whose priorities are made in one transaction. */
const CHUNK = 500;

/**
 * Makes priorities anew that changed without their findings: another finding said something of the resource, or time went by. In batches
 * of 500; a sweep that is cut short goes on with the next one. Changes of policy, environment, lifecycle and tier are the
 * `OwnershipRefresher`'s.
 */
export class PriorityRefresher {
  static create(options: {
    knex: Knex;
    /** Writes issues anew; the caller holds the locks of their accounts */
    issues: {
      ready(): Promise<void>;
      refold(
        transaction: Knex.Transaction,
        keys: string[],
        options: { ownersOnly: boolean },
      ): Promise<void>;
    };
    now: () => Date;
  }): PriorityRefresher {
    return new PriorityRefresher(options);
  }

  readonly #options: Parameters<typeof PriorityRefresher.create>[0];

  private constructor(options: Parameters<typeof PriorityRefresher.create>[0]) {
    this.#options = options;
  }

  /**
   * @returns the number of findings that were looked at
   * @throws OwnershipOutdated when another replica knows a newer state of the catalog: the next sweep does it
   */
  async run(signal?: AbortSignal): Promise<number> {
    const { knex, issues, now } = this.#options;
    await issues.ready();
    let count = 0;
    for (let after = ''; ; ) {
      signal?.throwIfAborted();
      const keys = await selectQueued(knex, { after, most: CHUNK });
      count += await this.#refold(keys);
      const last = keys.at(-1);
      if (last === undefined || keys.length < CHUNK) {
        break;
      }
      after = last;
    }
    for (let more = true; more; ) {
      signal?.throwIfAborted();
      const keys = await selectAged(knex, {
        now: now().toISOString(),
        most: CHUNK,
      });
      // What is written anew is no longer among them, so that the last batch is smaller
      more = keys.length === CHUNK;
      count += await this.#refold(keys);
    }
    return count;
  }

  async #refold(keys: string[]): Promise<number> {
    if (keys.length > 0) {
      await transact(this.#options.knex, async transaction => {
        await lockIssueAccounts(transaction, keys);
        await unqueue(transaction, keys);
        await this.#options.issues.refold(transaction, keys, {
          ownersOnly: true,
        });
      });
    }
    return keys.length;
  }
}
