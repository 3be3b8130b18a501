/**
 * Conditions that few records fulfil, word for word as the partial indexes of `finding_records` have them: a database uses such an index
 * only where it can see that the condition holds, which it cannot with parameters.
 */
export const recordConditions = {
  /** Sweeps do not meet it any more: two have missed it, one after the other */
  missed: 'missed_sweeps >= 2',
  doubtful: 'dirty_since is not null',
  /** Its status may have been set in the console, which moves no timestamp */
  settled:
    "record_state = 'ACTIVE' and (workflow in ('SUPPRESSED', 'NOTIFIED') or (workflow = 'RESOLVED' and compliance in ('FAILED', 'WARNING')))",
  archived: "record_state = 'ARCHIVED'",
} as const;
