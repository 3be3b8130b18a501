import { FindingSource } from '../store/FindingSource';
import { severityIdOf } from '../store/unifiedState';
import { cloudFormationType } from './cloudFormationType';
import { ocsfResults, unknownResult } from './ocsfCompliance';
import { ocsfStatusOf, productUidOf, severityNameOf } from './ocsfIds';
import { activityNames } from './toOcsf';

type Reader = (index: number) => readonly unknown[];

/** Makes the reader of a field from those of filter attributes of ASFF. */
type Making = { from: readonly string[]; make: (...from: Reader[]) => Reader };

/** The attribute's own values. */
function same(attribute: string): Making {
  return { from: [attribute], make: reader => reader };
}

/** A value for each of the attribute's values, of which there are few. */
function mapped(
  attribute: string,
  valueOf: (value: string) => unknown,
): Making {
  return {
    from: [attribute],
    make: reader => {
      const known = new Map<unknown, unknown>();
      return index =>
        reader(index).map(value => {
          if (!known.has(value)) {
            known.set(value, valueOf(String(value)));
          }
          return known.get(value);
        });
    },
  };
}

function activity(valueOf: (id: number) => unknown): Making {
  return {
    from: ['RecordState', 'CreatedAt', 'UpdatedAt'],
    make: (state, created, updated) => index => {
      if (state(index)[0] === 'ARCHIVED') {
        return [valueOf(3)];
      }
      return [valueOf(created(index)[0] === updated(index)[0] ? 1 : 2)];
    },
  };
}

function result(part: 0 | 1): Making {
  return mapped(
    'ComplianceStatus',
    status => (ocsfResults.get(status) ?? unknownResult)[part],
  );
}

function severity(valueOf: (id: number) => unknown): Making {
  return mapped('SeverityLabel', Label => valueOf(severityIdOf({ Label })));
}

const tags: Making = {
  from: ['ResourceTags'],
  make: reader => index =>
    reader(index).flatMap(found =>
      Object.entries(found as Record<string, string>).map(([name, value]) => ({
        [name]: value,
      })),
    ),
};

const makings: ReadonlyMap<string, Making> = new Map([
  ['activity_id', activity(id => id)],
  ['activity_name', activity(id => activityNames[id])],
  ['cloud.account.uid', same('AwsAccountId')],
  ['cloud.region', same('Region')],
  ['compliance.control', same('ComplianceSecurityControlId')],
  ['compliance.status', result(1)],
  ['compliance.status_id', result(0)],
  ['finding_info.created_time_dt', same('CreatedAt')],
  ['finding_info.first_seen_time_dt', same('FirstObservedAt')],
  ['finding_info.last_seen_time_dt', same('LastObservedAt')],
  ['finding_info.modified_time_dt', same('UpdatedAt')],
  ['metadata.product.name', same('ProductName')],
  ['metadata.product.uid', mapped('ProductArn', productUidOf)],
  ['resources.tags', tags],
  ['resources.type', mapped('ResourceType', cloudFormationType)],
  ['severity', severity(severityNameOf)],
  ['severity_id', severity(id => id)],
  ['status', mapped('WorkflowStatus', status => ocsfStatusOf(status).name)],
  ['status_id', mapped('WorkflowStatus', status => ocsfStatusOf(status).id)],
]);

/**
 * How a field of a source's findings is told without making them: as `ocsfFields` reads it, only that dates are milliseconds. Undefined
 * where the finding has to be made.
 */
export function ocsfReader(
  source: FindingSource,
  field: string,
): Reader | undefined {
  const making = makings.get(field);
  const readers = (making?.from ?? []).map(name => source.reader(name));
  return making && readers.every(reader => reader !== undefined)
    ? making.make(...(readers as Reader[]))
    : undefined;
}
