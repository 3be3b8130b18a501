import { durationToMilliseconds } from '@backstage/types';
import { OverlapSettings } from '../../config';
import { FindingQuery } from './FindingStream';

/** A part of an incremental read: a span of time before the watermark, and the products that are looked for in it. */
export type OverlapTier = {
  /** Its beginning, milliseconds before the watermark */
  from: number;
  /** Its end, milliseconds before the watermark; absent: up to now */
  until?: number;
  /** Absent: all */
  products?: FindingQuery['products'];
};

/** AWS does not say whether the ends of a range belong to it: spans share a second. */
const SHARED_MILLISECONDS = 1000;

/**
 * What an incremental read has to ask for, the latest first. Pure.
 *
 * Each span reaches from one overlap to the next shorter one, and is asked for without the products whose overlap ends before it.
 * So the last hours are read of every product, whatever it is called, and what lies further back of all but those that are known to
 * come soon: a finding whose product has no name, or a new one, cannot fall between two groups.
 */
export function overlapTiers(overlap: OverlapSettings): OverlapTier[] {
  const usual = durationToMilliseconds(overlap.default);
  const named = Object.entries(overlap.products).map(([name, duration]) => ({
    name,
    reach: durationToMilliseconds(duration),
  }));
  const reaches = [...new Set([usual, ...named.map(({ reach }) => reach)])];
  reaches.sort((one, other) => one - other);
  return reaches.map((from, index) => ({
    from,
    ...(index > 0 && {
      until: Math.max(0, reaches[index - 1] - SHARED_MILLISECONDS),
    }),
    products: productsOf(named, from, usual),
  }));
}

function productsOf(
  named: Array<{ name: string; reach: number }>,
  from: number,
  usual: number,
): FindingQuery['products'] {
  const namesWhere = (holds: (reach: number) => boolean) =>
    named.filter(({ reach }) => holds(reach)).map(({ name }) => name);
  if (from > usual) {
    return { only: namesWhere(reach => reach >= from) };
  }
  const except = namesWhere(reach => reach < from);
  return except.length > 0 ? { except } : undefined;
}
