import { HumanDuration } from '@backstage/types';

/** How far an incremental read looks back behind its last success, since records arrive after their `UpdatedAt`. */
export type OverlapSettings = {
  /** For products that are not named, and findings without a name of a product; default 48 hours */
  default: HumanDuration;
  /** By AWS's `ProductName`, case-sensitive; at most 20 that differ from the default */
  products: Record<string, HumanDuration>;
};

/**
 * How far incremental reads look back where nobody says otherwise.
 *
 * 48 hours: `UpdatedAt` is the clock of the product, and a record may come to Security Hub long after it. Amazon Inspector's own example
 * is 26 hours late, scanners of third parties import when their job runs, and what GuardDuty and Macie have seen again they send
 * every 6 hours where an organisation has set it so; Patch Manager takes up to 2.
 *
 * 2 hours, for products whose findings are there within minutes by AWS's documents: Security Hub writes those of its controls
 * itself, AWS Config's take 5 minutes as a rule, those of IAM Access Analyzer 30; 2 hours leave room for aggregation between Regions
 * and for a disturbance. Security Hub gives each finding of a control a new `UpdatedAt` every 12 to 24 hours: with 48 hours, each
 * incremental read would read nearly all of them again. What comes later still, after an outage, the next full read finds.
 *
 * Names are AWS's `ProductName`. One that AWS writes otherwise one day costs time and loses nothing: it counts as unknown. AWS's examples write
 * Security Hub in both ways.
 */
export const defaultOverlap: OverlapSettings = {
  default: { hours: 48 },
  products: {
    'Security Hub': { hours: 2 },
    'Security Hub CSPM': { hours: 2 },
    Config: { hours: 2 },
    'IAM Access Analyzer': { hours: 2 },
  },
};
