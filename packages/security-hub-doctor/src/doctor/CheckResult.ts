/** How a check ended. `not-checked` is no success: something stood in the way, and the result says what. */
export type CheckState = 'ok' | 'warning' | 'failed' | 'not-checked';

/** What is checked, in the order of the report. */
export type CheckName =
  | 'base credentials'
  | 'role'
  | 'external id'
  | 'hub'
  | 'aggregator'
  | 'members'
  | 'member roles'
  | 'standards'
  | 'config recording'
  | 'event queue'
  | 'dead letters'
  | 'queue key'
  | 'event rule'
  | 'tags'
  | 'separation';

/** One line of the report. */
export type CheckResult = {
  /** Name of the source in `securityHub.sources` */
  source: string;
  check: CheckName;
  state: CheckState;
  /** Account, Region or role that was looked at */
  where: string;
  /** What was found, and what it means */
  meaning: string;
  /** A command or a setting; for everything but `ok` */
  remedy?: string;
};

/** A result without what the runner adds. */
export type Outcome = Omit<CheckResult, 'source' | 'check'> & {
  check?: CheckName;
};
