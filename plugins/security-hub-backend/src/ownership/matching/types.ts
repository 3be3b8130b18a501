import {
  FindingResource,
  OwnershipReason,
} from 'backstage-plugin-security-hub-common';

/**
 * How exactly a selector names a resource, most exact first. `tags` (tags in any account) does not exist in mode `ledger`; `rule` and `ledger`
 * come where no selector matches; `share` is never primary.
 */
export type MatchRank = OwnershipReason['rank'];

/** {@link MatchRank}, most exact first. */
export const matchRanks: readonly MatchRank[] = [
  'arn',
  'arn-pattern',
  'account-tags',
  'account',
  'tags',
  'rule',
  'ledger',
  'share',
];

/** What the index needs to know of a resource. */
export type SubjectResource = Pick<
  FindingResource,
  'id' | 'canonicalId' | 'region' | 'arnAccount' | 'tags'
> &
  Partial<Pick<FindingResource, 'type' | 'name' | 'displayName'>>;

/** The finding whose owners are asked for. */
export type OwnershipSubject = {
  partition: string;
  /** The account that owns the finding; undefined is a marked gap, and nobody owns it */
  account?: string;
  /** A Region, `global`, or `unknown` */
  region: string;
  /** Of a control finding, e.g. `S3.8` */
  controlId?: string;
  resources: SubjectResource[];
};

/** An entity that a finding belongs to, and why. */
export type OwnershipMatch = {
  entityRef: string;
  /** It decides on the whole finding. At most one match is primary; the others are also concerned */
  isPrimary: boolean;
  /** It would be primary, were there not another entity that matches as exactly; the platform group decides */
  conflict: boolean;
  /** It matches first, but not alone: in conflict, or first for some of the finding's resources only */
  contested?: boolean;
  rank: MatchRank;
  /** The annotation, the related entity, the place of the account's ledger entry, or the setting */
  source: string;
  /** In words, e.g. `account 111122223333 and tag Service=checkout`; names no other entity */
  text: string;
  selectorHash: string;
};

/** Tells whom a finding belongs to. */
export interface OwnershipIndex {
  /** All entities concerned, the primary one first, then by rank and ref; empty: an orphan */
  match(subject: OwnershipSubject): OwnershipMatch[];
}
