import { setTimeout as pause } from 'node:timers/promises';

/** Time, passed in so that tests need not wait. Milliseconds. */
export interface ProbeTimer {
  now(): number;
  /** @throws the reason of the signal, as soon as it is aborted */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's time. */
export const realTimer: ProbeTimer = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await pause(milliseconds, undefined, { signal });
  },
};

/** How long things may take. Milliseconds. */
export type ProbeTimes = {
  /** Between two looks */
  interval: number;
  /** Longest wait for one change to show */
  wait: number;
  /** How long a status is watched before it counts as unchanged */
  settle: number;
  /** Longest time for all; what is left then stays open */
  total: number;
};

/** AWS says that an update may take minutes. */
export const defaultTimes: ProbeTimes = {
  interval: 10_000,
  wait: 5 * 60_000,
  settle: 60_000,
  total: 45 * 60_000,
};
