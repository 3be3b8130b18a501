import { ClaimsSettings } from '../../config/settings';
import { Selector } from '../scope';

/** How claims are checked; see semantics, "Scope, claims, owners". */
export type ClaimsMode = ClaimsSettings['mode'];

/** What of a selector needs the word of somebody, or has been refused. */
export type SelectorClaim = {
  /** SHA-256 (hex) of entity, owners and what is claimed: a verdict holds for this alone */
  hash: string;
  /** `asked`: somebody confirms or rejects it (mode `confirm`); `refused`: nobody can in this mode */
  kind: 'asked' | 'refused';
  /** The accounts that are asked for, or refused; sorted */
  accounts: string[];
  /** It names no account, and would hold in all */
  anyAccount: boolean;
  /** Those of its ARN patterns that would hold */
  arns: string[];
};

/** A selector together with what became of its claim. */
export type ResolvedSelector = {
  selector: Selector;
  /** `ok`: may match; the others match nothing. `pending` and `rejected`: only in mode `confirm` */
  state: 'ok' | 'malformed' | 'not-claimable' | 'pending' | 'rejected';
  /** What is wrong, or what to know, and how to mend it */
  message?: string;
  /** The accounts in which it holds, joined with what the entity may claim */
  accounts: string[];
  /** It holds in every account: where it names none, in mode `open`, or confirmed in mode `confirm` */
  anyAccount: boolean;
  /** Those of its ARN patterns that hold */
  arns: string[];
  /** Absent where it holds without anybody's word, or cannot be read */
  claim?: SelectorClaim;
};

/** What an entity claims, checked. */
export type ResolvedScope = {
  entityRef: string;
  ownerRefs: string[];
  mode: ClaimsMode;
  selectors: ResolvedSelector[];
  /** The accounts that the entity may claim, whether it names them or not; only in mode `ledger` */
  claimable: string[];
  /** Said on every page of the entity: claims are not checked */
  warning?: string;
};

/** The entity whose claims are checked. */
export type ClaimingEntity = {
  /** Full entity ref, lower case */
  ref: string;
  /** Refs of its owners by direct relation */
  ownerRefs: string[];
};
