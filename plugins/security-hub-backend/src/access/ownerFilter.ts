import { ServiceUnavailableError } from '@backstage/errors';
import { FindingFilterCriteria } from 'backstage-plugin-security-hub-common';
import { GroupHierarchy } from './caller';
import { RecentMap } from '../caching/RecentMap';
import { RollUpEntities, RollUpLookup } from './RollUpLookup';

/**
 * Criteria that the database understands: what is said of owners is said of the entities that these own. A token names direct groups only,
 * so the groups above the claims own for them, too.
 *
 * @throws ServiceUnavailableError where owners are asked for before the first look at the catalog
 */
export function resolveOwners(
  criteria: FindingFilterCriteria,
  catalog: { hierarchy: GroupHierarchy; rollUps: RollUpLookup },
): FindingFilterCriteria {
  const ownedBy = (claims: string[]): FindingFilterCriteria => {
    const { hierarchy, rollUps } = catalog;
    const owners = new Set([...claims, ...hierarchy.ancestorsOf(claims)]);
    return {
      field: 'primaryEntity',
      values: valuesOf(known(rollUps), [...owners].sort()),
    };
  };
  const resolve = (part: FindingFilterCriteria): FindingFilterCriteria => {
    if ('allOf' in part) {
      return { allOf: part.allOf.map(resolve) };
    }
    if ('anyOf' in part) {
      return { anyOf: part.anyOf.map(resolve) };
    }
    if ('not' in part) {
      return { not: resolve(part.not) };
    }
    return part.field === 'owner' ? ownedBy(part.values) : part;
  };
  return resolve(criteria);
}

/** Owners of whom it is remembered what they own, for as long as the catalog is what it was. */
const MAXIMUM = 200;
const remembered = new WeakMap<RollUpEntities, RecentMap<string[]>>();

/** What the owners own, in order: for a team with thousands of entities that takes longer than most of a request. */
function valuesOf(rollUps: RollUpEntities, owners: string[]): string[] {
  const ofCatalog =
    remembered.get(rollUps) ?? RecentMap.create<string[]>({ maximum: MAXIMUM });
  remembered.set(rollUps, ofCatalog);
  const key = JSON.stringify(owners);
  const values = ofCatalog.get(key) ?? rollUps.ownedBy(owners).sort();
  ofCatalog.set(key, values);
  return values;
}

/**
 * The refs that a policy may claim to own an entity: its owners, and all groups below these.
 *
 * @throws ServiceUnavailableError before the first look at the catalog
 */
export function claimantsOf(
  entityRef: string,
  rollUps: RollUpLookup,
): string[] {
  return known(rollUps).withGroupsBelow(rollUps.ownersOf(entityRef));
}

function known({ rollUps }: RollUpLookup) {
  if (!rollUps) {
    throw new ServiceUnavailableError(
      'The catalog has not been looked at since the start: try again in some seconds',
    );
  }
  return rollUps;
}
