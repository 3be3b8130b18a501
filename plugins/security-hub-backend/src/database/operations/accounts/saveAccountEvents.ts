import { Knex } from 'knex';
import { insertRows } from '../../rowset/insertRows';
import { AccountEvents } from './AccountEvents';
import { AccountEventsRow } from './listAccountEvents';

function keyOf({ source, account, region }: AccountEvents): string {
  return `${source}\n${account}\n${region}`;
}

/**
 * Moves on the newest events, with one statement. Never back: an older event, or the same one once more, changes nothing.
 * Rows are locked in the order of their keys, so that two transactions do not wait for one another.
 *
 * @param events - one of each place
 */
export async function saveAccountEvents(
  transaction: Knex.Transaction,
  events: readonly AccountEvents[],
): Promise<void> {
  const sorted = [...events].sort((one, other) =>
    keyOf(one) < keyOf(other) ? -1 : 1,
  );
  await insertRows<AccountEventsRow>(
    transaction,
    'account_events',
    sorted.map(({ source, account, region, lastEventAt, lagMilliseconds }) => ({
      source,
      account,
      region,
      last_event_at: lastEventAt,
      lag_ms: lagMilliseconds ?? null,
    })),
    {
      key: ['source', 'account', 'region'],
      then: 'replace',
      onlyAbove: 'last_event_at',
    },
  );
}
