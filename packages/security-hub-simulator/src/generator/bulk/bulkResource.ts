import { BulkPlace } from './BulkPlaces';
import { taggings } from './bulkTables';

/** The name of a generated resource. */
export function resourceName({ component }: BulkPlace, number: number): string {
  return `${component.name}-${number.toString(36)}x`;
}

/** Tags of a generated resource, undefined without any. */
export function resourceTags(
  place: BulkPlace,
  tagging: number,
  number: number,
): Readonly<Record<string, string>> | undefined {
  switch (taggings[tagging]) {
    case 'component':
      return place.tags;
    case 'stack':
      return {
        'aws:cloudformation:stack-name': `${resourceName(place, number)}-stack`,
      };
    default:
      return undefined;
  }
}
