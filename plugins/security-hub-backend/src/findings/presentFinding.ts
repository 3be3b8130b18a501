import { Finding } from 'backstage-plugin-security-hub-common';
import { ShownFinding } from '../database/operations/queries/shownFindings';
import { FindingRow } from '../database/rows';
import { HandbookService } from '../handbook/HandbookService';
import { PresentationContext } from './presentationContext';
import { subjectOfRow } from './subject';

/** A row as the API shows it. */
export function presentFinding(
  row: ShownFinding & { is_primary: boolean },
  context: PresentationContext,
  handbook: HandbookService,
): Finding {
  const controlId = row.control_id ?? undefined;
  const primaryEntityRef = context.primaries.get(row.key);
  const unsettled = row.status === 'open' || row.status === 'acknowledged';
  const decision = context.decisions.get(row.key);
  return {
    key: row.key,
    kind: row.kind,
    title: row.title,
    product: { key: row.product_key, name: row.product_name },
    controlId,
    groupKey: row.group_key,
    severity: row.severity,
    priority: row.priority,
    status: row.status,
    compliance: row.compliance ?? undefined,
    workflow: row.workflow,
    account: {
      ...presentAccount(row),
      state: context.retiredState(row.account),
    },
    region: row.region,
    layer: row.layer ?? undefined,
    resource: {
      id: row.resource_id,
      name: row.resource_name,
      type: row.resource_type,
    },
    resourceCount: row.resource_count,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    dueAt: unsettled ? row.due_at ?? undefined : undefined,
    overdue: unsettled && row.due_at !== null && row.due_at < context.now,
    relation: row.is_primary ? 'primary' : 'also-concerned',
    primaryEntityRef:
      primaryEntityRef && context.readable.has(primaryEntityRef)
        ? primaryEntityRef
        : undefined,
    canDecide: context.canDecide(row.key),
    responderOnly:
      row.kind === 'threat' && !context.respondsToThreats ? true : undefined,
    decision,
    undocumented:
      row.status === 'accepted' && !decision && !context.ending.has(row.key),
    hasGuidance: handbook.hasPage(controlId),
    careful: handbook.isCareful(controlId, subjectOfRow(row, context)),
    verdict: context.verdictOf(row),
    sample: Boolean(row.sample),
  };
}

/** The account of a row; `unknown` where the record names none. */
export function presentAccount(
  row: Pick<FindingRow, 'account' | 'account_name' | 'environment'>,
): Finding['account'] {
  return {
    id: row.account ?? 'unknown',
    name: row.account_name ?? undefined,
    environment: row.environment,
  };
}
