import { Entity } from '@backstage/catalog-model';
import {
  ACCOUNT_IDS_ANNOTATION,
  TAGS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';

/** YAML of the entity with the annotations that it lacks. The account is plainly an example; the tag is the entity's own name. */
export function exampleAnnotation(entity: Entity): string {
  const { name, namespace } = entity.metadata;
  return [
    `apiVersion: ${entity.apiVersion}`,
    `kind: ${entity.kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace && namespace !== 'default'
      ? [`  namespace: ${namespace}`]
      : []),
    '  annotations:',
    `    ${ACCOUNT_IDS_ANNOTATION}: "111122223333"`,
    `    ${TAGS_ANNOTATION}: "Service=${name}"`,
  ].join('\n');
}
