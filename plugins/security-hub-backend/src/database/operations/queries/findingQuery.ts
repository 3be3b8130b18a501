import {
  Environment,
  FindingFilterCriteria,
  FindingStatus,
  Layer,
  Priority,
  Severity,
} from 'backstage-plugin-security-hub-common';

/** Controls by what of a finding the verdicts on them depend on; one can be in several lists. */
export type DependentControls = {
  byEnvironment: readonly string[];
  byAccount: readonly string[];
  byPrimary: readonly string[];
};

/** What decides which verdict counts for findings of a control; empty: it does not matter, or the finding has none. */
export type JudgedKey = {
  control: string;
  environment: Environment | '';
  account: string;
  /** Ref of the primary entity */
  primary: string;
};

/** The findings on which some verdicts stand. */
export type VerdictSelection = {
  /** Every finding of these controls */
  controls: readonly string[];
  /** Present: whatever is no finding of these controls, too */
  butControls?: readonly string[];
  /** Of other controls the findings that one of the keys is about */
  judged: DependentControls & { keys: readonly JudgedKey[] };
};

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
  /** On which the organisation decided as wanted */
  verdicts?: VerdictSelection;
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
