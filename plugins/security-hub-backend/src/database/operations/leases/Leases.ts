/** Work that at most one replica does at a time. */
export interface Leases {
  /**
   * Does work while holding a lease, renewed all along and given back at the end. A holder that dies without giving it back
   * is followed by another one when the lease ends.
   *
   * @param name - of the work, up to 255 characters
   * @param work - its signal is aborted when the lease is lost (reason: {@link LeaseLostError}); it has to stop then
   * @returns false, without working, when somebody else holds it
   * @throws what the work throws
   */
  withLease(
    name: string,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<boolean>;

  /** To be called once when the process starts: where no other process can be, what an earlier one held is free. */
  begin(): Promise<void>;
}

/** The reason why work was stopped: another replica may have taken it over. */
export class LeaseLostError extends Error {
  constructor() {
    super('The lease was lost');
    this.name = 'LeaseLostError';
  }
}
