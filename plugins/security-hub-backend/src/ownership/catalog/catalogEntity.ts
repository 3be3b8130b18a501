import {
  Entity,
  RELATION_CHILD_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ARNS_ANNOTATION,
  FOREIGN_ACCOUNT_ANNOTATIONS,
  FOREIGN_ARN_ANNOTATIONS,
  TIER_ANNOTATION,
} from 'backstage-plugin-security-hub-common';
import {
  CloudAccountResource,
  normaliseEntityRef,
  toCloudAccountResource,
} from '../../accounts';
import { scopeAnnotations } from '../scope';

const foreignAccounts: ReadonlySet<string> = new Set(
  FOREIGN_ACCOUNT_ANNOTATIONS,
);

/** What of an entity changes what is said of its findings. */
export type EntityTraits = {
  /** `spec.type`, at most 63 characters */
  type?: string;
  /** `spec.lifecycle`, at most 63 characters */
  lifecycle?: string;
  /** The annotation `aws-security-hub/tier`, at most 63 characters */
  tier?: string;
};

/** What a sweep keeps of an entity. */
export type CatalogEntity = {
  ref: string;
  etag: string;
  /** Lower case */
  kind: string;
  ownerRefs: string[];
  traits: EntityTraits;
  /** Scope annotations only */
  annotations: Record<string, unknown>;
  /** ARNs that name the entity, where it is a resource */
  arns: string[];
  /** Resources that it depends on, whoever says so */
  dependsOn: string[];
  /** Those that it names itself: a file of anybody can say `dependencyOf` */
  namesResources: string[];
  /** Parents, where it is a group */
  childOf: string[];
  /** What it is directly a part of, and what is a part of it: either of the two may say so */
  partOf: string[];
  hasPart: string[];
  cloudAccount?: CloudAccountResource;
};

function targets(entity: Entity, type: string): string[] {
  const refs = new Set<string>();
  for (const relation of entity.relations ?? []) {
    const ref =
      relation.type === type
        ? normaliseEntityRef(relation.targetRef)
        : undefined;
    if (ref) {
      refs.add(ref);
    }
  }
  return [...refs].sort();
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim().slice(0, 63)
    : undefined;
}

function named(entity: Entity): string[] {
  const written = entity.spec?.dependsOn;
  const refs = new Set<string>();
  for (const text of Array.isArray(written) ? written : []) {
    const ref =
      typeof text === 'string'
        ? normaliseEntityRef(text, entity.metadata.namespace)
        : undefined;
    if (ref?.startsWith('resource:')) {
      refs.add(ref);
    }
  }
  return [...refs].sort();
}

/** Reduces an entity to what ownership needs. Owners are the direct `ownedBy` relations. */
export function toCatalogEntity(entity: Entity): CatalogEntity {
  const ref = stringifyEntityRef(entity);
  const kind = entity.kind.toLocaleLowerCase('en-US');
  const cloudAccount = toCloudAccountResource(entity);
  const all: Record<string, unknown> = entity.metadata.annotations ?? {};
  const annotations: Record<string, unknown> = {};
  for (const name of scopeAnnotations) {
    // The id of an account entity says what it is. As a claim it would be in conflict with whoever claims the account
    if (cloudAccount && foreignAccounts.has(name)) {
      continue;
    }
    if (Object.prototype.hasOwnProperty.call(all, name)) {
      annotations[name] = all[name];
    }
  }
  return {
    ref,
    etag: entity.metadata.etag ?? '',
    kind,
    ownerRefs: targets(entity, RELATION_OWNED_BY),
    traits: {
      type: shortText(entity.spec?.type),
      lifecycle: shortText(entity.spec?.lifecycle),
      tier: shortText(all[TIER_ANNOTATION]),
    },
    annotations,
    arns:
      kind === 'resource'
        ? [ARNS_ANNOTATION, ...FOREIGN_ARN_ANNOTATIONS]
            .map(name => annotations[name])
            .filter((value): value is string => typeof value === 'string')
        : [],
    dependsOn: targets(entity, RELATION_DEPENDS_ON).filter(target =>
      target.startsWith('resource:'),
    ),
    namesResources: named(entity),
    childOf:
      kind === 'group'
        ? targets(entity, RELATION_CHILD_OF).filter(target =>
            target.startsWith('group:'),
          )
        : [],
    partOf: targets(entity, RELATION_PART_OF),
    hasPart: targets(entity, RELATION_HAS_PART),
    cloudAccount,
  };
}
