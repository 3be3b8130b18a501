import { Knex } from 'knex';
import { AccountEvents } from './AccountEvents';

/** Row of `account_events`. PostgreSQL gives big numbers as text. */
export type AccountEventsRow = {
  source: string;
  account: string;
  region: string;
  last_event_at: string;
  lag_ms: number | string | null;
};

/** The newest events of all accounts and Regions. */
export async function listAccountEvents(knex: Knex): Promise<AccountEvents[]> {
  const rows = await knex<AccountEventsRow>('account_events').orderBy([
    'source',
    'account',
    'region',
  ]);
  return rows.map(({ source, account, region, ...row }) => ({
    source,
    account,
    region,
    lastEventAt: row.last_event_at,
    lagMilliseconds: row.lag_ms === null ? undefined : Number(row.lag_ms),
  }));
}
