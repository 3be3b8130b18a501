import { AsffRecord } from '../../store/AsffRecord';
import { FindingSource, SourceResource } from '../../store/FindingSource';
import { controlFacts } from '../controlFacts';
import { generateControlFinding } from '../controlFinding';
import { generateResource, GeneratedResource } from '../GeneratedResource';
import { notes, timesAt } from '../lifecycle';
import {
  generateAccessFinding,
  generateDataFinding,
  generateThreat,
  generateVulnerability,
} from '../productFindings';
import { Random } from '../Random';
import { BulkPlaces } from './BulkPlaces';
import { bulkReaders } from './bulkReaders';
import { resourceName, resourceTags } from './bulkResource';
import {
  bulkProducts,
  bulkRegions,
  kindNames,
  results,
  workflows,
} from './bulkTables';
import { FindingColumns } from './FindingColumns';

const generators = {
  inspector: generateVulnerability,
  guardduty: generateThreat,
  macie: generateDataFinding,
  'access-analyzer': generateAccessFinding,
};

// Operations look at a finding several times, and expect the same object as long as nothing changes it.
const mostKept = 512;

/** Findings that are made from their planned facts when somebody asks for them. */
export class BulkFindings implements FindingSource {
  readonly size: number;
  private readonly columns: FindingColumns;
  private readonly places: BulkPlaces;
  private readonly seed: number;
  private readonly now: number;
  private readonly readers: ReturnType<typeof bulkReaders>;
  private readonly kept = new Map<number, AsffRecord>();

  private constructor(options: {
    columns: FindingColumns;
    places: BulkPlaces;
    seed: number;
    now: number;
  }) {
    this.columns = options.columns;
    this.places = options.places;
    this.seed = options.seed;
    this.now = options.now;
    this.size = options.columns.place.length;
    this.readers = bulkReaders(options.columns, options.places.places);
  }

  static create(options: {
    columns: FindingColumns;
    places: BulkPlaces;
    seed: number;
    now: number;
  }): BulkFindings {
    return new BulkFindings(options);
  }

  accountOf(index: number): string {
    return this.places.places[this.columns.place[index]].account;
  }

  regionOf(index: number): string {
    return bulkRegions[this.columns.region[index]];
  }

  reader(attribute: string) {
    return this.readers.get(attribute);
  }

  indexOf(id: string): number | undefined {
    const index = Number.parseInt(id.slice(-8), 16);
    return index < this.size && this.finding(index).Id === id
      ? index
      : undefined;
  }

  *resources(): Generator<SourceResource> {
    const { resource } = this.columns;
    for (let first = 0; first < this.size; ) {
      let end = first + 1;
      while (end < this.size && resource[end] === resource[first]) {
        end += 1;
      }
      const told = (attribute: string) =>
        this.readers.get(attribute)?.(first)[0];
      yield {
        id: String(told('ResourceId')),
        type: String(told('ResourceType')),
        region: bulkRegions[this.columns.resourceRegion[first]],
        tags: told('ResourceTags') as SourceResource['tags'],
        first,
        end,
      };
      first = end;
    }
  }

  finding(index: number): AsffRecord {
    const known = this.kept.get(index);
    if (known) {
      return known;
    }
    const finding = this.make(index);
    this.kept.set(index, finding);
    if (this.kept.size > mostKept) {
      for (const oldest of this.kept.keys()) {
        this.kept.delete(oldest);
        break;
      }
    }
    return finding;
  }

  private make(index: number): AsffRecord {
    const { columns, now } = this;
    const random = Random.ofNumber(this.seed + 2, index);
    const { accountName } = this.places.places[columns.place[index]];
    const resource = this.resource(index);
    const product = bulkProducts[columns.product[index]];
    const variant = columns.variant[index];
    const common = { resource, now, accountName, age: 0 };
    const result = results[columns.result[index]];
    const { Note: _note, ...made } =
      product === 'security-hub'
        ? generateControlFinding(random, {
            ...common,
            control: controlFacts[variant],
            result: result ?? 'NOT_AVAILABLE',
            region: this.regionOf(index),
            triage: {},
          })
        : generators[product](random, { ...common, variant });
    // The index is a part of the id, so that a finding is found by its id.
    const id = `${String(made.Id).slice(0, -8)}${index
      .toString(16)
      .padStart(8, '0')}`;
    const productFields = made.ProductFields as Record<string, string>;
    const named = productFields['aws/securityhub/FindingId'];
    const [UpdatedBy, Text] = notes[columns.note[index]];
    return {
      ...made,
      Id: id,
      ...timesAt(
        now,
        columns.created[index] * 1000,
        columns.updated[index] * 1000,
      ),
      ProductFields: named
        ? {
            ...productFields,
            'aws/securityhub/FindingId': named.slice(0, -id.length) + id,
          }
        : productFields,
      Workflow: { Status: workflows[columns.workflow[index]] },
      ...(columns.noted[index] > 0
        ? {
            Note: {
              Text,
              UpdatedBy,
              UpdatedAt: new Date(columns.noted[index] * 1000).toISOString(),
            },
          }
        : {}),
      RecordState: columns.archived[index] === 1 ? 'ARCHIVED' : 'ACTIVE',
    };
  }

  private resource(index: number): GeneratedResource {
    const { columns } = this;
    const place = this.places.places[columns.place[index]];
    const number = columns.resource[index];
    return generateResource(Random.ofNumber(this.seed + 1, number), {
      kind: kindNames[columns.kind[index]],
      account: place.account,
      region: bulkRegions[columns.resourceRegion[index]],
      name: resourceName(place, number),
      tags: resourceTags(place, columns.tagging[index], number),
    });
  }
}
