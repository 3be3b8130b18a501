import { Entity } from '@backstage/catalog-model';
import { scopeAnnotations } from 'backstage-plugin-security-hub-node';

const kinds: ReadonlySet<string> = new Set([
  'component',
  'api',
  'resource',
  'system',
  'domain',
  'group',
]);

const scopeNames: ReadonlySet<string> = new Set(scopeAnnotations);

/** What the names of our annotations begin with. */
export const PREFIX = 'aws-security-hub/';

/** Whether the plugin reads annotations of the entity's kind. */
export function isChecked(entity: Entity): boolean {
  return kinds.has(entity.kind.toLocaleLowerCase('en-US'));
}

/** Whether the entity describes an AWS account. */
export function isCloudAccount(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    entity.spec?.type === 'cloud-account'
  );
}

function entriesOf(entity: Entity): Array<[name: string, value: unknown]> {
  // Before the catalog has checked it, it may be anything
  const all: unknown = entity.metadata.annotations;
  return typeof all === 'object' && all !== null ? Object.entries(all) : [];
}

/** The annotations `aws-security-hub/*` of an entity. */
export function ownAnnotations(
  entity: Entity,
): Array<[name: string, value: unknown]> {
  return entriesOf(entity).filter(([name]) => name.startsWith(PREFIX));
}

/** Those, and the annotations of other plugins that a scope is read from. */
export function annotationsOf(
  entity: Entity,
): Array<[name: string, value: unknown]> {
  return entriesOf(entity).filter(
    ([name]) => name.startsWith(PREFIX) || scopeNames.has(name),
  );
}

/** Whether one of our annotations is a number, a list or something else that the catalog refuses. */
export function hasOtherThanText(entity: Entity): boolean {
  return ownAnnotations(entity).some(([, value]) => typeof value !== 'string');
}
