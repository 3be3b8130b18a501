import {
  FindingRecord,
  RecordFormat,
  WorkflowStatus,
} from 'backstage-plugin-security-hub-common';
import { FindingsUpdate } from '../../aws/types';
import { DecisionRow } from '../../database/operations/triage/rows';
import { hasForeignFields, markerOf, noteAuthor } from '../state/marker';

/** What is written to a finding, without its name. */
export type WritePayload = Pick<
  FindingsUpdate,
  'userDefinedFields' | 'note'
> & { workflow: Exclude<WorkflowStatus, 'RESOLVED'> };

/** Stays true whatever is decided later: one note of ours is never replaced. AWS takes at most 512 characters. */
const noteText =
  'Triaged in the developer portal. The user-defined field backstageLink leads to the decision.';

/**
 * The payload of a write: the status and our three fields, a note only where there is none. Where somebody else keeps fields or a
 * note, the status alone: AWS does not say whether fields are merged or replaced, and a note is one for all.
 *
 * The unified Security Hub gets the status alone: it has no fields of the customer's, and its one comment belongs to people, who could not
 * get it back. That a status there is ours, we know from our own record of the write.
 */
export function payloadOf(options: {
  workflow: WritePayload['workflow'];
  phase: 'active' | 'ended';
  decision: Pick<
    DecisionRow,
    'id' | 'kind' | 'entity_ref' | 'created_at' | 'ends_at' | 'ended_at'
  >;
  format: RecordFormat;
  customer: FindingRecord['customer'];
  appBaseUrl: string;
}): WritePayload {
  const { workflow, phase, decision, customer, appBaseUrl } = options;
  if (options.format === 'ocsf') {
    return { workflow };
  }
  const { note } = customer;
  const foreignNote = note !== undefined && note.updatedBy !== noteAuthor;
  if (foreignNote || hasForeignFields(customer.userDefinedFields)) {
    return { workflow };
  }
  const takesBack = phase === 'ended' || decision.kind === 'reopen';
  const userDefinedFields = markerOf({
    decisionId: decision.id,
    endsAt: decision.ends_at ?? undefined,
    endedAt: takesBack ? decision.ended_at ?? decision.created_at : undefined,
    link: linkOf(decision, appBaseUrl),
  });
  return note || takesBack
    ? { workflow, userDefinedFields }
    : {
        workflow,
        userDefinedFields,
        note: { text: noteText, updatedBy: noteAuthor },
      };
}

/** Where a person reads about the decision: the tab of the entity that it was made on. */
export function linkOf(
  decision: Pick<DecisionRow, 'id' | 'entity_ref'>,
  appBaseUrl: string,
): string {
  const [kind, rest = ''] = decision.entity_ref.split(/:(.*)/s);
  const [namespace, name = ''] = rest.split(/\/(.*)/s);
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  return `${appBaseUrl.replace(/\/+$/, '')}/catalog/${path}/security?decision=${
    decision.id
  }`;
}
