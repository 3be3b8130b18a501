import { LeaseLostError } from './Leases';

/** How a lease is held. */
export type HoldLeaseOptions = {
  work: (signal: AbortSignal) => Promise<void>;
  /** False: somebody else holds it */
  renew: () => Promise<boolean>;
  clock: { sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  /** Length of the lease */
  milliseconds: number;
};

/** Renewals in the length of a lease: two may fail before it is over. */
const BEATS = 3;

/**
 * Works, and renews the lease at each third of its length. When it is taken, or could not be renewed in its whole length
 * (the database is away, or does not answer), the work's signal is aborted. Counted in beats and not by the time of day,
 * which can be set back.
 */
export async function holdLease(options: HoldLeaseOptions): Promise<void> {
  const { work, renew, clock, milliseconds } = options;
  const lost = new AbortController();
  const done = new AbortController();
  let missed = 0;
  let renewing = false;
  const renewOnce = async () => {
    renewing = true;
    try {
      if (await renew()) {
        missed = 0;
      } else {
        lost.abort(new LeaseLostError());
      }
    } catch {
      // The database is away, perhaps for a moment only: the beats count
    } finally {
      renewing = false;
    }
  };
  const beat = async () => {
    while (!done.signal.aborted) {
      await clock.sleep(milliseconds / BEATS, done.signal);
      missed += 1;
      if (missed >= BEATS) {
        lost.abort(new LeaseLostError());
        return;
      }
      if (!renewing) {
        void renewOnce();
      }
    }
  };
  const beating = beat().catch(() => {});
  try {
    await work(lost.signal);
  } finally {
    done.abort();
    await beating;
  }
}
