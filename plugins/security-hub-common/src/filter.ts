/**
 * What a permission rule may look at in a finding. `owner`: who owns the primary entity; `primaryEntity`: the ref of that entity.
 * @public
 */
export const findingFilterFields = [
  'severity',
  'account',
  'environment',
  'control',
  'product',
  'kind',
  'owner',
  'primaryEntity',
] as const;
/** One of {@link findingFilterFields}. @public */
export type FindingFilterField = (typeof findingFilterFields)[number];

/** Keeps findings whose field is one of the values (compared exactly). Plain data: only the database turns it into SQL. @public */
export type FindingFilter = {
  field: FindingFilterField;
  values: string[];
};

/** What a permission rule sees of a finding; of several values one has to fit. @public */
export type FindingFilterSubject = Record<
  Exclude<FindingFilterField, 'owner'>,
  string | undefined
> & {
  /** Refs of the groups and users that own the primary entity, and of all groups below these; none without a primary entity */
  owner: readonly string[];
};

/** A filter, or filters joined by AND, OR and NOT. @public */
export type FindingFilterCriteria =
  | { allOf: FindingFilterCriteria[] }
  | { anyOf: FindingFilterCriteria[] }
  | { not: FindingFilterCriteria }
  | FindingFilter;

/** Applies criteria to one finding: the meaning that SQL has to agree with. @public */
export function matchesFindingFilter(
  subject: FindingFilterSubject,
  criteria: FindingFilterCriteria,
): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(part => matchesFindingFilter(subject, part));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(part => matchesFindingFilter(subject, part));
  }
  if ('not' in criteria) {
    return !matchesFindingFilter(subject, criteria.not);
  }
  const { values } = criteria;
  if (criteria.field === 'owner') {
    return subject.owner.some(owner => values.includes(owner));
  }
  const value = subject[criteria.field];
  return value !== undefined && values.includes(value);
}
