import { RecordHead } from '../../database/operations/findings/loadRecordHeads';
import { Seen } from './sightings';

/** The issues that observations belong to, and those that their records and counterparts belong to so far. */
export function issueKeysOf(
  seen: Seen[],
  heads: ReadonlyMap<string, RecordHead>,
): string[] {
  const keys = new Set<string>();
  const twins = new Map<string, Set<string>>();
  for (const head of heads.values()) {
    if (head.twinKey) {
      const issues = twins.get(head.twinKey) ?? new Set();
      twins.set(head.twinKey, issues.add(head.issueKey));
    }
  }
  for (const { record } of seen) {
    keys.add(record.issueKey);
    for (const key of twins.get(record.twinKey) ?? []) {
      keys.add(key);
    }
    const head = heads.get(record.recordKey);
    if (head) {
      keys.add(head.issueKey);
    }
  }
  return [...keys];
}
