import { memberOf, objectOf, textOf } from '../../store/AsffRecord';
import { StoredRecord } from '../../store/StoredRecord';
import { KnownResource, knownResource } from './KnownResource';

/** When a finding showed a resource. */
type When = { updatedAt: number; sequence: number };

function isNewer(left: When, right: When): boolean {
  return (
    left.updatedAt > right.updatedAt ||
    (left.updatedAt === right.updatedAt && left.sequence < right.sequence)
  );
}

function tagsOf(resource: unknown): KnownResource['tags'] | undefined {
  return memberOf(resource, 'Tags') === undefined
    ? undefined
    : Object.fromEntries(
        Object.entries(objectOf(resource, 'Tags')).map(([key, value]) => [
          key,
          String(value),
        ]),
      );
}

/**
 * What findings show of resources, in whatever order they come: the newest one
 * counts, of equally new ones the one that arrived first, and one with tags is
 * enough for tags to have been there.
 */
export class Sightings {
  private readonly found = new Map<
    string,
    When & { resource: KnownResource }
  >();

  private constructor() {}

  static create(): Sightings {
    return new Sightings();
  }

  /** All resources that were seen, by ARN. */
  byArn(): Map<string, KnownResource> {
    return new Map(
      [...this.found].map(([arn, { resource }]) => [arn, resource]),
    );
  }

  arns(): string[] {
    return [...this.found.keys()];
  }

  add(resource: KnownResource, when: When): void {
    const known = this.found.get(resource.arn);
    if (!known) {
      this.found.set(resource.arn, { ...when, resource });
      return;
    }
    const everTagged = known.resource.everTagged || resource.everTagged;
    const newest = isNewer(when, known) ? { ...when, resource } : known;
    if (newest !== known || everTagged !== known.resource.everTagged) {
      this.found.set(resource.arn, {
        ...newest,
        resource: { ...newest.resource, everTagged },
      });
    }
  }

  /** Adds all resources of a finding that have an ARN. */
  addRecord({ account, region, finding, sequence }: StoredRecord): void {
    const resources = Array.isArray(finding.Resources) ? finding.Resources : [];
    const updatedAt = Date.parse(textOf(finding, 'UpdatedAt') ?? '') || 0;
    for (const resource of resources) {
      const arn = textOf(resource, 'Id') ?? '';
      if (arn.startsWith('arn:')) {
        this.add(
          knownResource(arn, {
            account,
            region: textOf(resource, 'Region') ?? region,
            type: textOf(resource, 'Type') ?? 'Other',
            tags: tagsOf(resource),
          }),
          { updatedAt, sequence },
        );
      }
    }
  }
}
