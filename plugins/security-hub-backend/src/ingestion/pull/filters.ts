import { DateTime } from 'luxon';
import { HubFilters } from '../../aws';
import { FindingQuery } from './FindingStream';

function strings(
  values: string[],
  Comparison: 'EQUALS' | 'NOT_EQUALS' = 'EQUALS',
) {
  return values.map(Value => ({ Value, Comparison }));
}

/** AWS wants both ends of a range; providers' clocks can be ahead of AWS's. */
function since(start: string, now: number) {
  const end = DateTime.fromMillis(now, { zone: 'utc' }).plus({ years: 1 });
  return [{ Start: start, End: end.toISO() ?? start }];
}

function triage(kind: FindingQuery['triage']): HubFilters {
  switch (kind) {
    case 'set-aside':
      return { WorkflowStatus: strings(['SUPPRESSED', 'NOTIFIED']) };
    case 'settled':
      return {
        WorkflowStatus: strings(['RESOLVED']),
        ComplianceStatus: strings(['FAILED', 'WARNING']),
      };
    default:
      return {};
  }
}

/**
 * A query as the filters of GetFindings (`AwsSecurityFindingFilters`): those of different attributes are joined by AND. Pure.
 *
 * @param now - milliseconds
 */
export function toFilters(query: FindingQuery, now: number): HubFilters {
  const { active, updatedSince, notedSince, ids, accounts } = query;
  return {
    ...(active && { RecordState: strings(['ACTIVE']) }),
    ...(updatedSince && { UpdatedAt: since(updatedSince, now) }),
    ...(notedSince && { NoteUpdatedAt: since(notedSince, now) }),
    ...triage(query.triage),
    ...(ids && { Id: strings(ids) }),
    ...(accounts && {
      AwsAccountId:
        'only' in accounts
          ? strings(accounts.only)
          : strings(accounts.except, 'NOT_EQUALS'),
    }),
  };
}
