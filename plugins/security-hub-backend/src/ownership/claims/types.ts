import { ClaimsSettings } from '../../config/settings';
import { Selector } from '../scope';

/** How claims are checked; see semantics, "Scope, claims, owners". */
export type ClaimsMode = ClaimsSettings['mode'];

/** A selector together with what became of its claim. */
export type ResolvedSelector = {
  selector: Selector;
  /** `ok`: may match; the others match nothing */
  state: 'ok' | 'malformed' | 'not-claimable';
  /** What is wrong, or what to know, and how to mend it */
  message?: string;
  /** The accounts in which it holds, joined with what the entity may claim */
  accounts: string[];
  /** It holds in every account: only in mode `open`, where it names none */
  anyAccount: boolean;
  /** Those of its ARN patterns that hold */
  arns: string[];
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
