import { DateTime } from 'luxon';
import { HubFilters } from '../../aws';

type StringFilter = { Value: string; Comparison: 'EQUALS' };

function equals(...values: string[]): StringFilter[] {
  return values.map(Value => ({ Value, Comparison: 'EQUALS' }));
}

/** AWS wants both ends of a range; providers' clocks can be ahead of AWS's. */
function since(start: string, now: number): Array<Record<string, string>> {
  const end = DateTime.fromMillis(now, { zone: 'utc' }).plus({ years: 1 });
  return [{ Start: start, End: end.toISO() ?? start }];
}

/** All that is ACTIVE. */
export function activeFilters(): HubFilters {
  return { RecordState: equals('ACTIVE') };
}

/** Adds: updated by its provider since a time. */
export function updatedSince(
  filters: HubFilters,
  start: string,
  now: number,
): HubFilters {
  return { ...filters, UpdatedAt: since(start, now) };
}

/** What has a note since a time: notes do not move UpdatedAt. */
export function notedSince(start: string, now: number): HubFilters {
  return { NoteUpdatedAt: since(start, now) };
}

/** Triage that moves no timestamp: settled although it fails, or set aside. Each is a query of its own. */
export function triageFilters(): HubFilters[] {
  return [
    {
      RecordState: equals('ACTIVE'),
      WorkflowStatus: equals('SUPPRESSED', 'NOTIFIED'),
    },
    {
      RecordState: equals('ACTIVE'),
      WorkflowStatus: equals('RESOLVED'),
      ComplianceStatus: equals('FAILED', 'WARNING'),
    },
  ];
}

/** AWS takes at most 20 values of one attribute. */
export const LARGEST_ID_QUERY = 20;

/** Records by their Id; at most {@link LARGEST_ID_QUERY}. */
export function idFilters(ids: string[]): HubFilters {
  return { Id: equals(...ids) };
}
