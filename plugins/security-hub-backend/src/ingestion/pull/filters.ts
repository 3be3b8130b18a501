import { DateTime } from 'luxon';
import { HubFilters } from '../../aws';
import { FindingQuery } from './FindingStream';

function strings(
  values: string[],
  Comparison: 'EQUALS' | 'NOT_EQUALS' = 'EQUALS',
) {
  return values.map(Value => ({ Value, Comparison }));
}

function some(which: { only: string[] } | { except: string[] }) {
  return 'only' in which
    ? strings(which.only)
    : strings(which.except, 'NOT_EQUALS');
}

/**
 * AWS wants both ends of a range, in order. Without an end it is a year from now: providers' clocks can be ahead of AWS's. A read that
 * goes on can begin after the end where a record has changed meanwhile.
 */
export function rangeOf(
  start: string,
  end: string | undefined,
  now: number,
): { Start: string; End: string } {
  const last =
    end ?? DateTime.fromMillis(now, { zone: 'utc' }).plus({ years: 1 }).toISO();
  return { Start: start, End: last !== null && last > start ? last : start };
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
  const { active, updatedSince, notedSince, ids, accounts, products } = query;
  return {
    ...(active && { RecordState: strings(['ACTIVE']) }),
    ...(updatedSince && {
      UpdatedAt: [rangeOf(updatedSince, query.updatedUntil, now)],
    }),
    ...(notedSince && {
      NoteUpdatedAt: [rangeOf(notedSince, query.notedUntil, now)],
    }),
    ...triage(query.triage),
    ...(ids && { Id: strings(ids) }),
    ...(accounts && { AwsAccountId: some(accounts) }),
    ...(products && { ProductName: some(products) }),
  };
}
