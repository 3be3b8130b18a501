import { Knex } from 'knex';
import { OutboxRow } from './rows';

/** Who works on rows, and until when nobody else may. Times are ISO 8601. */
export type Lease = { id: string; now: string; until: string };

/**
 * Takes rows that have to be written. Replicas never get the same row: the condition holds again when the row is locked.
 * A row whose worker died is taken again; a record's rows go one after the other.
 */
export async function claimRowsToWrite(
  knex: Knex,
  lease: Lease,
  limit: number,
): Promise<OutboxRow[]> {
  await knex<OutboxRow>('outbox')
    .where({ state: 'sending', superseded: true })
    .where('lease_until', '<', lease.now)
    .update({
      state: 'not-needed',
      code: 'Superseded',
      message: 'A later decision took its place',
      updated_at: lease.now,
      lease: null,
      lease_until: null,
    });
  const isDue = (query: Knex.QueryBuilder, table: string) =>
    query
      .where(`${table}.superseded`, false)
      .where(either =>
        either
          .where(waiting =>
            waiting
              .where(`${table}.state`, 'pending')
              .where(`${table}.next_at`, '<=', lease.now),
          )
          .orWhere(abandoned =>
            abandoned
              .where(`${table}.state`, 'sending')
              .where(`${table}.lease_until`, '<', lease.now),
          ),
      );
  const candidates = isDue(knex('outbox as candidate'), 'candidate')
    .whereNotExists(query =>
      query
        .from('outbox as earlier')
        .whereRaw('?? = ??', ['earlier.record_key', 'candidate.record_key'])
        .whereRaw('?? < ??', ['earlier.id', 'candidate.id'])
        .where('earlier.state', 'sending')
        .where('earlier.lease_until', '>=', lease.now)
        .select(knex.raw('1')),
    )
    .orderBy('candidate.next_at')
    .orderBy('candidate.id')
    .limit(limit)
    .select('candidate.id');
  await isDue(knex('outbox').whereIn('id', candidates), 'outbox').update({
    state: 'sending',
    lease: lease.id,
    lease_until: lease.until,
    updated_at: lease.now,
  });
  return await knex<OutboxRow>('outbox')
    .where({ lease: lease.id, state: 'sending' })
    .orderBy('id');
}

/** Takes rows whose write has to be looked for in AWS. */
export async function claimRowsToVerify(
  knex: Knex,
  lease: Lease,
  limit: number,
): Promise<OutboxRow[]> {
  const isDue = (query: Knex.QueryBuilder) =>
    query
      .where('state', 'written')
      .where('next_at', '<=', lease.now)
      .where(free =>
        free.whereNull('lease').orWhere('lease_until', '<', lease.now),
      );
  const candidates = isDue(knex('outbox'))
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .select('id');
  await isDue(knex('outbox').whereIn('id', candidates)).update({
    lease: lease.id,
    lease_until: lease.until,
  });
  return await knex<OutboxRow>('outbox')
    .where({ lease: lease.id, state: 'written' })
    .orderBy('id');
}

/** Prolongs a lease over rows; those that are not returned were lost to somebody else. */
export async function renewLease(
  knex: Knex,
  lease: Lease,
  ids: number[],
): Promise<number[]> {
  await knex<OutboxRow>('outbox')
    .whereIn('id', ids)
    .where('lease', lease.id)
    .update({ lease_until: lease.until });
  const rows = await knex<OutboxRow>('outbox')
    .whereIn('id', ids)
    .where('lease', lease.id)
    .select('id');
  return rows.map(row => row.id);
}
