import { Entity } from '@backstage/catalog-model';
import {
  ACCOUNT_IDS_ANNOTATION,
  ARNS_ANNOTATION,
  FOREIGN_ACCOUNT_ANNOTATIONS,
  FOREIGN_ARN_ANNOTATIONS,
  FOREIGN_TAGS_ANNOTATION,
  SCOPE_ANNOTATION,
  TAGS_ANNOTATION,
} from 'backstage-plugin-security-hub-common';

const scopeAnnotations: readonly string[] = [
  ACCOUNT_IDS_ANNOTATION,
  ARNS_ANNOTATION,
  FOREIGN_TAGS_ANNOTATION,
  SCOPE_ANNOTATION,
  TAGS_ANNOTATION,
  ...FOREIGN_ACCOUNT_ANNOTATIONS,
  ...FOREIGN_ARN_ANNOTATIONS,
];

/**
 * Whether an annotation of the entity names AWS resources. The annotation may still be malformed or not claimable; the tab says so. @public
 */
export function isSecurityHubAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return scopeAnnotations.some(name => annotations[name] !== undefined);
}
