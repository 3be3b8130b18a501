import { SyncState } from './SyncState';

/** Worst first. */
const states: SyncState['state'][] = [
  'denied',
  'hub-not-enabled',
  'not-connected',
  'error',
  'throttled',
  'never-read',
  'ok',
];

function worse(one: SyncState, other: SyncState): SyncState {
  const rank = ({ state }: SyncState) => states.indexOf(state);
  return rank(other) < rank(one) ? other : one;
}

function earlier(one?: string, other?: string): string | undefined {
  return one !== undefined && other !== undefined && one < other ? one : other;
}

function merge(one: SyncState, other: SyncState): SyncState {
  // Where only one of the two is switched on, that one counts
  if (one.state === 'hub-not-enabled' || other.state === 'hub-not-enabled') {
    return one.state === 'hub-not-enabled' ? other : one;
  }
  const skipped = { ...one.skipped };
  for (const [rule, count] of Object.entries(other.skipped ?? {})) {
    skipped[rule] = (skipped[rule] ?? 0) + count;
  }
  const { state, lastError } = worse(one, other);
  return {
    ...one,
    state,
    lastError,
    asOf: one.asOf && earlier(one.asOf, other.asOf),
    lastFullReadAt:
      one.lastFullReadAt && earlier(one.lastFullReadAt, other.lastFullReadAt),
    counts: {
      read: one.counts.read + other.counts.read,
      stored: one.counts.stored + other.counts.stored,
      rejected: one.counts.rejected + other.counts.rejected,
    },
    skipped: one.skipped || other.skipped ? skipped : undefined,
  };
}

/**
 * Two services of one account and Region as one: the worst state, the oldest *as of*, the sum of what was read. Pure.
 *
 * @param rows - those of one account and Region next to each other
 */
export function mergeServices(rows: SyncState[]): SyncState[] {
  const places = new Map<string, SyncState>();
  for (const row of rows) {
    const place = `${row.source}/${row.account}/${row.region}`;
    const known = places.get(place);
    places.set(place, {
      ...(known ? merge(known, row) : row),
      service: undefined,
    });
  }
  return [...places.values()];
}
