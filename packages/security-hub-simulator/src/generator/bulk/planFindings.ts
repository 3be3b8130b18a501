import { controlFacts } from '../controlFacts';
import { ageOf, momentsOf, notes, triageOf } from '../lifecycle';
import { variantSeverities } from '../productFindings';
import { Random } from '../Random';
import { resourceKinds } from '../resourceKinds';
import { BulkPlaces } from './BulkPlaces';
import {
  BulkProduct,
  bulkProducts,
  bulkRegions,
  controlsOfKind,
  kindNames,
  results,
  severities,
  taggings,
  workflows,
} from './bulkTables';
import { createColumns, FindingColumns } from './FindingColumns';

type Resource = { place: number; kind: number; number: number; region: number };

const suitable: Partial<Record<BulkProduct, readonly string[]>> = {
  inspector: ['instance', 'repository', 'function'],
  guardduty: ['instance', 'bucket', 'user'],
  macie: ['bucket'],
  'access-analyzer': ['bucket'],
};

/** Draws the facts of findings one after the other; a resource's findings lie together. */
class Planner {
  readonly columns: FindingColumns;
  filled = 0;
  private readonly random: Random;
  private readonly places: BulkPlaces;
  private readonly size: number;
  private readonly now: number;
  private resources = 0;
  private tagging = 0;

  private constructor(options: {
    random: Random;
    places: BulkPlaces;
    size: number;
    now: number;
  }) {
    this.random = options.random;
    this.places = options.places;
    this.size = options.size;
    this.now = options.now;
    this.columns = createColumns(options.size);
  }

  static create(options: {
    random: Random;
    places: BulkPlaces;
    size: number;
    now: number;
  }): Planner {
    return new Planner(options);
  }

  addControls(): void {
    const { random } = this;
    const resource = this.resource();
    const { global } = resourceKinds[kindNames[resource.kind]];
    for (const control of controlsOfKind[resource.kind]) {
      if (!random.chance(0.85)) {
        continue;
      }
      const dice = random.next();
      let result: (typeof results)[number] = 'NOT_AVAILABLE';
      if (dice < 0.56) {
        result = 'PASSED';
      } else if (dice < 0.96) {
        result = 'FAILED';
      } else if (dice < 0.98) {
        result = 'WARNING';
      }
      const archived = random.chance(0.03);
      const regions = global ? bulkRegions.keys() : [resource.region];
      for (const region of regions) {
        this.add(resource, region, {
          product: 'security-hub',
          variant: control,
          severity: controlFacts[control].severity,
          result,
          archived,
        });
      }
    }
  }

  addProduct(product: Exclude<BulkProduct, 'security-hub'>): void {
    const { random } = this;
    const resource = this.resource(suitable[product]);
    const count = product === 'inspector' ? 1 + random.below(8) : 1;
    for (let number = 0; number < count; number += 1) {
      const choices = variantSeverities[product];
      const variant = random.below(choices.length);
      this.add(resource, resource.region, {
        product,
        variant,
        severity: choices[variant],
        result: undefined,
        archived: random.chance(0.08),
      });
    }
  }

  private resource(kinds?: readonly string[]): Resource {
    const { random } = this;
    const place = this.places.pick(random);
    const own = this.places.places[place].component.kinds;
    const fitting = kinds ? own.filter(kind => kinds.includes(kind)) : own;
    let kind = fitting.length > 0 ? random.pick(fitting) : kinds?.[0];
    if (kinds && kind === 'repository') {
      // Inspector scans the images of a repository, not the repository.
      kind = 'image';
    }
    this.resources += 1;
    const dice = random.next();
    this.tagging = taggings.indexOf('none');
    if (dice < 0.84) {
      this.tagging = taggings.indexOf('component');
    } else if (dice < 0.9) {
      this.tagging = taggings.indexOf('stack');
    }
    return {
      place,
      kind: kindNames.indexOf(kind ?? own[0]),
      number: this.resources,
      region: random.chance(0.12) ? 1 : 0,
    };
  }

  private add(
    resource: Resource,
    region: number,
    finding: {
      product: BulkProduct;
      variant: number;
      severity: (typeof severities)[number];
      result: (typeof results)[number];
      archived: boolean;
    },
  ): void {
    if (this.filled >= this.size) {
      return;
    }
    const { columns, random, now } = this;
    const at = this.filled;
    this.filled += 1;
    const { product, severity, result } = finding;
    columns.place[at] = resource.place;
    columns.kind[at] = resource.kind;
    columns.resource[at] = resource.number;
    columns.resourceRegion[at] = resource.region;
    columns.region[at] = region;
    columns.tagging[at] = this.tagging;
    columns.product[at] = bulkProducts.indexOf(product);
    columns.variant[at] = finding.variant;
    columns.severity[at] = severities.indexOf(
      result === undefined || result === 'FAILED' ? severity : 'INFORMATIONAL',
    );
    columns.result[at] = results.indexOf(result);
    columns.archived[at] = finding.archived ? 1 : 0;
    const moments = momentsOf(random, now, ageOf(random, severity));
    columns.created[at] = Math.floor(moments.created / 1000);
    columns.updated[at] = Math.floor(moments.updated / 1000);
    if (result === 'PASSED') {
      columns.workflow[at] = workflows.indexOf(
        random.chance(0.04) ? 'SUPPRESSED' : 'RESOLVED',
      );
      return;
    }
    const triage = triageOf(random, now);
    columns.workflow[at] = workflows.indexOf(triage.Workflow.Status);
    if (triage.Note) {
      columns.noted[at] = Math.floor(Date.parse(triage.Note.UpdatedAt) / 1000);
      columns.note[at] = notes.findIndex(
        ([, text]) => text === triage.Note?.Text,
      );
    }
  }
}

/**
 * Plans findings: as many as asked for, with these shares of the products.
 *
 * @param options - `shares` add up to 1
 */
export function planFindings(options: {
  seed: number;
  size: number;
  now: number;
  places: BulkPlaces;
  shares: Readonly<Record<BulkProduct, number>>;
}): FindingColumns {
  const { seed, size, now, places, shares } = options;
  const planner = Planner.create({
    random: Random.ofNumber(seed, 0),
    places,
    size,
    now,
  });
  const made = bulkProducts.map(() => 0);
  while (planner.filled < size) {
    let next = 0;
    for (let product = 1; product < bulkProducts.length; product += 1) {
      const lacking = (index: number) =>
        shares[bulkProducts[index]] * (planner.filled + 1) - made[index];
      if (lacking(product) > lacking(next)) {
        next = product;
      }
    }
    const before = planner.filled;
    const product = bulkProducts[next];
    if (product === 'security-hub') {
      planner.addControls();
    } else {
      planner.addProduct(product);
    }
    made[next] += planner.filled - before;
  }
  return planner.columns;
}
