import { HumanDuration } from '@backstage/types';
import { Duration } from 'luxon';
import { WriteBackSettings } from '../../config/settings';
import { Lease } from '../../database/operations/triage/claimOutboxRows';
import { WriteBackPolicy } from '../state/outbox';

/** When writes and reads are tried; whoever leaves one out gets the default. */
export type WriteBackTiming = {
  /** Waits between tries of a write that AWS did not take; as many tries again as entries */
  writeRetries?: HumanDuration[];
  /** Waits before each read that looks for a write: BatchUpdateFindings takes effect within minutes */
  reads?: HumanDuration[];
  /** How long a replica may work on rows before another one takes them */
  lease?: HumanDuration;
};

const defaultWriteRetries: HumanDuration[] = [
  { seconds: 30 },
  { minutes: 1 },
  { minutes: 3 },
  { minutes: 10 },
  { minutes: 30 },
  { hours: 1 },
  { hours: 3 },
];

const defaultFirstRead: HumanDuration = { minutes: 1 };
const defaultLaterReads: HumanDuration[] = [
  { minutes: 2 },
  { minutes: 4 },
  { minutes: 8 },
  { minutes: 15 },
];

/** The policy that a mode and a timing give. */
export function policyOf(
  { mode, verifyAfter = defaultFirstRead }: WriteBackSettings,
  timing: WriteBackTiming,
): WriteBackPolicy {
  return {
    writes: {
      delays: (timing.writeRetries ?? defaultWriteRetries).map(toMilliseconds),
      jitter: 0.2,
    },
    reads: {
      delays: (timing.reads ?? [verifyAfter, ...defaultLaterReads]).map(
        toMilliseconds,
      ),
      jitter: 0.1,
    },
    fallsBack: mode === 'member-then-administrator',
  };
}

/** How long rows may be worked on in one go, in milliseconds. */
export function leaseOf(timing: WriteBackTiming): number {
  return toMilliseconds(timing.lease ?? { minutes: 5 });
}

/** A lease from now on; `milliseconds` as {@link leaseOf} gives it. */
export function newLease(id: string, now: Date, milliseconds: number): Lease {
  return {
    id,
    now: now.toISOString(),
    until: new Date(now.getTime() + milliseconds).toISOString(),
  };
}

function toMilliseconds(duration: HumanDuration): number {
  return Duration.fromObject(duration).toMillis();
}
