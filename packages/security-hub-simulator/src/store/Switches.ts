/**
 * Behaviour that AWS does not document, or documents in two ways. Every switch
 * has two values so that a client can be tested against both.
 */
export type Switches = {
  /** U1: what a SUPPRESSED finding becomes when its control passes. */
  suppressedThatPasses: 'stays' | 'resolved';
  /** U2: whether a provider's update reaches a SUPPRESSED finding. */
  providerUpdatesToSuppressed: 'reach' | 'ignored';
  /** U3: what BatchUpdateFindings does with fields that are there already. */
  userDefinedFields: 'replace' | 'merge';
  /** U4: whether an administrator's write on a member's finding survives the next check. */
  administratorWrite: 'holds' | 'undoneAtNextCheck';
  /** U5: whether the states of Security Hub CSPM and of the unified Security Hub follow each other. */
  unifiedState: 'separate' | 'linked';
  /** U6: whether BatchUpdateFindings moves ProcessedAt. */
  updateMovesProcessedAt: boolean;
  /** U7: how many minutes (0-10) replication between home and linked Regions takes. */
  homeRegionLagMinutes: number;
  /** U8: `stable` pages are cut from one snapshot, `shifting` ones skip or repeat rows that change while paging. */
  paging: 'stable' | 'shifting';
  /** The name that throttling goes by; both have HTTP status 429. */
  throttlingError: 'LimitExceededException' | 'TooManyRequestsException';
  /** Whether GetFindings takes CONTAINS and NOT_CONTAINS on strings; the reference reserves them for automation rules. */
  containsFilters: 'accepted' | 'rejected';
};

/** The values that hold until somebody sets others. */
export const defaultSwitches: Switches = {
  suppressedThatPasses: 'stays',
  providerUpdatesToSuppressed: 'reach',
  userDefinedFields: 'replace',
  administratorWrite: 'holds',
  unifiedState: 'separate',
  updateMovesProcessedAt: false,
  homeRegionLagMinutes: 0,
  paging: 'stable',
  throttlingError: 'LimitExceededException',
  containsFilters: 'accepted',
};
