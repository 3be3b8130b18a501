import { priorities, severities } from 'backstage-plugin-security-hub-common';
import { sha256 } from '../../../hashing/sha256';
import { FindingRow, ListColumns } from '../../rows';

/** Characters of a hash that tell an entity's resources apart. */
const CODE_LENGTH = 16;

/** What `finding_owners` repeats of a finding. */
export function listColumns(finding: FindingRow): ListColumns {
  return {
    sample: finding.sample,
    status: finding.status,
    priority_order: priorities.length - 1 - finding.priority_rank,
    severity_order: severities.length - 1 - finding.severity_rank,
    first_seen_at: Date.parse(finding.first_seen_at),
    due_at: optionalTime(finding.due_at),
    decision_ends_at: optionalTime(finding.decision_ends_at),
    group_key: finding.group_key,
    control_id: finding.control_id,
    product_key: finding.product_key,
    account: finding.account,
    region: finding.region,
    environment: finding.environment,
    layer: finding.layer,
    kind: finding.kind,
    resource_code: resourceCode(finding.resource_hash),
    standards_code: sha256(finding.standards).slice(0, CODE_LENGTH),
  };
}

/** The short form of a resource's hash. */
export function resourceCode(hash: string): string {
  return hash.slice(0, CODE_LENGTH);
}

function optionalTime(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}
