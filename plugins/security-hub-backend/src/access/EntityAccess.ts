import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  FindingFilter,
  FindingFilterCriteria,
  findingReadPermission,
} from 'backstage-plugin-security-hub-common';
import { securityHubFindingResourceRef } from 'backstage-plugin-security-hub-node';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../config/settings';
import {
  EntityState,
  loadEntityStates,
} from '../database/operations/queries/loadEntityStates';
import { Caller, createCaller, GroupHierarchy, isOwnerOrAbove } from './caller';

/** Credentials of a human. */
export type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** What a caller may do on an entity's page. */
export type EntityView = {
  entityRef: string;
  owners: string[];
  caller: Caller;
  /** Changes with every change of the entity's findings: what was counted at the same version still holds */
  version: string;
  /** Those of the asked-for other entities that the caller may read, too */
  readable: ReadonlySet<string>;
  /** What a conditional policy leaves of the entity's findings */
  criteria?: FindingFilterCriteria;
};

/**
 * Decides on behalf of the caller: whether an entity is visible in the catalog, whether the policy lets findings be read, and
 * whether the built-in rule does. A policy can only narrow the built-in rule.
 */
export class EntityAccess {
  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    userInfo: UserInfoService;
    hierarchy: GroupHierarchy;
    knex: Knex;
    settings: Pick<SecurityHubSettings, 'defaultRead' | 'platformGroups'>;
  }): EntityAccess {
    return new EntityAccess(options);
  }

  readonly #options: Parameters<typeof EntityAccess.create>[0];

  private constructor(options: Parameters<typeof EntityAccess.create>[0]) {
    this.#options = options;
  }

  /** The human behind a request, with all groups. */
  async callerOf(credentials: UserCredentials): Promise<Caller> {
    const { userInfo, hierarchy, settings } = this.#options;
    const info = await userInfo.getUserInfo(credentials);
    return createCaller({
      userEntityRef: info.userEntityRef,
      ownershipEntityRefs: info.ownershipEntityRefs,
      hierarchy,
      platformGroups: settings.platformGroups,
    });
  }

  /**
   * The view of an entity's findings. Everything is asked anew for each request, with one call to the catalog: other entities that
   * the reply may name are asked for along with it.
   *
   * @throws NotFoundError when the entity does not exist or the caller may not read it in the catalog: the two look the same.
   * @throws NotAllowedError when the caller sees the entity, but not its findings.
   */
  async viewEntity(
    entityRef: string,
    credentials: UserCredentials,
    others: readonly string[] = [],
  ): Promise<EntityView> {
    const { hierarchy, settings } = this.#options;
    const entities = await this.#readable([entityRef, ...others], credentials);
    const entity = entities.get(entityRef);
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef}, or you may not read it`,
      );
    }
    const [caller, criteria, { checkedOwners, version }] = await Promise.all([
      this.callerOf(credentials),
      this.criteriaFor(findingReadPermission, credentials),
      this.#stateOf(entityRef),
    ]);
    const named = ownersOf(entity);
    const owners = stillChecked(entityRef, named, checkedOwners);
    if (
      settings.defaultRead === 'owners' &&
      !isOwnerOrAbove(caller, owners, hierarchy)
    ) {
      throw new NotAllowedError(
        `Findings of ${entityRef} are shown to its owners only; ask ${
          named.join(', ') || 'for an owner to be set in the catalog'
        }`,
      );
    }
    const readable = new Set(entities.keys());
    return { entityRef, owners, caller, criteria, version, readable };
  }

  /**
   * What a permission leaves of the findings: undefined for all of them.
   *
   * @throws NotAllowedError when the policy denies.
   */
  async criteriaFor(
    permission: ResourcePermission,
    credentials: UserCredentials,
  ): Promise<FindingFilterCriteria | undefined> {
    const { permissions, permissionsRegistry } = this.#options;
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) {
      return undefined;
    }
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      throw new NotAllowedError(`The policy denies ${permission.name}`);
    }
    const transform = createConditionTransformer<FindingFilter>(
      permissionsRegistry.getPermissionRuleset(securityHubFindingResourceRef),
    );
    return transform(decision.conditions) as FindingFilterCriteria;
  }

  /** Checked owners of those of the entities that the caller may read in the catalog. One call for all of them. */
  async readableOwners(
    entityRefs: string[],
    credentials: UserCredentials,
  ): Promise<Map<string, string[]>> {
    if (entityRefs.length === 0) {
      return new Map();
    }
    const entities = await this.#readable(entityRefs, credentials);
    const states = await loadEntityStates(this.#options.knex, [
      ...entities.keys(),
    ]);
    return new Map(
      [...entities].map(([ref, entity]) => [
        ref,
        stillChecked(ref, ownersOf(entity), states.get(ref)?.checkedOwners),
      ]),
    );
  }

  /** Those of the entities that the caller may read in the catalog, by the refs that they were asked for with. */
  async #readable(
    entityRefs: string[],
    credentials: UserCredentials,
  ): Promise<Map<string, Entity>> {
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
      },
      { credentials },
    );
    return new Map(
      entityRefs.flatMap((ref, index) => {
        const entity = items[index];
        return entity ? [[ref, entity] as const] : [];
      }),
    );
  }

  async #stateOf(entityRef: string): Promise<EntityState> {
    const states = await loadEntityStates(this.#options.knex, [entityRef]);
    return states.get(entityRef) ?? { version: '0' };
  }
}

/**
 * Owners that the catalog names now and that the claims of the entity were checked against. Who changes the owner in a catalog file
 * must not reach, until the next sweep, what the entity could only claim for its former owner.
 */
function stillChecked(
  entityRef: string,
  owners: string[],
  checked: string[] | undefined,
): string[] {
  return checked
    ? owners.filter(owner => owner === entityRef || checked.includes(owner))
    : owners;
}

/** The owners of an entity; a group owns itself. */
export function ownersOf(entity: Entity): string[] {
  const owners = (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'));
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return kind === 'group' || kind === 'user'
    ? [stringifyEntityRef(entity), ...owners]
    : owners;
}
