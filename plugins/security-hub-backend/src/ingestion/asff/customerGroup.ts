import {
  workflowStatuses,
  type CustomerGroup,
  type Severity,
  type WorkflowStatus,
} from 'backstage-plugin-security-hub-common';
import type { Gaps } from './gaps';
import { hashOf } from './hash';
import {
  asList,
  asNumber,
  asText,
  asTextMap,
  asTexts,
  compareText,
  member,
  memberAt,
  sortedSet,
} from './json';
import { severityOf } from './severity';
import { timeAt } from './timeAt';

/** What the customer wrote into a record, but for its order, which needs the time of the observation. */
export type CustomerContent = Omit<CustomerGroup, 'order'>;

/** What the customer wrote into a record in ASFF. */
export function customerContentOf(
  finding: unknown,
  gaps: Gaps,
): CustomerContent {
  return {
    workflow: workflowOf(finding, gaps),
    note: noteOf(finding, gaps),
    userDefinedFields: asTextMap(member(finding, 'UserDefinedFields')),
    verificationState: asText(member(finding, 'VerificationState')),
    confidence: asNumber(member(finding, 'Confidence')),
    criticality: asNumber(member(finding, 'Criticality')),
    severityOverride: severityOverrideOf(finding),
    typesOverride: typesOverrideOf(finding),
    relatedFindings: relatedFindingsOf(finding),
  };
}

/** A customer group with the order of its version. */
export function orderedCustomerGroup(
  content: CustomerContent,
  observedAt: string,
): CustomerGroup {
  return {
    order: [observedAt, content.note?.updatedAt ?? '', hashOf(content)],
    ...content,
  };
}

const olderStates: Readonly<Record<string, WorkflowStatus>> = {
  ASSIGNED: 'NOTIFIED',
  IN_PROGRESS: 'NOTIFIED',
  // Put off, not accepted: nobody said that the risk may stay.
  DEFERRED: 'NOTIFIED',
};

/** `Workflow.Status` counts; the older `WorkflowState` only where there is none, since AWS no longer keeps it. NEW is AWS's default. */
function workflowOf(finding: unknown, gaps: Gaps): WorkflowStatus {
  const status = memberAt(finding, 'Workflow', 'Status');
  const state = member(finding, 'WorkflowState');
  for (const [field, value] of [
    ['Workflow.Status', status],
    ['WorkflowState', state],
  ] as const) {
    const text = asText(value)?.toUpperCase();
    if (text === undefined) {
      continue;
    }
    const known =
      workflowStatuses.find(workflow => workflow === text) ??
      (Object.prototype.hasOwnProperty.call(olderStates, text)
        ? olderStates[text]
        : undefined);
    if (known) {
      return known;
    }
    gaps.wrong(field, value, 'is no known status, read as NEW');
  }
  return 'NEW';
}

function noteOf(finding: unknown, gaps: Gaps): CustomerGroup['note'] {
  const note = member(finding, 'Note');
  const text = asText(member(note, 'Text'));
  return text === undefined
    ? undefined
    : {
        text,
        updatedBy: asText(member(note, 'UpdatedBy')),
        updatedAt: timeAt(note, 'UpdatedAt', gaps, 'Note.'),
      };
}

/** AWS keeps what the provider said in FindingProviderFields; the top level differs from it only where a customer changed it. */
function severityOverrideOf(finding: unknown): Severity | undefined {
  const provider = severityOf(
    memberAt(finding, 'FindingProviderFields', 'Severity'),
  );
  const effective = severityOf(member(finding, 'Severity'));
  return provider !== undefined && provider !== effective
    ? effective
    : undefined;
}

function typesOverrideOf(finding: unknown): string[] | undefined {
  const provider = sortedSet(
    asTexts(memberAt(finding, 'FindingProviderFields', 'Types')),
  );
  const effective = sortedSet(asTexts(member(finding, 'Types')));
  return provider.length > 0 &&
    effective.length > 0 &&
    provider.join('\n') !== effective.join('\n')
    ? effective
    : undefined;
}

function relatedFindingsOf(finding: unknown): CustomerGroup['relatedFindings'] {
  const related = asList(member(finding, 'RelatedFindings'))
    .map(element => ({
      productArn: asText(member(element, 'ProductArn')) ?? '',
      id: asText(member(element, 'Id')) ?? '',
    }))
    .filter(({ id }) => id !== '')
    .sort(
      (a, b) =>
        compareText(a.productArn, b.productArn) || compareText(a.id, b.id),
    );
  return related.length > 0 ? related : undefined;
}
