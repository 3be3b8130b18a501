import { Duration } from 'luxon';
import { ClaimEventRow } from '../database/operations/claims';

/** A catalog that loses an entity for a while must not cost its owner a confirmation; one of long ago is asked for again. */
const CONFIRMED_FOR = Duration.fromObject({ days: 30 });

/**
 * What was last said of a claim that is claimed again as it was: a rejection stays, a confirmation for 30 days after the claim was withdrawn.
 * Pure.
 *
 * @param history - of the claim, oldest first
 * @param hash - of the claim as it is claimed now; what was said of another form of it does not count
 * @param at - the time of now, ISO 8601
 */
export function formerVerdict(
  history: readonly ClaimEventRow[],
  hash: string,
  at: string,
): ClaimEventRow | undefined {
  const same = history.filter(event => event.hash === hash);
  const verdict = same.findLast(
    ({ event }) => event === 'confirmed' || event === 'rejected',
  );
  const left = same.findLast(({ event }) => event === 'withdrawn');
  const away = left ? Date.parse(at) - Date.parse(left.at) : 0;
  return verdict?.event === 'confirmed' && away > CONFIRMED_FOR.toMillis()
    ? undefined
    : verdict;
}
