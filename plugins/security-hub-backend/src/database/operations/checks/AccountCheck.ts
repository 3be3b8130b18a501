import { FreshnessCheck } from 'backstage-plugin-security-hub-common';

/** States that a check can lead to. */
export const failedCheckResults = [
  'hub-not-enabled',
  'region-not-linked',
  'standard-off',
  'config-not-recording',
] as const;

/** `passed`, a state that is not green, or `not-checked`: AWS has not let us look. */
export type CheckResult =
  | 'passed'
  | 'not-checked'
  | (typeof failedCheckResults)[number];

/** The last answer of a check. */
export type AccountCheck = {
  source: string;
  account: string;
  region: string;
  check: FreshnessCheck;
  result: CheckResult;
  /** For people: no ARN, no role. Empty when passed */
  message: string;
  /** Our clock; ISO 8601 */
  checkedAt: string;
};
