import { AccountEvents } from '../../database/operations/accounts';
import { placeOf } from './placeOf';
import { Seen } from './sightings';
import { SourceOfRecord } from './SourceOfRecord';

/** Whether one event tells more than another of the same place: the newer one, and of two the one that was stored. */
function outranks(one: AccountEvents, other: AccountEvents): boolean {
  return one.lastEventAt === other.lastEventAt
    ? one.lagMilliseconds !== undefined && other.lagMilliseconds === undefined
    : one.lastEventAt > other.lastEventAt;
}

/**
 * The newest event of each account and Region in a batch. Pure. What rules leave out or what is as stored has come, too. The time is that
 * of the observation: an event is not believed to come from the future.
 *
 * @param now - milliseconds since 1970, when the batch is about to be committed
 */
export function accountEventsOf(
  seen: readonly Seen[],
  readers: SourceOfRecord,
  now: number,
): AccountEvents[] {
  const newest = new Map<string, AccountEvents>();
  for (const { record, source, elsewhere, pushed } of seen) {
    const place = pushed ? placeOf(readers, source, record) : undefined;
    if (place) {
      const { observedAt } = record;
      const event: AccountEvents = {
        source,
        ...place,
        lastEventAt: observedAt,
        lagMilliseconds: elsewhere
          ? undefined
          : Math.max(0, now - Date.parse(observedAt)),
      };
      const key = `${source}/${place.account}/${place.region}`;
      const known = newest.get(key);
      if (!known || outranks(event, known)) {
        newest.set(key, event);
      }
    }
  }
  return [...newest.values()];
}
