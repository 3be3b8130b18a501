import { Knex } from 'knex';
import { databaseTime } from './databaseTime';

/** Half the rate for this long after AWS has throttled. */
const PENALTY_MILLISECONDS = 5 * 60_000;

/** Requests a second in the long run, and at once after a pause (at least 1). */
type Rate = { perSecond: number; burst: number };

const now = 'cast(:now as double precision)';
const full = 'cast(:full as double precision)';
/** Times further ahead than they can be come from before the database's clock was set back. */
const interval = `(case when rate_limits.slow_until > ${now} and rate_limits.slow_until <= ${now} + :penalty
  then ${full} * 2 else ${full} end)`;
const earliest = `(${now} - ${interval} * :more)`;
const slot = `(case when rate_limits.next_at > ${earliest} and rate_limits.next_at <= ${now} + ${full} * 200
  then rate_limits.next_at else ${earliest} end)`;

const reserveStatement = `
insert into rate_limits (name, next_at, slow_until)
values (:name, ${now} - ${full} * :more + ${full}, 0)
on conflict (name) do update set next_at = ${slot} + ${interval}
returning next_at - ${interval} - ${now} as wait`;

const throttledStatement = `
insert into rate_limits (name, next_at, slow_until)
values (:name, ${now} + ${full} * 2, ${now} + :penalty)
on conflict (name) do update set
  slow_until = excluded.slow_until,
  next_at = case when rate_limits.next_at > excluded.next_at then rate_limits.next_at else excluded.next_at end`;

/**
 * Budgets that all replicas share: a row holds the time of the next slot, and one statement takes it and moves it on (the generic
 * cell rate algorithm). After a pause slots lie in the past, as many as the burst. Goes by the database's time.
 */
export class DatabaseRateSlots {
  /** @param options - `now`: milliseconds since 1970; default the database's own time, one for all replicas */
  static create(options: {
    knex: Knex;
    now?: () => number;
  }): DatabaseRateSlots {
    return new DatabaseRateSlots(options);
  }

  readonly #knex: Knex;
  readonly #now: () => number | Knex.Raw;

  private constructor(options: { knex: Knex; now?: () => number }) {
    this.#knex = options.knex;
    this.#now = options.now ?? (() => databaseTime(options.knex));
  }

  /** Takes the next slot of a budget. @returns milliseconds until it comes, 0 or less: now */
  async reserve(name: string, rate: Rate): Promise<number> {
    const reply = await this.#knex.raw(reserveStatement, {
      name,
      now: this.#now(),
      full: 1000 / rate.perSecond,
      more: rate.burst - 1,
      penalty: PENALTY_MILLISECONDS,
    });
    const [{ wait }] = rowsOf(reply);
    return Math.ceil(Number(wait));
  }

  /** AWS has throttled: what was saved up is gone, and the rate is halved for five minutes. */
  async throttled(name: string, rate: Rate): Promise<void> {
    await this.#knex.raw(throttledStatement, {
      name,
      now: this.#now(),
      full: 1000 / rate.perSecond,
      penalty: PENALTY_MILLISECONDS,
    });
  }
}

function rowsOf(reply: unknown): Array<{ wait: number | string }> {
  return Array.isArray(reply)
    ? reply
    : (reply as { rows: Array<{ wait: number | string }> }).rows;
}
