import { CloudAccountResource } from '../../accounts';
import { closeGroups, GroupMembership } from '../groupClosure';
import { parseScope, ScopeDefinition, scopeHash } from '../scope';
import { CatalogEntity } from './catalogEntity';

/** An entity with what it claims. */
export type SnapshotEntity = {
  ref: string;
  etag: string;
  /** Lower case */
  kind: string;
  /** Refs of its owners by direct relation */
  ownerRefs: string[];
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
};

/** Puts the entities of one sweep together: scopes with the ARNs of related resources, accounts, groups. */
export function compileSnapshot(entities: CatalogEntity[]): CatalogSnapshot {
  const byRef = new Map(entities.map(entity => [entity.ref, entity]));
  const sorted = [...byRef.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  return {
    entities: sorted.map(entity => {
      const scope = parseScope({
        annotations: entity.annotations,
        related: entity.dependsOn.map(entityRef => ({
          entityRef,
          arns: byRef.get(entityRef)?.arns ?? [],
        })),
      });
      const { ref, etag, kind, ownerRefs } = entity;
      return {
        ref,
        etag,
        kind,
        ownerRefs,
        scope,
        scopeHash: scopeHash(scope, ownerRefs),
      };
    }),
    ledgerResources: sorted.flatMap(({ cloudAccount }) => cloudAccount ?? []),
    groupHierarchy: closeGroups(
      sorted.flatMap(({ ref, childOf }) =>
        childOf.map(ancestor => ({ ancestor, member: ref })),
      ),
    ),
  };
}
