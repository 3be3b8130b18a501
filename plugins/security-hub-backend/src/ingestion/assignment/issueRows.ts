import {
  FindingStatus,
  Issue,
  priorities,
  severities,
} from 'backstage-plugin-security-hub-common';
import { IssueRows } from '../../database/operations/findings/saveIssues';
import { listColumns } from '../../database/operations/queries/listColumns';
import { tagsText } from '../../database/operations/tags';
import { FindingOwnership, FindingRow } from '../../database/rows';
import { sha256 } from '../../hashing/sha256';
import { columnText, longText } from '../../database/text';
import { inputsText } from '../../priority';
import { OwnershipMatch } from '../../ownership';
import { Assignment } from './assignIssue';

/** The decision that stands over AWS's status. */
export type IssueDecision = {
  id: string;
  endsAt?: string;
  status: FindingStatus;
};

/** An issue with its owners and priority as the tables hold it. */
export function issueRows(
  issue: Issue,
  assignment: Assignment,
  decision: IssueDecision | undefined,
  firstFailedAt?: string,
): IssueRows {
  const { owners, environment, layer, priority } = assignment;
  const [first] = issue.resources;
  const resourceId = longText(first?.canonicalId ?? '');
  const finding: FindingRow = {
    key: issue.key,
    stable_key: longText(issue.stableKey),
    kind: issue.kind,
    product_key: columnText(issue.product.key),
    product_name: columnText(issue.product.name),
    control_id: optional(issue.controlId),
    group_key: groupKeyColumn(issue.groupKey),
    group_title: longText(issue.groupTitle),
    partition: columnText(issue.partition, 32),
    account: optional(issue.account),
    account_name: optional(assignment.accountName),
    region: columnText(issue.region),
    environment,
    layer: layer ?? null,
    title: longText(issue.title),
    search_text: searchText(issue, assignment),
    severity: issue.severity,
    severity_rank: severities.length - 1 - severities.indexOf(issue.severity),
    priority: priority.priority,
    priority_rank:
      priorities.length - 1 - priorities.indexOf(priority.priority),
    priority_inputs: longText(inputsText(priority.inputs)),
    priority_review_at: priority.reviewAt ?? null,
    compliance: issue.compliance ?? null,
    failing: issue.failing,
    workflow: issue.workflow,
    aws_status: issue.awsStatus,
    status: decision?.status ?? issue.awsStatus,
    decision_id: decision?.id ?? null,
    decision_ends_at: decision?.endsAt ?? null,
    first_seen_at: issue.firstSeenAt,
    first_failed_at:
      firstFailedAt ?? (issue.failing ? issue.firstSeenAt : null),
    last_seen_at: issue.lastSeenAt,
    due_at: priority.dueAt ?? null,
    due_unpaused_at: priority.unpausedDueAt ?? null,
    resource_id: resourceId,
    resource_hash: sha256(resourceId),
    resource_type: columnText(first?.type ?? 'Other'),
    resource_name: longText(first?.displayName ?? first?.name ?? ''),
    resource_count: issue.resources.length,
    record_count: issue.records,
    standards: longText(JSON.stringify(issue.standards)),
    sample: issue.sample,
    survives_recreation: issue.survivesRecreation,
    ownership: ownershipOf(owners),
  };
  const columns = listColumns(finding);
  return {
    finding,
    resources: issue.resources.map((resource, position) => ({
      issue_key: issue.key,
      position,
      resource_hash: sha256(longText(resource.canonicalId)),
      resource_id: longText(resource.canonicalId),
      type: columnText(resource.type),
      name: longText(resource.name),
      display_name: resource.displayName
        ? longText(resource.displayName)
        : null,
      arn_account: optional(resource.arnAccount),
      region: optional(resource.region),
      tags: resource.tags ? tagsText(resource.tags) : null,
      tag_state:
        resource.tagState ?? (resource.tags ? 'at-finding-time' : 'unknown'),
    })),
    owners: owners.map(owner => ({
      issue_key: issue.key,
      entity_ref: owner.entityRef,
      is_primary: owner.isPrimary,
      rank: owner.rank,
      source: longText(owner.source),
      reason: longText(owner.text),
      selector: owner.selectorHash,
      contested: owner.contested ?? false,
      ...columns,
    })),
  };
}

/** How a finding has an owner. */
export function ownershipOf(owners: OwnershipMatch[]): FindingOwnership {
  const primary = owners.find(({ isPrimary }) => isPrimary);
  if (primary) {
    return primary.rank === 'rule' || primary.rank === 'ledger'
      ? primary.rank
      : 'primary';
  }
  return owners.some(({ contested }) => contested) ? 'conflict' : 'orphan';
}

/** A group's key as the column holds it: long ones are hashed, so that they stay different. */
export function groupKeyColumn(groupKey: string): string {
  const clean = longText(groupKey);
  return clean.length <= 255 ? clean : `sha256:${sha256(clean)}`;
}

const SEARCH_LENGTH = 4000;

function searchText(issue: Issue, assignment: Assignment): string {
  return columnText(
    [
      issue.controlId,
      issue.title,
      issue.account,
      assignment.accountName,
      issue.product.name,
      ...issue.resources.flatMap(({ canonicalId, displayName }) => [
        canonicalId,
        displayName,
      ]),
    ]
      .filter(Boolean)
      .join(' ')
      .toLowerCase(),
    SEARCH_LENGTH,
  );
}

function optional(text: string | undefined): string | null {
  return text === undefined ? null : columnText(text);
}
