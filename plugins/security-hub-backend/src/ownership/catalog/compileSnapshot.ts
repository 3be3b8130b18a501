import { createHash } from 'node:crypto';
import { CloudAccountResource } from '../../accounts';
import { closeGroups, GroupMembership } from '../groupClosure';
import {
  parseScope,
  RelatedResource,
  ScopeDefinition,
  scopeHash,
} from '../scope';
import { CatalogEntity, EntityTraits } from './catalogEntity';

/** An entity with what it claims. */
export type SnapshotEntity = {
  ref: string;
  etag: string;
  /** Lower case */
  kind: string;
  /** Refs of its owners by direct relation */
  ownerRefs: string[];
  traits: EntityTraits;
  /** Refs of what it is directly a part of, sorted */
  partOf: string[];
  scope: ScopeDefinition;
  /** SHA-256 (hex) of scope and owners: unchanged means that ownership need not be computed again */
  scopeHash: string;
};

/** What one sweep of the catalog found. */
export type CatalogSnapshot = {
  /** Components, APIs, Resources, Systems, Domains and Groups, with or without a scope; sorted by ref */
  entities: SnapshotEntity[];
  /** All `cloud-account` resources; the ledger decides which it trusts */
  ledgerResources: CloudAccountResource[];
  /** All pairs of group and group above it, through at most ten levels */
  groupHierarchy: GroupMembership[];
  /** SHA-256 (hex) of all of it but the etags: equal means that nothing has changed for ownership */
  hash: string;
};

/** Scopes of the sweep before, by entity ref, with what they were parsed from. */
export type ScopeCache = Map<string, { from: string; scope: ScopeDefinition }>;

function scopeOf(
  entity: CatalogEntity,
  related: RelatedResource[],
  cache: ScopeCache,
): ScopeDefinition {
  const from = JSON.stringify([entity.annotations, related]);
  const known = cache.get(entity.ref);
  if (known?.from === from) {
    return known.scope;
  }
  const scope = parseScope({ annotations: entity.annotations, related });
  cache.set(entity.ref, { from, scope });
  return scope;
}

/** Whether the entity, or its owner, says that it depends on the resource; a stranger's `dependencyOf` must not add to its claims. */
function isOwnWord(
  entity: CatalogEntity,
  resource: CatalogEntity | undefined,
): boolean {
  return (
    resource !== undefined &&
    (entity.namesResources.includes(resource.ref) ||
      entity.ownerRefs.some(owner => resource.ownerRefs.includes(owner)))
  );
}

/** What each entity is directly a part of, whichever of the two says so. */
function wholesOf(entities: CatalogEntity[]): Map<string, string[]> {
  const wholes = new Map<string, Set<string>>(
    entities.map(({ ref, partOf }) => [ref, new Set(partOf)]),
  );
  for (const { ref, hasPart } of entities) {
    for (const part of hasPart) {
      wholes.get(part)?.add(ref);
    }
  }
  return new Map([...wholes].map(([ref, refs]) => [ref, [...refs].sort()]));
}

/**
 * Puts the entities of one sweep together: scopes with the ARNs of related resources, accounts, groups.
 * @param cache filled here, so that the next sweep parses only what has changed
 */
export function compileSnapshot(
  entities: CatalogEntity[],
  cache: ScopeCache = new Map(),
): CatalogSnapshot {
  const byRef = new Map(entities.map(entity => [entity.ref, entity]));
  const sorted = [...byRef.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  for (const ref of [...cache.keys()].filter(known => !byRef.has(known))) {
    cache.delete(ref);
  }
  const wholes = wholesOf(sorted);
  const compiled = sorted.map((entity): SnapshotEntity => {
    const related = entity.dependsOn
      .filter(entityRef => isOwnWord(entity, byRef.get(entityRef)))
      .map(entityRef => ({
        entityRef,
        arns: byRef.get(entityRef)?.arns ?? [],
      }));
    const scope = scopeOf(entity, related, cache);
    const { ref, etag, kind, ownerRefs, traits } = entity;
    return {
      ref,
      etag,
      kind,
      ownerRefs,
      traits,
      partOf: wholes.get(ref) ?? [],
      scope,
      scopeHash: scopeHash(scope, ownerRefs),
    };
  });
  const ledgerResources = sorted.flatMap(
    ({ cloudAccount }) => cloudAccount ?? [],
  );
  const groupHierarchy = closeGroups(
    sorted.flatMap(({ ref, childOf }) =>
      childOf.map(ancestor => ({ ancestor, member: ref })),
    ),
  );
  const hash = createHash('sha256');
  for (const { ref, scopeHash: own, scope, traits, partOf } of compiled) {
    // The texts too: people are shown them, and two spellings can mean the same
    const texts = scope.selectors.map(({ text }) => text);
    hash.update(`${JSON.stringify([ref, own, texts, traits, partOf])}\n`);
  }
  hash.update(JSON.stringify([ledgerResources, groupHierarchy]));
  return {
    entities: compiled,
    ledgerResources,
    groupHierarchy,
    hash: hash.digest('hex'),
  };
}
