import { randomUUID } from 'node:crypto';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Knex } from 'knex';
import { databaseTime, isShared } from './databaseTime';
import { Leases } from './Leases';
import { holdLease } from './holdLease';

type LeaseRow = { name: string; holder: string; until: number };

const TABLE = 'leases';

/** What leases are made with. */
export type DatabaseLeasesOptions = {
  knex: Knex;
  /** Waits; throws when the signal is aborted */
  clock: { sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  /** How long one lasts without being renewed, default 60 seconds. A holder that dies blocks its work for so long */
  length?: HumanDuration;
  /** Milliseconds since 1970; default the database's own time, one for all replicas */
  now?: () => number;
};

/** Leases in a table: taken and renewed by one statement each. */
export class DatabaseLeases implements Leases {
  static create(options: DatabaseLeasesOptions): DatabaseLeases {
    return new DatabaseLeases(options);
  }

  readonly #knex: Knex;
  readonly #clock: DatabaseLeasesOptions['clock'];
  readonly #milliseconds: number;
  readonly #now: () => number | Knex.Raw;

  private constructor(options: DatabaseLeasesOptions) {
    const { knex, clock, length, now } = options;
    this.#knex = knex;
    this.#clock = clock;
    this.#milliseconds = durationToMilliseconds(length ?? { seconds: 60 });
    this.#now = now ?? (() => databaseTime(knex));
  }

  async begin(): Promise<void> {
    if (!isShared(this.#knex)) {
      await this.#knex<LeaseRow>(TABLE).delete();
    }
  }

  async withLease(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<boolean> {
    const holder = randomUUID();
    if (!(await this.#take(name, holder))) {
      return false;
    }
    try {
      await holdLease({
        work,
        renew: async () => await this.#renew(name, holder),
        clock: this.#clock,
        milliseconds: this.#milliseconds,
      });
    } finally {
      await this.#release(name, holder);
    }
    return true;
  }

  async #take(name: string, holder: string): Promise<boolean> {
    const taken = await this.#knex<LeaseRow>(TABLE)
      .insert({ name, holder, until: this.#end() as number })
      .onConflict('name')
      .merge(['holder', 'until'])
      .where(over =>
        over
          .where('leases.until', '<=', this.#now() as number)
          // Longer than any lease lasts: the clock has been set back
          .orWhere('leases.until', '>', this.#end(1000) as number),
      )
      .returning('name');
    return taken.length > 0;
  }

  /** Also one that has ended, as long as nobody else has taken it. */
  async #renew(name: string, holder: string): Promise<boolean> {
    const renewed = await this.#knex<LeaseRow>(TABLE)
      .where({ name, holder })
      .update({ until: this.#end() as number });
    return renewed > 0;
  }

  async #release(name: string, holder: string): Promise<void> {
    try {
      await this.#knex<LeaseRow>(TABLE).where({ name, holder }).delete();
    } catch {
      // The database is away: the lease ends by itself
    }
  }

  #end(more = 0): number | Knex.Raw {
    const now = this.#now();
    const length = this.#milliseconds + more;
    return typeof now === 'number'
      ? Math.round(now + length)
      : this.#knex.raw('cast(? + ? as bigint)', [now, length]);
  }
}
