import {
  Environment,
  FindingFilterCriteria,
  FindingStatus,
  Layer,
  Priority,
  Severity,
} from 'backstage-plugin-security-hub-common';

/** Filters of a person; each list is joined by OR, the lists by AND. An absent one keeps everything. */
export type FindingFilters = {
  status?: FindingStatus[];
  priority?: Priority[];
  severity?: Severity[];
  control?: string[];
  product?: string[];
  account?: string[];
  environment?: Environment[];
  region?: string[];
  layer?: Layer[];
  standard?: string[];
  /** Canonical resource ids */
  resource?: string[];
  /** Group keys */
  group?: string[];
  /** What these verdicts of the organisation mean for findings; see `verdictCriteria` of src/handbook/overlay */
  verdicts?: FindingFilterCriteria;
  /** Only findings past their due date that are not settled */
  overdue?: boolean;
  /** Only acceptances that end soon */
  expiring?: boolean;
  /** ISO 8601 */
  firstSeenAfter?: string;
  /** Words that all have to occur */
  q?: string;
};

/** Which findings a query may look at: those of one entity, or of several taken together, narrowed by the policy. */
export type FindingScope = {
  /** The entity, or several; at least one. A finding that concerns two of them counts once */
  entityRefs: readonly string[];
  /** What a conditional policy leaves; absent: everything of the entity */
  criteria?: FindingFilterCriteria;
  /** ISO 8601; what *overdue* and *expiring* are measured against */
  now: string;
};
