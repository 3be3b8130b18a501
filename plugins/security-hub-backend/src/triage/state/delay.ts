/** When to try again. */
export type DelayPolicy = {
  /** Milliseconds before each try; there are no more tries than entries */
  delays: readonly number[];
  /** Share of a delay that chance adds, 0 to 1 */
  jitter: number;
};

/**
 * The time of the next try, or undefined when there is none left. ISO 8601.
 *
 * @param tries - how many there were before
 */
export function nextTime(
  policy: DelayPolicy,
  tries: number,
  options: { at: string; random: number },
): string | undefined {
  const delay = policy.delays.at(tries);
  if (delay === undefined) {
    return undefined;
  }
  const spread = delay * policy.jitter * options.random;
  return new Date(Date.parse(options.at) + delay + spread).toISOString();
}
