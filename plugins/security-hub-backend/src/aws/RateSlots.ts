/** Requests a second in the long run, and at once after a pause (at least 1). */
export type Rate = { perSecond: number; burst: number };

/** Budgets that are shared with other processes which call AWS for the same accounts. */
export interface RateSlots {
  /**
   * Takes the next slot of a budget: whoever asks later gets a later one.
   *
   * @param budget - its name, the same in all processes
   * @returns milliseconds until the slot comes; 0 or less: now
   */
  reserve(budget: string, rate: Rate): Promise<number>;

  /** AWS has throttled: nothing is left of the burst, and half the rate for five minutes. */
  throttled(budget: string, rate: Rate): Promise<void>;
}
