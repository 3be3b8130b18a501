import { AsffRecord, objectOf, textOf } from '../store/AsffRecord';
import { applyProviderUpdate } from '../store/providerUpdate';
import { StoredRecord } from '../store/StoredRecord';
import { World } from '../store/World';

/** A result that a control's check can have. */
export type CheckResult = 'PASSED' | 'FAILED' | 'WARNING' | 'NOT_AVAILABLE';

function severityFor(finding: AsffRecord, result: CheckResult) {
  const original = textOf(
    finding,
    'FindingProviderFields',
    'Severity',
    'Original',
  );
  const label =
    result === 'FAILED'
      ? original ?? textOf(finding, 'Severity', 'Label') ?? 'MEDIUM'
      : 'INFORMATIONAL';
  const normalized: Record<string, number> = {
    INFORMATIONAL: 0,
    LOW: 1,
    MEDIUM: 40,
    HIGH: 70,
    CRITICAL: 90,
  };
  return {
    ...objectOf(finding, 'Severity'),
    Label: label,
    Normalized: normalized[label] ?? 40,
  };
}

/**
 * A control's check runs again on a record's resource: the finding is updated in
 * place, as Security Hub does since July 2025. The same result again only moves
 * the times.
 */
export function checkAgain(
  world: World,
  record: StoredRecord,
  result: CheckResult,
): boolean {
  const before = record.finding;
  const now = world.clock.now();
  const previous = Date.parse(textOf(before, 'UpdatedAt') ?? '');
  // The provider's clock never goes back, even where a test's clock did.
  const updatedAt = new Date(
    Number.isNaN(previous) ? now : Math.max(now, previous + 1),
  ).toISOString();
  const changed = textOf(before, 'Compliance', 'Status') !== result;
  return applyProviderUpdate(
    world,
    record,
    {
      ...before,
      UpdatedAt: updatedAt,
      LastObservedAt: updatedAt,
      ...(changed
        ? {
            FirstObservedAt: updatedAt,
            Severity: severityFor(before, result),
          }
        : {}),
      RecordState: 'ACTIVE',
      Compliance: { ...objectOf(before, 'Compliance'), Status: result },
    },
    { identity: String(before.ProductArn), region: record.region },
  );
}

/** The provider archives a finding, e.g. because its resource is gone; or finds it again. */
export function setRecordState(
  world: World,
  record: StoredRecord,
  state: 'ACTIVE' | 'ARCHIVED',
): void {
  const before = record.finding;
  const previous = Date.parse(textOf(before, 'UpdatedAt') ?? '');
  const now = world.clock.now();
  const next: AsffRecord = {
    ...before,
    UpdatedAt: new Date(
      Number.isNaN(previous) ? now : Math.max(now, previous + 1),
    ).toISOString(),
    RecordState: state,
  };
  const ignored = !applyProviderUpdate(world, record, next, {
    identity: String(before.ProductArn),
    region: record.region,
  });
  // Archiving is Security Hub's own doing: U2 does not hold it off.
  if (ignored && state === 'ARCHIVED') {
    world.records.change(
      record,
      next,
      world.origin(record, {
        region: record.region,
        source: 'BATCH_IMPORT_FINDINGS',
        identity: String(before.ProductArn),
      }),
    );
  }
}
