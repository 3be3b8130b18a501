import { ClaimState } from 'backstage-plugin-security-hub-common';

/** Row of `claims`. Booleans come back as 0 and 1 from SQLite. */
export type ClaimRow = {
  id: string;
  claim_key: string;
  entity_ref: string;
  hash: string;
  state: ClaimState;
  digest: string;
  owners: string;
  any_account: boolean;
  text: string;
  source: string;
  related_ref: string | null;
  message: string | null;
  since: string;
  withdrawn_at: string | null;
  decided_by: string | null;
  decided_at: string | null;
  comment: string | null;
};

/** What happens to a claim. `returned`: it is claimed again as it was, and what was said of it holds again. */
export type ClaimEventName =
  | 'claimed'
  | 'returned'
  | 'refused'
  | 'withdrawn'
  | 'confirmed'
  | 'rejected';

/** Row of `claim_events`. */
export type ClaimEventRow = {
  id?: number;
  claim_id: string;
  hash: string;
  at: string;
  event: ClaimEventName;
  by: string | null;
  comment: string | null;
  detail: string | null;
};

/** Row of `claim_accounts`. */
export type ClaimAccountRow = { claim_id: string; account: string };
