import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  CONTACT_ANNOTATION,
  ENVIRONMENT_ANNOTATION,
  FOREIGN_ACCOUNT_ANNOTATIONS,
} from 'backstage-plugin-security-hub-common';
import { normaliseEntityRef } from './entityRefs';

/** `spec.type` of the `Resource` entities that describe an AWS account. */
export const CLOUD_ACCOUNT_TYPE = 'cloud-account';

/** What the ledger reads of a `Resource` of type `cloud-account`. */
export type CloudAccountResource = {
  entityRef: string;
  /** `backstage.io/managed-by-origin-location`: decides whether it is trusted */
  originLocation?: string;
  /** From the annotation, else the entity's name; not yet checked */
  accountId: string;
  name: string;
  /** Entity ref of the owner */
  owner?: string;
  /** As written; not yet checked */
  environment?: string;
  /** As written; not yet checked */
  contact?: string;
};

/** Reads an account out of an entity; undefined where the entity describes none. */
export function toCloudAccountResource(
  entity: Entity,
): CloudAccountResource | undefined {
  if (
    entity.kind.toLocaleLowerCase('en-US') !== 'resource' ||
    entity.spec?.type !== CLOUD_ACCOUNT_TYPE
  ) {
    return undefined;
  }
  const annotations = entity.metadata.annotations ?? {};
  const annotated = FOREIGN_ACCOUNT_ANNOTATIONS.map(
    annotation => annotations[annotation],
  ).find(value => value !== undefined);
  const related = entity.relations?.find(
    relation => relation.type === RELATION_OWNED_BY,
  )?.targetRef;
  const specified = entity.spec?.owner;
  return {
    entityRef: stringifyEntityRef(entity),
    originLocation: annotations[ANNOTATION_ORIGIN_LOCATION],
    accountId: (annotated ?? entity.metadata.name).trim(),
    name: entity.metadata.title ?? entity.metadata.name,
    owner: normaliseEntityRef(
      related ?? (typeof specified === 'string' ? specified : undefined),
      entity.metadata.namespace,
    ),
    environment: annotations[ENVIRONMENT_ANNOTATION]?.trim().toLowerCase(),
    contact: annotations[CONTACT_ANNOTATION],
  };
}
