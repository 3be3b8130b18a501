import {
  ComplianceStatus,
  Environment,
  FindingKind,
  FindingStatus,
  Layer,
  Priority,
  RecordFormat,
  RecordState,
  Severity,
  TagState,
  WorkflowStatus,
} from 'backstage-plugin-security-hub-common';

/** How a finding has an owner; `conflict`: several entities match first, so none decides. */
export const findingOwnerships = [
  'primary',
  'rule',
  'ledger',
  'conflict',
  'orphan',
] as const;
/** One of {@link findingOwnerships}. */
export type FindingOwnership = (typeof findingOwnerships)[number];

/** Row of `findings`. Booleans come back as 0 and 1 from SQLite: read them with `Boolean()`. */
export type FindingRow = {
  key: string;
  stable_key: string;
  kind: FindingKind;
  product_key: string;
  product_name: string;
  control_id: string | null;
  group_key: string;
  group_title: string;
  partition: string;
  account: string | null;
  account_name: string | null;
  region: string;
  environment: Environment;
  layer: Layer | null;
  title: string;
  search_text: string;
  severity: Severity;
  severity_rank: number;
  priority: Priority;
  priority_rank: number;
  /** JSON; see `inputsText` of src/priority */
  priority_inputs: string;
  priority_review_at: string | null;
  compliance: ComplianceStatus | null;
  failing: boolean;
  workflow: WorkflowStatus;
  aws_status: FindingStatus;
  status: FindingStatus;
  decision_id: string | null;
  decision_ends_at: string | null;
  first_seen_at: string;
  first_failed_at: string | null;
  last_seen_at: string;
  due_at: string | null;
  due_unpaused_at: string | null;
  resource_id: string;
  resource_hash: string;
  resource_type: string;
  resource_name: string;
  resource_count: number;
  record_count: number;
  standards: string;
  sample: boolean;
  survives_recreation: boolean;
  ownership: FindingOwnership;
};

/** Row of `finding_records`. */
export type FindingRecordRow = {
  record_key: string;
  issue_key: string;
  format: RecordFormat;
  twin_key: string | null;
  source: string;
  reader: string | null;
  partition: string;
  account: string | null;
  region: string | null;
  product_arn: string;
  record_id: string;
  provider_order: string;
  customer_order: string;
  record_state: RecordState;
  compliance: ComplianceStatus | null;
  workflow: WorkflowStatus;
  severity: Severity;
  dirty_since: string | null;
  observed_at: string;
  missed_sweeps: number;
  updated_at: string | null;
  normalised: string;
};

/** Row of `finding_resources`. */
export type FindingResourceRow = {
  issue_key: string;
  position: number;
  resource_hash: string;
  resource_id: string;
  type: string;
  name: string;
  display_name: string | null;
  arn_account: string | null;
  region: string | null;
  tags: string | null;
  tag_state: TagState;
};

/** Row of `finding_owners`. */
export type FindingOwnerRow = {
  issue_key: string;
  entity_ref: string;
  is_primary: boolean;
  rank: string;
  source: string;
  reason: string;
  selector: string;
  /** It matches first, but not alone */
  contested: boolean;
} & ListColumns;

/** What `finding_owners` repeats of `findings`: whatever lists filter, sort, group and count by. Times are milliseconds since 1970. */
export type ListColumns = {
  sample: boolean;
  status: FindingStatus;
  /** 0 critical .. 3 low */
  priority_order: number;
  /** 0 CRITICAL .. 4 INFORMATIONAL */
  severity_order: number;
  first_seen_at: number;
  due_at: number | null;
  decision_ends_at: number | null;
  group_key: string;
  control_id: string | null;
  product_key: string;
  account: string | null;
  region: string;
  environment: Environment;
  layer: Layer | null;
  kind: FindingKind;
  /** The first 16 characters of the first resource's hash */
  resource_code: string;
  /** The first 16 characters of the hash of the standards */
  standards_code: string;
};

/** Row of `finding_events`. */
export type FindingEventRow = {
  id?: number;
  issue_key: string;
  at: string;
  event: string;
  by?: string | null;
  from?: string | null;
  to?: string | null;
  decision_id?: string | null;
  detail?: string | null;
};
