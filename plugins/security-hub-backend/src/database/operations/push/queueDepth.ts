import { Knex } from 'knex';

/**
 * Whether the caller is to read how much is in the queue: of several replicas that ask, one is told so in each interval.
 *
 * @param now - milliseconds since 1970
 */
export async function claimDepthRead(
  knex: Knex,
  source: string,
  times: { now: number; intervalMilliseconds: number },
): Promise<boolean> {
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  const { now, intervalMilliseconds } = times;
  const claimed = await knex('push_state')
    .where({ source })
    .andWhere(query =>
      query
        .whereNull('depth_read_at')
        .orWhere('depth_read_at', '<=', at(now - intervalMilliseconds))
        // A clock that was set back
        .orWhere('depth_read_at', '>', at(now + intervalMilliseconds)),
    )
    .update({ depth_read_at: at(now) });
  return claimed > 0;
}

/** Keeps what was read. */
export async function saveDepth(
  knex: Knex,
  source: string,
  depth: { waiting: number; inFlight: number; deadLetters?: number },
): Promise<void> {
  await knex('push_state')
    .where({ source })
    .update({
      waiting: depth.waiting,
      in_flight: depth.inFlight,
      dead_letters: depth.deadLetters ?? null,
    });
}
