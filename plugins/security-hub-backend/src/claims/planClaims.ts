import {
  ClaimChanges,
  ClaimEventRow,
  ClaimRow,
} from '../database/operations/claims';
import { longText } from '../database/text';
import { sha256 } from '../hashing/sha256';
import { EntityClaim } from '../ownership';
import { formerVerdict } from './formerVerdict';

/** What tells one claim from another, whatever became of it. */
export function claimKeyOf(claim: EntityClaim): string {
  return sha256(JSON.stringify([claim.entityRef, claim.selectorHash]));
}

/** SHA-256 (hex) of all that the sweep says of a claim: equal means that nothing has to be written. */
export function claimDigest(claim: EntityClaim): string {
  const { hash, kind, text, source, relatedRef, message } = claim;
  return sha256(
    JSON.stringify([hash, kind, text, source, relatedRef, message]),
  );
}

type Fate = Pick<
  ClaimRow,
  'state' | 'since' | 'decided_by' | 'decided_at' | 'comment'
>;

function fateOf(
  claim: EntityClaim,
  known: ClaimRow | undefined,
  verdict: ClaimEventRow | undefined,
  at: string,
): Fate & { event: ClaimEventRow['event'] | undefined } {
  const refused = claim.kind === 'refused';
  const isAsBefore =
    known?.hash === claim.hash &&
    known.withdrawn_at === null &&
    (known.state === 'refused') === refused;
  if (known && isAsBefore) {
    return { ...known, event: undefined };
  }
  const nobody = { decided_by: null, decided_at: null, comment: null };
  if (refused) {
    return { state: 'refused', since: at, event: 'refused', ...nobody };
  }
  return verdict
    ? {
        state: verdict.event === 'confirmed' ? 'confirmed' : 'rejected',
        since: at,
        event: 'returned',
        decided_by: verdict.by,
        decided_at: verdict.at,
        comment: verdict.comment,
      }
    : { state: 'pending', since: at, event: 'claimed', ...nobody };
}

/**
 * What has to be written so that claims are kept as the catalog makes them now. A claim in another form, or of other owners, is another one
 * to decide on: what was said of its former form is kept, and holds again when it takes that form again. Pure.
 */
export function planClaims(options: {
  /** Those that may be new or changed */
  wanted: EntityClaim[];
  /** Kept claims with their keys, and those that are claimed no more; withdrawn ones too */
  stored: ClaimRow[];
  /** Of all stored ones, oldest first */
  history: ClaimEventRow[];
  /** ISO 8601 */
  at: string;
  newId: () => string;
}): ClaimChanges {
  const { wanted, stored, history, at, newId } = options;
  const byKey = new Map(stored.map(row => [row.claim_key, row]));
  const events = new Map<string, ClaimEventRow[]>();
  for (const event of history) {
    events.set(event.claim_id, [...(events.get(event.claim_id) ?? []), event]);
  }
  const changes: ClaimChanges = {
    claims: [],
    accounts: [],
    withdrawn: { ids: [], at },
    events: [],
  };
  const note = (
    row: Pick<ClaimRow, 'id' | 'hash'>,
    event: ClaimEventRow['event'],
    detail?: object,
  ) =>
    changes.events.push({
      claim_id: row.id,
      hash: row.hash,
      at,
      event,
      by: null,
      comment: null,
      detail: detail ? longText(JSON.stringify(detail)) : null,
    });
  for (const claim of wanted) {
    const { hash, accounts, anyAccount, ownerRefs, text, source } = claim;
    const key = claimKeyOf(claim);
    const known = byKey.get(key);
    byKey.delete(key);
    const id = known?.id ?? newId();
    const { event, ...fate } = fateOf(
      claim,
      known,
      formerVerdict(events.get(id) ?? [], hash, at),
      at,
    );
    if (known && event && known.withdrawn_at === null) {
      note(known, 'withdrawn');
    }
    changes.claims.push({
      id,
      claim_key: key,
      entity_ref: claim.entityRef,
      hash,
      state: fate.state,
      digest: claimDigest(claim),
      owners: JSON.stringify(ownerRefs),
      any_account: anyAccount,
      text: longText(text),
      source: longText(source),
      related_ref: claim.relatedRef ?? null,
      message: claim.message === undefined ? null : longText(claim.message),
      since: fate.since,
      withdrawn_at: null,
      decided_by: fate.decided_by,
      decided_at: fate.decided_at,
      comment: fate.comment,
    });
    changes.accounts.push(
      ...accounts.map(account => ({ claim_id: id, account })),
    );
    if (event) {
      const { entityRef } = claim;
      note({ id, hash }, event, {
        entityRef,
        ownerRefs,
        accounts,
        anyAccount,
        text,
        source,
      });
    }
  }
  for (const gone of byKey.values()) {
    if (gone.withdrawn_at === null) {
      changes.withdrawn.ids.push(gone.id);
      note(gone, 'withdrawn');
    }
  }
  return changes;
}
