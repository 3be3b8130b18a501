import { controlFacts } from '../controlFacts';
import { resourceKinds } from '../resourceKinds';
import { BulkPlace } from './BulkPlaces';
import { resourceName, resourceTags } from './bulkResource';
import {
  BulkProduct,
  bulkProducts,
  bulkRegions,
  kindNames,
  normalizedSeverities,
  results,
  severities,
  workflows,
} from './bulkTables';
import { FindingColumns } from './FindingColumns';

type Reader = (index: number) => readonly unknown[];

const none: readonly unknown[] = [];

/** Reads a table by the codes of a column; each value is made once. */
function coded(
  codes: Uint8Array | Uint16Array,
  table: readonly unknown[],
): Reader {
  const values = table.map(value => (value === undefined ? none : [value]));
  return index => values[codes[index]];
}

function dated(seconds: Uint32Array): Reader {
  return index => (seconds[index] === 0 ? none : [seconds[index] * 1000]);
}

const productPaths: Record<BulkProduct, string> = {
  'security-hub': 'securityhub',
  inspector: 'inspector',
  guardduty: 'guardduty',
  macie: 'macie',
  'access-analyzer': 'access-analyzer',
};

const productNames: Record<BulkProduct, string> = {
  'security-hub': 'Security Hub',
  inspector: 'Inspector',
  guardduty: 'GuardDuty',
  macie: 'Macie',
  'access-analyzer': 'IAM Access Analyzer',
};

/** How filter attributes are told from the columns, without making findings. */
export function bulkReaders(
  columns: FindingColumns,
  places: readonly BulkPlace[],
): ReadonlyMap<string, Reader> {
  const { product, region, variant } = columns;
  const controls = controlFacts.map(({ id }) => [id]);
  const arns = bulkProducts.map(name =>
    bulkRegions.map(place => [
      `arn:aws:securityhub:${place}::product/aws/${productPaths[name]}`,
    ]),
  );
  return new Map<string, Reader>([
    [
      'AwsAccountId',
      coded(
        columns.place,
        places.map(({ account }) => account),
      ),
    ],
    ['Region', coded(region, bulkRegions)],
    ['RecordState', coded(columns.archived, ['ACTIVE', 'ARCHIVED'])],
    ['WorkflowStatus', coded(columns.workflow, workflows)],
    ['SeverityLabel', coded(columns.severity, severities)],
    ['SeverityNormalized', coded(columns.severity, normalizedSeverities)],
    ['ComplianceStatus', coded(columns.result, results)],
    [
      'ComplianceSecurityControlId',
      index => (product[index] === 0 ? controls[variant[index]] : none),
    ],
    ['ProductArn', index => arns[product[index]][region[index]]],
    [
      'ProductName',
      coded(
        product,
        bulkProducts.map(name => productNames[name]),
      ),
    ],
    [
      'ResourceType',
      coded(
        columns.kind,
        kindNames.map(name => resourceKinds[name].findingType),
      ),
    ],
    [
      'ResourceId',
      index => {
        const place = places[columns.place[index]];
        return [
          resourceKinds[kindNames[columns.kind[index]]].arn({
            account: place.account,
            region: bulkRegions[columns.resourceRegion[index]],
            name: resourceName(place, columns.resource[index]),
          }),
        ];
      },
    ],
    [
      'ResourceTags',
      index => {
        if (resourceKinds[kindNames[columns.kind[index]]].untagged) {
          return none;
        }
        const tags = resourceTags(
          places[columns.place[index]],
          columns.tagging[index],
          columns.resource[index],
        );
        return tags ? [tags] : none;
      },
    ],
    ['CreatedAt', dated(columns.created)],
    ['FirstObservedAt', dated(columns.created)],
    ['UpdatedAt', dated(columns.updated)],
    ['LastObservedAt', dated(columns.updated)],
    ['NoteUpdatedAt', dated(columns.noted)],
    ['VerificationState', () => none],
    ['Sample', () => none],
  ]);
}
