/** Time, passed in so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970 */
  now(): number;
  /**
   * Waits.
   * @throws the reason of the signal, as soon as it is aborted
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}
