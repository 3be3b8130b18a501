import type { Severity } from 'backstage-plugin-security-hub-common';
import type { CustomerContent } from '../asff/customerGroup';
import type { Gaps } from '../asff/gaps';
import { asNumber, asText, member } from '../asff/json';
import { severityIn, workflowOf } from './status';

/**
 * What the customer wrote into a document. BatchUpdateFindingsV2 knows three things: the status, the severity and one comment, which
 * bears neither a name nor a time.
 */
export function customerContentOf(
  document: unknown,
  gaps: Gaps,
): CustomerContent {
  const comment = asText(member(document, 'comment'));
  return {
    workflow: workflowOf(document, gaps),
    note: comment === undefined ? undefined : { text: comment },
    confidence: asNumber(member(document, 'confidence_score')),
    severityOverride: severityOverrideOf(document),
  };
}

/** What the provider said stays in `vendor_attributes`; the top level differs from it only where a customer changed it. */
function severityOverrideOf(document: unknown): Severity | undefined {
  const provider = severityIn(member(document, 'vendor_attributes'));
  const effective = severityIn(document);
  return provider !== undefined && provider !== effective
    ? effective
    : undefined;
}
