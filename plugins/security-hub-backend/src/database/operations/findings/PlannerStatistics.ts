import { Knex } from 'knex';
import { isShared } from '../leases';

/** Tables that fill first, and that a batch looks into by keys. */
const tables = [
  'finding_records',
  'findings',
  'finding_resources',
  'finding_owners',
];

/** Records after which the statistics are made for the first time. */
const FIRST = 500;
/** They are made again when there are so many times as many records. */
const FACTOR = 4;
/** From here on the database's own schedule is soon enough. */
const LAST = 200_000;

/**
 * Tells PostgreSQL how large the tables have become while they fill for the first time. It looks by itself once a minute; until then it
 * takes a table for so small, and keys for so rare, that it reads all of it for each batch, which costs more with every batch.
 * SQLite needs nothing of the kind.
 */
export class PlannerStatistics {
  static create(knex: Knex): PlannerStatistics {
    return new PlannerStatistics(knex);
  }

  readonly #knex: Knex;
  #records = 0;
  #next = FIRST;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** So many records more were stored, and are committed. */
  async note(records: number): Promise<void> {
    this.#records += records;
    if (this.#records < this.#next || !isShared(this.#knex)) {
      return;
    }
    this.#next =
      this.#records < LAST ? this.#records * FACTOR : Number.POSITIVE_INFINITY;
    await this.#knex.raw(`analyze ${tables.join(', ')}`);
  }
}
