import type {
  ComplianceStatus,
  RecordState,
  Severity,
  WorkflowStatus,
} from 'backstage-plugin-security-hub-common';
import type { Gaps } from '../asff/gaps';
import { asNumber, asText, member } from '../asff/json';
import { severityOfText } from '../asff/severity';

/**
 * `status_id` as the unified Security Hub uses it, and what OCSF has besides. In Progress is its NOTIFIED. Archived (5) and Deleted (6)
 * say where the record stands, not what anybody decided.
 */
const workflows: Readonly<Record<number, WorkflowStatus>> = {
  1: 'NEW',
  2: 'NOTIFIED',
  3: 'SUPPRESSED',
  4: 'RESOLVED',
  5: 'NEW',
  6: 'NEW',
};

const statusIds: Readonly<Record<string, number>> = {
  new: 1,
  'in progress': 2,
  notified: 2,
  suppressed: 3,
  resolved: 4,
  archived: 5,
  deleted: 6,
};

/** The status by its id, else by its name; NEW, and marked, where neither is known: nothing is settled by a gap. */
export function workflowOf(document: unknown, gaps: Gaps): WorkflowStatus {
  const id = statusIdOf(document);
  const known = id === undefined ? undefined : workflows[id];
  if (known === undefined) {
    const [name, value] = given(document, 'status_id', 'status');
    if (value === undefined) {
      gaps.absent('status_id', 'read as NEW');
    } else {
      gaps.wrong(name, value, 'is no known status, read as NEW');
    }
  }
  return known ?? 'NEW';
}

/**
 * A finding whose activity is Close is closed, which is what Security Hub CSPM calls archived. Exports of Security Lake keep the state
 * of the ASFF record among what they could not map.
 * Follows https://docs.aws.amazon.com/securityhub/latest/userguide/ocsf-findings.html
 */
export function recordStateOf(document: unknown, gaps: Gaps): RecordState {
  const id = activityIdOf(document);
  const name = asText(member(document, 'activity_name'))?.toLowerCase();
  if (id === undefined && name === undefined) {
    gaps.absent('activity_id', 'read as ACTIVE');
  }
  const status = statusIdOf(document);
  const unmapped = asText(member(member(document, 'unmapped'), 'RecordState'));
  return id === 3 ||
    (id === undefined && name === 'close') ||
    status === 5 ||
    status === 6 ||
    unmapped?.toUpperCase() === 'ARCHIVED'
    ? 'ARCHIVED'
    : 'ACTIVE';
}

const complianceIds: Readonly<Record<number, ComplianceStatus>> = {
  1: 'PASSED',
  2: 'WARNING',
  3: 'FAILED',
};

const complianceNames: Readonly<Record<string, ComplianceStatus>> = {
  pass: 'PASSED',
  passed: 'PASSED',
  warning: 'WARNING',
  fail: 'FAILED',
  failed: 'FAILED',
  not_available: 'NOT_AVAILABLE',
  'not available': 'NOT_AVAILABLE',
  unknown: 'NOT_AVAILABLE',
  other: 'NOT_AVAILABLE',
  // Prowler: a person has to look
  manual: 'NOT_AVAILABLE',
};

/**
 * The result of a check: `compliance.status_id`, else its name, else `status_code`, where Prowler keeps it. Unknown (0) and Other (99)
 * without a name that says more: the check could not tell.
 */
export function complianceOf(
  document: unknown,
  gaps: Gaps,
): ComplianceStatus | undefined {
  const compliance = member(document, 'compliance');
  const id = asNumber(member(compliance, 'status_id'));
  const name = asText(member(compliance, 'status'));
  const known =
    (id === undefined ? undefined : complianceIds[id]) ??
    named(complianceNames, name) ??
    named(complianceNames, asText(member(document, 'status_code')));
  if (known === undefined && name !== undefined) {
    gaps.wrong('compliance.status', name, 'is no known status');
  }
  return known ?? (id === undefined ? undefined : 'NOT_AVAILABLE');
}

const severityIds: Readonly<Record<number, Severity>> = {
  1: 'INFORMATIONAL',
  2: 'LOW',
  3: 'MEDIUM',
  4: 'HIGH',
  5: 'CRITICAL',
  // Fatal
  6: 'CRITICAL',
};

/** `severity_id`, else the name beside it; undefined where neither says it. The value holds both members. */
export function severityIn(value: unknown): Severity | undefined {
  const id = asNumber(member(value, 'severity_id'));
  const name = asText(member(value, 'severity'));
  return (
    (id === undefined ? undefined : severityIds[id]) ??
    (name?.toLowerCase() === 'fatal' ? 'CRITICAL' : severityOfText(name))
  );
}

function statusIdOf(document: unknown): number | undefined {
  const id = asNumber(member(document, 'status_id'));
  return id !== undefined && workflows[id] !== undefined
    ? id
    : named(statusIds, asText(member(document, 'status')));
}

function activityIdOf(document: unknown): number | undefined {
  const type = asNumber(member(document, 'type_uid'));
  return (
    asNumber(member(document, 'activity_id')) ??
    (type === undefined ? undefined : type % 100)
  );
}

function named<T>(
  table: Readonly<Record<string, T>>,
  text: string | undefined,
): T | undefined {
  const key = text?.toLowerCase() ?? '';
  return Object.prototype.hasOwnProperty.call(table, key)
    ? table[key]
    : undefined;
}

/** The first of some members that is there. */
function given(document: unknown, ...names: string[]): [string, unknown] {
  const found = names.find(
    name => asText(member(document, name)) !== undefined,
  );
  return [found ?? names[0], found && member(document, found)];
}
