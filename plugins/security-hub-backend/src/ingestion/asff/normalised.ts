import type { FindingRecord } from 'backstage-plugin-security-hub-common';

/** Why a value is no finding that we can store. Everything else is stored, with its gaps marked. */
export type RejectionReason =
  | 'not-an-object'
  | 'no-id'
  | 'no-account-and-no-resource'
  /** OCSF: a class that was taken out of the schema, whose findings look otherwise */
  | 'unsupported-class';

/** What a value is that is in order, but tells of nothing that is wrong: nobody has to look at it. */
export type NotAFindingReason =
  /** OCSF: says which of AWS's services watch an account */
  | 'coverage'
  /** OCSF: an event of another category, e.g. a call of an API */
  | 'other-class';

/** What became of a value. */
export type Normalised =
  | { outcome: 'finding'; record: FindingRecord }
  | { outcome: 'not-a-finding'; reason: NotAFindingReason; recordId?: string }
  | { outcome: 'rejected'; reason: RejectionReason; recordId?: string };
