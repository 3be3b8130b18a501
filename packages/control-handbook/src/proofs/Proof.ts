/** What a check of a snippet against a schema told. */
export interface Proof {
  /** What is wrong, each naming the thing and, where one is close, what may have been meant. */
  problems: string[];
  /** Whether the whole snippet was checked. */
  proved: boolean;
  /** Why it was not checked as a whole, e.g. `custom resource`, `a command that is not of AWS`. */
  unproved?: string;
}

/**
 * A value that a fix has to set, as a page names it: absent for any value. Scalars are compared as text, so that `true` and `"true"` are the
 * same.
 */
export type TestedValue = string | number | boolean | undefined;

/** The version and date of a schema that was distilled, and where it comes from. */
export interface SchemaOrigin {
  /** Name of the package, e.g. `@aws-cdk/aws-service-spec` */
  source: string;
  version: string;
  /** `YYYY-MM-DD`, the day on which it was distilled */
  date: string;
}
