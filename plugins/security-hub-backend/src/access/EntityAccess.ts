import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  FindingFilterCriteria,
  findingReadPermission,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { SecurityHubSettings } from '../config/settings';
import { loadEntityStates } from '../database/operations/queries/loadEntityStates';
import { Caller, createCaller, GroupHierarchy, isOwnerOrAbove } from './caller';
import { FindingPolicy } from './FindingPolicy';
import { isRollUp, isUser } from './isRollUp';
import { onlyThreats } from './onlyThreats';
import { ownersOf, stillChecked } from './owners';
import { RollUpLookup } from './RollUpLookup';
import { RollUpMembers } from './RollUpMembers';
import { VisibleEntities } from './VisibleEntities';

/** Credentials of a human. */
export type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** What a caller may do on an entity's page. */
export type EntityView = {
  entityRef: string;
  /** The entities whose findings are shown: the entity alone, or of those that it sums up the ones that the caller may read */
  entityRefs: readonly string[];
  /** Owners of these */
  owners: string[];
  caller: Caller;
  /** Changes with every change of their findings: what was counted at the same version still holds */
  version: string;
  /** Those of the asked-for other entities that the caller may read, too */
  readable: ReadonlySet<string>;
  /** What a conditional policy leaves of the entity's findings */
  criteria?: FindingFilterCriteria;
  /** `entityRefs`, with their names */
  members: ReadonlyMap<string, { title?: string; owners: string[] }>;
  /** Whether it is the page of a System, Domain, Group or User, which sums up others */
  sumsUp: boolean;
  /** Entities that it would sum up and that the catalog shows to the caller, but whose findings are not for the caller */
  hidden: number;
  /** The caller answers threats, and sees these alone of an entity that is not theirs to read */
  threatsOnly: boolean;
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
    rollUps: RollUpLookup;
    knex: Knex;
    settings: Pick<
      SecurityHubSettings,
      'claims' | 'defaultRead' | 'platformGroups' | 'threats'
    >;
  }): EntityAccess {
    return new EntityAccess(options);
  }

  readonly #options: Parameters<typeof EntityAccess.create>[0];
  readonly #members: RollUpMembers;
  readonly #policy: FindingPolicy;

  private constructor(options: Parameters<typeof EntityAccess.create>[0]) {
    this.#options = options;
    this.#policy = FindingPolicy.create(options);
    this.#members = RollUpMembers.create({
      lookup: options.rollUps,
      hierarchy: options.hierarchy,
      mayRead: (caller, owners) => this.#mayRead(caller, owners),
    });
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
      threatResponder: settings.threats.responder,
      ownersOnlyRequest: settings.claims.mode === 'open',
    });
  }

  /**
   * The view of an entity's findings. Everything is asked anew for each request, with one call to the catalog: other entities that
   * the reply may name are asked for along with it.
   *
   * A System, Domain, Group or User stands for itself and for others, each under its own rule: what the caller may not read there is
   * in no list and in no number. A User's page is for that user and for the platform group alone. Who answers threats sees the threats
   * of every entity that the catalog shows to them.
   *
   * @throws NotFoundError when the entity does not exist or the caller may not read it in the catalog: the two look the same.
   * @throws NotAllowedError when the caller sees the entity, but no findings of it.
   * @throws InputError, ServiceUnavailableError when the entities that it sums up are too many, or not known yet
   */
  async viewEntity(
    entityRef: string,
    credentials: UserCredentials,
    others: readonly string[] = [],
  ): Promise<EntityView> {
    const summing = isRollUp(entityRef)
      ? await this.callerOf(credentials)
      : undefined;
    const asked = summing
      ? await this.#memberRefs(entityRef, summing, credentials)
      : [];
    const entities = await this.#visible(
      [...new Set([entityRef, ...asked, ...others])],
      credentials,
    );
    const entity = entities.require(entityRef);
    const refs = [
      ...new Set([entityRef, ...asked.filter(ref => entities.get(ref))]),
    ];
    const [caller, criteria, states] = await Promise.all([
      summing ?? this.callerOf(credentials),
      this.criteriaFor(findingReadPermission, credentials),
      loadEntityStates(this.#options.knex, refs),
    ]);
    const members = new Map<string, { title?: string; owners: string[] }>();
    let version = 0;
    for (const ref of refs) {
      const member = entities.get(ref) ?? entity;
      const state = states.get(ref);
      const owners = stillChecked(ref, ownersOf(member), state?.checkedOwners);
      if (this.#mayView(ref, caller, owners)) {
        members.set(ref, { title: member.metadata.title, owners });
        version += Number(state?.version ?? 0);
      }
    }
    const hidden = refs.length - members.size;
    const threatsOnly =
      members.size === 0 && !summing && caller.respondsToThreats;
    if (threatsOnly) {
      members.set(entityRef, {
        title: entity.metadata.title,
        owners: ownersOf(entity),
      });
      version = Number(states.get(entityRef)?.version ?? 0);
    }
    if (members.size === 0 || (isUser(entityRef) && !members.has(entityRef))) {
      throw new NotAllowedError(
        `Findings of ${entityRef} are shown to its owners only; ask ${
          ownersOf(entity).join(', ') || 'for an owner to be set in the catalog'
        }`,
      );
    }
    if (
      summing &&
      members.size > 1 &&
      !this.#options.rollUps.mayHaveFindings(entityRef)
    ) {
      // It only sums up the others
      members.delete(entityRef);
    }
    return {
      entityRef,
      entityRefs: [...members.keys()].sort(),
      owners: [
        ...new Set([...members.values()].flatMap(({ owners }) => owners)),
      ],
      caller,
      criteria: threatsOnly ? onlyThreats(criteria) : criteria,
      version: String(version),
      readable: new Set(entities.refs()),
      members,
      sumsUp: summing !== undefined,
      hidden,
      threatsOnly,
    };
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
    return await this.#policy.criteriaFor(permission, credentials);
  }

  /** Checked owners of those of the entities that the caller may read in the catalog. One call for all of them. */
  async readableOwners(
    entityRefs: string[],
    credentials: UserCredentials,
  ): Promise<Map<string, string[]>> {
    if (entityRefs.length === 0) {
      return new Map();
    }
    const entities = await this.#visible(entityRefs, credentials);
    const states = await loadEntityStates(this.#options.knex, entities.refs());
    return new Map(
      entities
        .entries()
        .map(([ref, entity]) => [
          ref,
          stillChecked(ref, ownersOf(entity), states.get(ref)?.checkedOwners),
        ]),
    );
  }

  /**
   * Those of the entities whose own findings the caller may read, or of these the threats alone. One call to the catalog for all of them.
   */
  async viewableEntities(
    entityRefs: string[],
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<Map<string, 'findings' | 'threats'>> {
    const owners = await this.readableOwners(entityRefs, credentials);
    const viewable = new Map<string, 'findings' | 'threats'>();
    for (const [ref, own] of owners) {
      if (this.#mayView(ref, caller, own)) {
        viewable.set(ref, 'findings');
      } else if (caller.respondsToThreats) {
        viewable.set(ref, 'threats');
      }
    }
    return viewable;
  }

  async #visible(
    entityRefs: string[],
    credentials: UserCredentials,
  ): Promise<VisibleEntities> {
    const { catalog } = this.#options;
    return await VisibleEntities.load(catalog, entityRefs, credentials);
  }

  /** The entities that one sums up, for this caller; nobody is told yet that it exists. */
  async #memberRefs(
    entityRef: string,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<string[]> {
    if (!isUser(entityRef)) {
      return this.#members.of(entityRef, caller);
    }
    if (entityRef === caller.userEntityRef) {
      return this.#members.ofCaller(caller);
    }
    if (!caller.platform) {
      return [];
    }
    const user = (await this.#visible([entityRef], credentials)).require(
      entityRef,
    );
    return this.#members.ofUser(user, entityRef, caller);
  }

  #mayView(entityRef: string, caller: Caller, owners: string[]): boolean {
    return isUser(entityRef)
      ? caller.platform || caller.userEntityRef === entityRef
      : this.#mayRead(caller, owners);
  }

  #mayRead(caller: Caller, owners: string[]): boolean {
    const { hierarchy, settings } = this.#options;
    return (
      settings.defaultRead !== 'owners' ||
      isOwnerOrAbove(caller, owners, hierarchy)
    );
  }
}
