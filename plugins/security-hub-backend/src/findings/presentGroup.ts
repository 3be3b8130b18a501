import {
  FindingGroup,
  priorities,
  severities,
} from 'backstage-plugin-security-hub-common';
import {
  FindingGroupRow,
  GroupBy,
} from '../database/operations/queries/groupFindings';
import { HandbookService } from '../handbook/HandbookService';
import { presentAccount } from './presentFinding';

/** A group as the API shows it. `careful`: the control's page warns of something, whatever the resource. */
export function presentGroup(
  row: FindingGroupRow,
  options: {
    by: GroupBy;
    handbook: HandbookService;
  },
): FindingGroup {
  const { by, handbook } = options;
  const controlId = by === 'control' ? row.control_id ?? undefined : undefined;
  return {
    key: by === 'resource' ? row.resource_id : row.group_value,
    title: titleOf(row, by),
    kind: by === 'control' ? row.kind : undefined,
    product:
      by === 'control'
        ? { key: row.product_key, name: row.product_name }
        : undefined,
    controlId,
    resource:
      by === 'resource'
        ? {
            id: row.resource_id,
            name: row.resource_name,
            type: row.resource_type,
          }
        : undefined,
    account: by === 'control' ? undefined : presentAccount(row),
    count: row.count,
    evaluated: row.evaluated,
    unknown: row.unknown,
    severity: severities[row.severity_order],
    priority: priorities[row.priority_order],
    oldestFirstSeenAt: row.oldest,
    nextDueAt: row.next_due ?? undefined,
    overdue: row.overdue,
    accounts: row.accounts,
    statuses: row.statuses,
    careful: handbook.hasHazards(controlId),
    hasGuidance: handbook.hasPage(controlId),
  };
}

function titleOf(row: FindingGroupRow, by: GroupBy): string {
  if (by === 'resource') {
    return row.resource_name;
  }
  if (by === 'account') {
    return row.account_name ?? row.account ?? 'unknown';
  }
  return row.group_title;
}
