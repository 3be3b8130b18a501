import { FindingEventRow, FindingRow } from '../../database/rows';

/** What the history of an issue has to tell of a change. */
export function changesOf(
  before: FindingRow | undefined,
  after: FindingRow,
  at: string,
): FindingEventRow[] {
  const base = { issue_key: after.key, at };
  if (!before) {
    return [
      {
        ...base,
        at: after.first_seen_at < at ? after.first_seen_at : at,
        event: 'first-seen',
      },
    ];
  }
  const events: FindingEventRow[] = [];
  if (before.status !== after.status) {
    events.push({
      ...base,
      event: 'status-changed',
      from: before.status,
      to: after.status,
    });
  }
  if (before.severity !== after.severity && after.failing) {
    events.push({
      ...base,
      event: 'severity-changed',
      from: before.severity,
      to: after.severity,
    });
  }
  return events;
}
