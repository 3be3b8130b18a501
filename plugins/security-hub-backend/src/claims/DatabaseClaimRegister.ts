import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { transact } from '../database/contention';
import {
  loadClaimEvents,
  loadCurrentClaims,
  loadVerdicts,
  lockClaims,
  saveClaims,
} from '../database/operations/claims';
import { ClaimRegister } from '../ingestion/assignment/ClaimRegister';
import { ClaimStanding, createStanding, EntityClaim } from '../ownership';
import { claimDigest, claimKeyOf, planClaims } from './planClaims';

/** Keeps in the database what entities claim, and what was said of it. */
export class DatabaseClaimRegister implements ClaimRegister {
  static create(options: {
    knex: Knex;
    now: () => Date;
  }): DatabaseClaimRegister {
    return new DatabaseClaimRegister(options.knex, options.now);
  }

  readonly #knex: Knex;
  readonly #now: () => Date;

  private constructor(knex: Knex, now: () => Date) {
    this.#knex = knex;
    this.#now = now;
  }

  async standing(): Promise<ClaimStanding> {
    const verdicts = await loadVerdicts(this.#knex);
    return createStanding(
      verdicts.map(({ hash, state }) => [hash, state] as const),
    );
  }

  async record(claims: EntityClaim[]): Promise<void> {
    const current = await loadCurrentClaims(this.#knex);
    const digests = new Map(
      current.map(({ claim_key: key, digest }) => [key, digest]),
    );
    const wanted = new Map(claims.map(claim => [claimKeyOf(claim), claim]));
    const changed = [...wanted].filter(
      ([key, claim]) => digests.get(key) !== claimDigest(claim),
    );
    const gone = [...digests.keys()].filter(key => !wanted.has(key));
    if (changed.length === 0 && gone.length === 0) {
      return;
    }
    await transact(this.#knex, async transaction => {
      const stored = await lockClaims(transaction, [
        ...changed.map(([key]) => key),
        ...gone,
      ]);
      const history = await loadClaimEvents(
        transaction,
        stored.map(({ id }) => id),
      );
      await saveClaims(
        transaction,
        planClaims({
          wanted: changed.map(([, claim]) => claim),
          stored,
          history,
          at: this.#now().toISOString(),
          newId: randomUUID,
        }),
      );
    });
  }
}
