import { Entity } from '@backstage/catalog-model';
import { createHash } from 'node:crypto';
import { annotationsOf } from './checkedEntity';

/** A hash of JSON: equal for what is equal. */
export function fingerprint(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('base64url')
    .slice(0, 22);
}

/**
 * A hash of what the entity's own file says of its scope: the annotations and, where there is one, owner, type, lifecycle and the
 * resources that it depends on. Undefined without an annotation.
 */
export function fingerprintOf(entity: Entity): string | undefined {
  const annotations = annotationsOf(entity);
  if (annotations.length === 0) {
    return undefined;
  }
  const { owner, type, lifecycle, dependsOn } = entity.spec ?? {};
  return fingerprint([
    annotations.sort(([left], [right]) => (left < right ? -1 : 1)),
    [owner, type, lifecycle, dependsOn],
  ]);
}
