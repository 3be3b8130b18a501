import { AsffRecord, objectOf } from '../store/AsffRecord';
import { Identity } from '../store/Credentials';
import { StoredRecord } from '../store/StoredRecord';
import { severityLabelOf } from '../store/unifiedState';
import { withWorkflowStatus } from '../store/workflow';
import { World } from '../store/World';
import { severityUpdate } from '../operations/updateRules';
import { statusOfId } from './ocsfIds';

/** What a customer changes in the unified Security Hub; absent members stay. */
export type UnifiedUpdate = {
  statusId?: number;
  severityId?: number;
  comment?: string;
  identity: Pick<Identity, 'accountId' | 'arn'>;
  /** Region that the call was made in. */
  region: string;
  /** Milliseconds since the epoch. */
  at: number;
};

const workflowStatuses = new Set(['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED']);

/** The finding in CSPM after an update, where the two follow each other. */
function linkedFinding(
  finding: AsffRecord,
  status: string | undefined,
  label: string | undefined,
): AsffRecord {
  const next =
    status !== undefined && workflowStatuses.has(status)
      ? withWorkflowStatus(finding, status)
      : finding;
  return label === undefined
    ? next
    : {
        ...next,
        Severity: {
          ...objectOf(finding, 'Severity'),
          ...severityUpdate({ Label: label }),
        },
      };
}

/**
 * Applies a customer's update of the unified Security Hub to a record. With U5
 * `linked` the workflow status and the severity of CSPM follow.
 */
export function updateUnified(
  world: World,
  record: StoredRecord,
  update: UnifiedUpdate,
): void {
  if (record.deleted) {
    return;
  }
  const { identity, at, region, statusId, severityId } = update;
  const status = statusId === undefined ? undefined : statusOfId(statusId);
  record.unifiedStatus = status ?? record.unifiedStatus;
  record.unifiedSeverityId = severityId ?? record.unifiedSeverityId;
  record.unifiedComment = update.comment ?? record.unifiedComment;
  const next =
    world.switches.unifiedState === 'linked'
      ? linkedFinding(
          record.finding,
          status,
          severityId === undefined ? undefined : severityLabelOf(severityId),
        )
      : record.finding;
  if (next === record.finding) {
    world.records.touch(record);
    return;
  }
  if (identity.accountId === record.account) {
    record.beneathAdministrator = undefined;
  } else {
    record.beneathAdministrator ??= record.finding;
  }
  world.records.change(
    record,
    next,
    world.origin(record, {
      at,
      region,
      source: 'BATCH_UPDATE_FINDINGS',
      identity: identity.arn,
    }),
  );
}
