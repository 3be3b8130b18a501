import { FindingSource } from '../../store/FindingSource';
import { World } from '../../store/World';
import { Inventory } from './Inventory';
import { KnownResource, knownResource } from './KnownResource';
import { Sightings } from './Sightings';
import { SourceInventory } from './SourceInventory';

type Known = { records: number; tags: number; inventory: Inventory };

const known = new WeakMap<World, Known>();
const ofSources = new WeakMap<FindingSource, SourceInventory>();

function ofSource(source: FindingSource): SourceInventory {
  const made = ofSources.get(source) ?? SourceInventory.create(source);
  ofSources.set(source, made);
  return made;
}

function timeOf(value: unknown): number {
  return typeof value === 'number' ? value : Date.parse(String(value)) || 0;
}

/** What a source tells, and which of its resources are not, or not only, as it tells. */
type Told = {
  source: FindingSource;
  inventory: SourceInventory;
  passedOver: Set<number>;
};

/** Adds what the source still tells of resources that other findings are about, too. */
function addTold(sightings: Sightings, { records }: World, told: Told): void {
  const { source, inventory, passedOver } = told;
  const touched = new Set(sightings.arns());
  for (const index of records.leftSource()) {
    touched.add(inventory.arnOfFinding(index) ?? '');
  }
  for (const arn of touched) {
    for (const position of inventory.withArn(arn)) {
      passedOver.add(position);
    }
  }
  const updated = source.reader('UpdatedAt');
  for (const position of passedOver) {
    for (const index of inventory.findingsAt(position)) {
      const record = records.told(index);
      if (record) {
        const [time] = updated?.(index) ?? [record.finding.UpdatedAt];
        sightings.add(inventory.resources[position], {
          updatedAt: timeOf(time),
          sequence: record.sequence,
        });
      }
    }
  }
}

/** Gives resources the tags that were set since their findings were made. */
function setTags(
  others: Map<string, KnownResource>,
  world: World,
  told: Told | undefined,
): void {
  for (const [arn, tags] of world.resourceTags.entries()) {
    let seen = others.get(arn);
    for (const position of told?.inventory.withArn(arn) ?? []) {
      if (!told?.passedOver.has(position)) {
        seen = told?.inventory.resources[position];
        told?.passedOver.add(position);
      }
    }
    if (tags === 'unknown') {
      others.delete(arn);
      continue;
    }
    seen ??= knownResource(arn, {
      account: world.administrator,
      region: world.homeRegion,
      type: 'Other',
    });
    others.set(arn, { ...seen, tags, everTagged: true });
  }
}

function make(world: World): Inventory {
  const sightings = Sightings.create();
  for (const record of world.records.held()) {
    sightings.addRecord(record);
  }
  const source = world.records.source();
  const inventory = source && ofSource(source);
  const told = inventory && {
    source,
    inventory,
    passedOver: new Set(inventory.repeated),
  };
  if (told) {
    addTold(sightings, world, told);
  }
  const others = sightings.byArn();
  setTags(others, world, told);
  return Inventory.create(inventory?.resources ?? [], told?.passedOver, [
    ...others.values(),
  ]);
}

/** All resources of the world as they are now. What a change has to do with is found anew, the rest stays. */
export function inventoryOf(world: World): Inventory {
  const records = world.records.revision();
  const tags = world.resourceTags.revision();
  const last = known.get(world);
  if (last && last.records === records && last.tags === tags) {
    return last.inventory;
  }
  const inventory = make(world);
  known.set(world, { records, tags, inventory });
  return inventory;
}
