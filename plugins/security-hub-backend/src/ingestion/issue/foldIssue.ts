import {
  workflowStatuses,
  type ComplianceStatus,
  type FindingRecord,
  type FindingResource,
  type FindingStatus,
  type Issue,
  type WorkflowStatus,
} from 'backstage-plugin-security-hub-common';
import { groupOf } from './groupOf';
import { likelihoodFactsOf } from './likelihoodFactsOf';
import {
  recordOutcome,
  recordSeverity,
  severityRank,
  type RecordOutcome,
} from './recordOutcome';
import { threatResources, threatTitle } from './threatText';
import { compareVersionOrder } from './versionOrder';

/** What is known of an issue besides its records. */
export type FoldOptions = {
  /**
   * Our earliest failing observation so far; ISO 8601. To be given only if the issue has failed before: the time at which a passing
   * issue was stored is no failing observation.
   */
  previousFirstSeenAt?: string;
  /** Keys of products all of whose findings are about threats */
  threatPartners?: readonly string[];
};

type Judged = { record: FindingRecord; outcome: RecordOutcome };

/**
 * The issue that records with one stable key make together; undefined where there is no record. The order of the records does not
 * matter.
 *
 * - It fails if any ACTIVE record fails. Severity and title come from the failing record of highest severity, the workflow is the
 *   least settled one of the failing ACTIVE records.
 * - `resolved` and `archived` need all records: `resolved` if every ACTIVE record passed or is RESOLVED, `archived` if none is ACTIVE.
 * - WARNING and NOT_AVAILABLE are neither passed nor failed. An issue in which nothing fails and something was not evaluated is
 *   `unknown`: not open, since nobody can act on it, and not resolved, since unknown is not green.
 * - A threat is called by its type: its title and the names of actors are evidence, which is not for everybody who sees that it is there.
 * - First seen is our earliest failing observation, kept over re-created findings. What AWS says of a failing record may reach
 *   further back: `FirstObservedAt` (of a control: since when it has this result), else `CreatedAt`; never later than our observation.
 */
export function foldIssue(
  records: readonly FindingRecord[],
  options: FoldOptions = {},
): Issue | undefined {
  // One order for everything below; the newest first, so that ties go to what AWS said last.
  const judged = [...records]
    .sort(
      (a, b) =>
        compareVersionOrder(b.provider.order, a.provider.order) ||
        (a.recordKey < b.recordKey ? -1 : 1),
    )
    .map((record): Judged => ({ record, outcome: recordOutcome(record) }));
  if (judged.length === 0) {
    return undefined;
  }
  const failing = judged.filter(({ outcome }) => outcome === 'failing');
  const active = judged.filter(({ outcome }) => outcome !== 'archived');
  const telling = [failing, active, judged].find(({ length }) => length > 0);
  const candidates = (telling ?? judged).map(({ record }) => record);
  const leading = candidates.reduce((best, record) =>
    severityRank(recordSeverity(record)) < severityRank(recordSeverity(best))
      ? record
      : best,
  );
  const isThreat =
    leading.kind === 'threat' ||
    (options.threatPartners?.includes(leading.product.key) ?? false);
  const kind = isThreat ? 'threat' : leading.kind;
  const group = groupOf({ ...leading, kind });
  const all = judged.map(({ record }) => record);
  return {
    key: leading.issueKey,
    stableKey: leading.stableKey,
    kind,
    product: leading.product,
    controlId: leading.controlId,
    groupKey: group.key,
    groupTitle: group.title,
    partition: leading.identity.partition,
    account: leading.owningAccount,
    accountName: all.find(record => record.owningAccountName !== undefined)
      ?.owningAccountName,
    region: leading.issueRegion,
    title: isThreat ? threatTitle(leading) : leading.provider.title,
    severity: recordSeverity(leading),
    compliance: complianceOf(candidates),
    failing: failing.length > 0,
    workflow: leastSettled(candidates),
    awsStatus: statusOf(active),
    firstSeenAt: firstSeenAt(
      failing.map(({ record }) => record),
      all,
      options.previousFirstSeenAt,
    ),
    lastSeenAt: latest(all.map(({ observedAt }) => observedAt)),
    resources: isThreat
      ? threatResources(resourcesOf(all, leading))
      : resourcesOf(all, leading),
    ...likelihoodFactsOf(candidates),
    standards: [
      ...new Set(all.flatMap(({ provider }) => provider.standards)),
    ].sort(),
    sample: all.every(({ provider }) => provider.sample),
    survivesRecreation: leading.survivesRecreation,
    records: all.length,
  };
}

function statusOf(active: readonly Judged[]): FindingStatus {
  if (active.length === 0) {
    return 'archived';
  }
  const unsettled = active.filter(
    ({ outcome, record }) =>
      outcome !== 'passed' && record.customer.workflow !== 'RESOLVED',
  );
  const failing = unsettled.filter(({ outcome }) => outcome === 'failing');
  if (failing.length === 0) {
    return unsettled.length > 0 ? 'unknown' : 'resolved';
  }
  switch (leastSettled(failing.map(({ record }) => record))) {
    case 'NEW':
      return 'open';
    case 'NOTIFIED':
      return 'acknowledged';
    default:
      return 'accepted';
  }
}

function leastSettled(records: readonly FindingRecord[]): WorkflowStatus {
  const present = new Set(records.map(({ customer }) => customer.workflow));
  return workflowStatuses.find(status => present.has(status)) ?? 'NEW';
}

const worstFirst: readonly ComplianceStatus[] = [
  'FAILED',
  'WARNING',
  'NOT_AVAILABLE',
  'PASSED',
];

function complianceOf(
  records: readonly FindingRecord[],
): ComplianceStatus | undefined {
  const present = new Set(records.map(({ provider }) => provider.compliance));
  return worstFirst.find(status => present.has(status));
}

function firstSeenAt(
  failing: readonly FindingRecord[],
  all: readonly FindingRecord[],
  previous: string | undefined,
): string {
  const told = (failing.length > 0 ? failing : all).map(record => {
    const { createdAt, firstObservedAt } = record.provider;
    const since = firstObservedAt ?? createdAt ?? record.observedAt;
    return since < record.observedAt ? since : record.observedAt;
  });
  if (previous === undefined) {
    return told.reduce(earlier);
  }
  // The earliest of all, so that it does not matter in which batches the records of an issue arrive.
  return failing.length > 0 ? told.reduce(earlier, previous) : previous;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function latest(times: readonly string[]): string {
  return times.reduce((a, b) => (a > b ? a : b));
}

/** A control's resource is the first one that its records name; other products' are all of them. Newer records tell the tags. */
function resourcesOf(
  newestFirst: readonly FindingRecord[],
  leading: FindingRecord,
): FindingResource[] {
  const found = new Map<string, FindingResource>();
  for (const { kind, provider } of newestFirst) {
    const named =
      kind === 'control' ? provider.resources.slice(0, 1) : provider.resources;
    for (const resource of named) {
      const known = found.get(resource.canonicalId);
      if (!known) {
        found.set(resource.canonicalId, resource);
      } else if (known.tags === undefined && resource.tags !== undefined) {
        found.set(resource.canonicalId, { ...known, tags: resource.tags });
      }
    }
  }
  const first =
    leading.kind === 'control'
      ? leading.provider.resources[0]?.canonicalId
      : undefined;
  return [...found.values()].sort((a, b) => {
    if ((a.canonicalId === first) !== (b.canonicalId === first)) {
      return a.canonicalId === first ? -1 : 1;
    }
    return a.canonicalId < b.canonicalId ? -1 : 1;
  });
}
