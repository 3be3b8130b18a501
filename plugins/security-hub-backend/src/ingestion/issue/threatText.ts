import type {
  FindingRecord,
  FindingResource,
} from 'backstage-plugin-security-hub-common';
import { holdsAddress, threatType } from './threatType';

/** Changes when the same records give other texts: then all findings are looked at again. */
export const THREAT_VERSION = 1;

/** Types whose names in the details of a record are those of people or programs. */
const principals = ['AwsIamAccessKey'];

/**
 * What a threat is called before everybody who sees that there is one: its type, in words. The title that AWS wrote names addresses and
 * people, and is part of the evidence.
 */
export function threatTitle(record: FindingRecord): string {
  const type = threatType(record);
  if (type === undefined) {
    return `Threat, reported by ${record.product.name}`;
  }
  const [purpose, ...rest] = type.split(':');
  const detail = rest.join(':');
  return detail
    ? `${words(purpose)}: ${words(detail)} (${type})`
    : `Threat: ${words(type)}`;
}

/** `UnauthorizedAccess` as `Unauthorized access`; abbreviations stay. */
function words(text: string): string {
  const list = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[\s/_!.-]+/)
    .filter(Boolean);
  return list
    .map((word, index) =>
      index > 0 && /^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word,
    )
    .join(' ');
}

/**
 * The resources of a threat, without actors that some products list among them (what is no resource of AWS and is called by an address), and
 * without the names of people and programs.
 */
export function threatResources(
  resources: readonly FindingResource[],
): FindingResource[] {
  return resources
    .filter(
      ({ id, name, type }) =>
        /^aws/i.test(type) || !(holdsAddress(id) || holdsAddress(name)),
    )
    .map(({ displayName, ...resource }) =>
      displayName === undefined ||
      principals.includes(resource.type) ||
      holdsAddress(displayName)
        ? resource
        : { ...resource, displayName },
    );
}
