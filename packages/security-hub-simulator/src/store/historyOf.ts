import { AsffRecord } from './AsffRecord';
import { HistoryEntry } from './StoredRecord';

function asText(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  return JSON.stringify(value);
}

// Moved by every provider update, so listing them would drown what changed.
const unlisted = new Set(['UpdatedAt', 'ProcessedAt', 'LastObservedAt']);

/** The top-level members in which two versions of a finding differ. */
export function changedMembers(
  before: AsffRecord,
  after: AsffRecord,
): HistoryEntry['updates'] {
  const updates: HistoryEntry['updates'] = [];
  for (const field of new Set([
    ...Object.keys(before),
    ...Object.keys(after),
  ])) {
    if (before[field] === after[field] || unlisted.has(field)) {
      continue;
    }
    const old = asText(before[field]);
    const current = asText(after[field]);
    if (old !== current) {
      updates.push({ field, before: old, after: current });
    }
  }
  return updates;
}
