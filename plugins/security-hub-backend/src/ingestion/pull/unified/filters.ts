import { HubFilters } from '../../../aws';
import { rangeOf } from '../filters';
import { FindingQuery } from '../FindingStream';

/**
 * A composite filter of GetFindingsV2. How AWS joins filters of one field inside of it is documented for `NOT_EQUALS` alone (AND): ours
 * always say with `Operator` what they mean.
 */
type Composite = {
  StringFilters?: Array<{
    FieldName: string;
    Filter: { Value: string; Comparison: 'EQUALS' | 'NOT_EQUALS' };
  }>;
  NumberFilters?: Array<{ FieldName: string; Filter: { Eq: number } }>;
  DateFilters?: Array<{
    FieldName: string;
    Filter: { Start: string; End: string };
  }>;
  Operator: 'AND' | 'OR';
};

/** The field that says when its provider updated a finding; the pages of a read are ordered by it. */
export const updatedField = 'finding_info.modified_time_dt';

function anyText(field: string, values: string[]): Composite {
  return texts(field, values, 'EQUALS', 'OR');
}

function noText(field: string, values: string[]): Composite {
  return texts(field, values, 'NOT_EQUALS', 'AND');
}

function texts(
  FieldName: string,
  values: string[],
  Comparison: 'EQUALS' | 'NOT_EQUALS',
  Operator: Composite['Operator'],
): Composite {
  return {
    StringFilters: values.map(Value => ({
      FieldName,
      Filter: { Value, Comparison },
    })),
    Operator,
  };
}

function anyNumber(FieldName: string, values: number[]): Composite {
  return {
    NumberFilters: values.map(Eq => ({ FieldName, Filter: { Eq } })),
    Operator: 'OR',
  };
}

function some(
  field: string,
  which: { only: string[] } | { except: string[] },
): Composite {
  return 'only' in which
    ? anyText(field, which.only)
    : noText(field, which.except);
}

function updatedIn(range: { Start: string; End: string }): Composite {
  return {
    DateFilters: [{ FieldName: updatedField, Filter: range }],
    Operator: 'AND',
  };
}

/** `status_id`: 2 is NOTIFIED, 3 SUPPRESSED, 4 RESOLVED; `compliance.status_id`: 2 is WARNING, 3 FAILED. */
function triage(kind: FindingQuery['triage']): Composite[] {
  switch (kind) {
    case 'set-aside':
      return [anyNumber('status_id', [2, 3])];
    case 'settled':
      return [
        anyNumber('status_id', [4]),
        anyNumber('compliance.status_id', [2, 3]),
      ];
    default:
      return [];
  }
}

/**
 * A query as the filters of GetFindingsV2 (`OcsfFindingFilters`), none for all. Pure. A finding whose activity is Close is closed, all
 * others are active. When a comment was written is no field that can be asked for: `notedSince` is for the caller.
 *
 * @param now - milliseconds
 */
export function toUnifiedFilters(query: FindingQuery, now: number): HubFilters {
  const { active, updatedSince, updatedUntil, ids, accounts, products } = query;
  const composites: Composite[] = [
    ...(active ? [noText('activity_name', ['Close'])] : []),
    ...(updatedSince
      ? [updatedIn(rangeOf(updatedSince, updatedUntil, now))]
      : []),
    ...triage(query.triage),
    ...(ids ? [anyText('finding_info.uid', ids)] : []),
    ...(accounts ? [some('cloud.account.uid', accounts)] : []),
    ...(products ? [some('metadata.product.name', products)] : []),
  ];
  return composites.length > 0
    ? { CompositeFilters: composites, CompositeOperator: 'AND' }
    : {};
}
