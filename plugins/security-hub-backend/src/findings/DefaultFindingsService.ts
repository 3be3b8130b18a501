import {
  EntityHandbook,
  EntityScope,
  EntitySummary,
  FindingDetails,
  FindingGroupPage,
  FindingPage,
  isIncomplete,
  RollUpMember,
  RollUpMemberPage,
} from 'backstage-plugin-security-hub-common';
import { Duration } from 'luxon';
import { countMembers } from '../database/operations/queries/countMembers';
import { FindingScope } from '../database/operations/queries/findingQuery';
import { orderColumns } from '../database/operations/queries/findingOrder';
import {
  countFindings,
  listFindings,
} from '../database/operations/queries/listFindings';
import { summariseFindings } from '../database/operations/queries/summariseFindings';
import { mayDecide } from '../access/caller';
import { CountCache } from '../caching/CountCache';
import { decodeCursor, encodeCursor } from './cursor';
import { DetailsLoader } from './DetailsLoader';
import { EntityView, UserCredentials } from '../access/EntityAccess';
import { FindingsDependencies } from './dependencies';
import { EntityHandbookLoader, toActOn } from './EntityHandbookLoader';
import { FindingsService } from './FindingsService';
import { GroupsLoader } from './GroupsLoader';
import { FreshnessLookup } from './lookups';
import { NamedEntities } from './NamedEntities';
import { presentFinding } from './presentFinding';
import { pageOfMembers, presentMember } from './presentMembers';
import { RecentFreshness } from './RecentFreshness';
import { ScopeLoader } from './ScopeLoader';
import { VerdictFilters } from './VerdictFilters';
import { viewScope } from './viewScope';

type Query<Name extends 'list' | 'groups' | 'handbook'> = Parameters<
  FindingsService[Name]
>[1];

/**
 * Serves findings from the store, each request on behalf of its caller: one call to the catalog and at most four SQL statements, of
 * which counts that still hold are none.
 */
export class DefaultFindingsService implements FindingsService {
  static create(dependencies: FindingsDependencies): DefaultFindingsService {
    return new DefaultFindingsService(dependencies);
  }

  readonly #dependencies: FindingsDependencies;
  readonly #details: DetailsLoader;
  readonly #counts = CountCache.create();
  readonly #named = NamedEntities.create();
  readonly #freshnessLookup: FreshnessLookup;
  readonly #filters: VerdictFilters;
  readonly #groups: GroupsLoader;
  readonly #scopes: ScopeLoader;
  readonly #handbook: EntityHandbookLoader;

  private constructor(dependencies: FindingsDependencies) {
    this.#dependencies = dependencies;
    this.#details = DetailsLoader.create(dependencies);
    this.#handbook = EntityHandbookLoader.create(dependencies);
    this.#scopes = ScopeLoader.create(dependencies);
    this.#filters = VerdictFilters.create({
      ...dependencies,
      counts: this.#counts,
    });
    this.#groups = GroupsLoader.create({
      ...dependencies,
      filters: this.#filters,
      counts: this.#counts,
    });
    this.#freshnessLookup = RecentFreshness.create({
      lookup: dependencies.freshness,
      now: dependencies.now,
    });
  }

  async list(
    entityRef: string,
    query: Query<'list'>,
    credentials: UserCredentials,
  ): Promise<FindingPage> {
    const { knex, access, contexts, handbook } = this.#dependencies;
    const view = await access.viewEntity(
      entityRef,
      credentials,
      this.#named.of(entityRef),
    );
    const { sort, limit, cursor } = query;
    const subject = { entityRef, filters: query.filters, sort };
    const after = cursor
      ? decodeCursor(subject, cursor, orderColumns(sort))
      : undefined;
    const scope = this.#scope(view);
    const filters = await this.#filters.apply(query.filters, view, scope);
    const [{ rows, next }, totalItems, asOf] = await Promise.all([
      listFindings(knex, { scope, filters, sort, limit, after }),
      this.#counts.get(view, { list: filters }, scope.now, async () =>
        countFindings(knex, { scope, filters }),
      ),
      this.#asOf(view),
    ]);
    const context = await contexts.load({
      findings: rows,
      readable: view.readable,
      caller: view.caller,
      credentials,
      now: scope.now,
    });
    this.#named.note(entityRef, context.primaries.values());
    return {
      items: rows.map(row => presentFinding(row, context, handbook)),
      totalItems,
      nextCursor: next ? encodeCursor(subject, next) : undefined,
      asOf,
    };
  }

  async groups(
    entityRef: string,
    query: Query<'groups'>,
    credentials: UserCredentials,
  ): Promise<FindingGroupPage> {
    const view = await this.#dependencies.access.viewEntity(
      entityRef,
      credentials,
    );
    const [groups, asOf] = await Promise.all([
      this.#groups.load(view, this.#scope(view), query),
      this.#asOf(view),
    ]);
    return { ...groups, asOf };
  }

  async summary(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<EntitySummary> {
    const { knex, access, settings } = this.#dependencies;
    const view = await access.viewEntity(entityRef, credentials);
    const scope = this.#scope(view);
    const known = viewScope(view, this.#dependencies.scopes);
    const [{ counters, byStatus, facets: facetRows, resources }, freshness] =
      await Promise.all([
        this.#counts.get(view, { summary: true }, scope.now, async () =>
          summariseFindings(knex, scope),
        ),
        this.#freshnessLookup.freshnessOf(known.accounts),
      ]);
    const facets: EntitySummary['facets'] = {};
    for (const { facet, ...value } of facetRows) {
      (facets[facet] ??= []).push(value);
    }
    return {
      entityRef,
      counters,
      byStatus,
      facets,
      freshness,
      scope: {
        configured: known.configured,
        accounts: known.accounts.length,
        selectors: known.selectors,
        resources,
        problems: known.problems,
      },
      rollUp: view.sumsUp
        ? { members: view.entityRefs.length, hidden: view.hidden }
        : undefined,
      canDecide: view.threatsOnly || mayDecide(view.caller, view.owners),
      writeBack: settings.writeBack.mode,
      maxDecisionDays: Math.floor(
        Duration.fromObject(settings.decisions.maxDuration).as('days'),
      ),
    };
  }

  async scope(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<EntityScope> {
    const view = await this.#dependencies.access.viewEntity(
      entityRef,
      credentials,
    );
    return await this.#scopes.load(view, this.#scope(view), credentials);
  }

  async details(
    key: string,
    query: Parameters<FindingsService['details']>[1],
    credentials: UserCredentials,
  ): Promise<FindingDetails> {
    return await this.#details.load(key, query, credentials);
  }

  async members(
    entityRef: string,
    query: Parameters<FindingsService['members']>[1],
    credentials: UserCredentials,
  ): Promise<RollUpMemberPage> {
    const { knex, access } = this.#dependencies;
    const view = await access.viewEntity(entityRef, credentials);
    const scope = this.#scope(view);
    const counted = await this.#counts.get(
      view,
      { members: true },
      scope.now,
      async () => countMembers(knex, scope),
    );
    const { members, totalItems } = pageOfMembers(view, counted, query);
    return {
      items: await Promise.all(
        members.map(async member =>
          presentMember(member, await this.#coverageOf(member.entityRef), view),
        ),
      ),
      totalItems,
      hidden: view.hidden,
    };
  }

  async handbook(
    entityRef: string,
    query: Query<'handbook'>,
    credentials: UserCredentials,
  ): Promise<EntityHandbook> {
    const { language, limit, offset } = query;
    const view = await this.#dependencies.access.viewEntity(
      entityRef,
      credentials,
    );
    const scope = this.#scope(view);
    const [{ items, totalItems }, asOf] = await Promise.all([
      this.#groups.load(view, scope, {
        filters: toActOn,
        by: 'control',
        limit,
        offset,
      }),
      this.#asOf(view),
    ]);
    return {
      entityRef,
      totalItems,
      asOf,
      items: await this.#handbook.load(items, {
        view,
        scope,
        language,
        credentials,
      }),
    };
  }

  #scope(view: EntityView): FindingScope {
    return {
      entityRefs: view.entityRefs,
      criteria: view.criteria,
      now: this.#dependencies.now().toISOString(),
    };
  }

  async #coverageOf(entityRef: string): Promise<RollUpMember['coverage']> {
    const { scopes } = this.#dependencies;
    const known = viewScope({ entityRefs: [entityRef] }, scopes);
    if (!known.configured) {
      return 'not-configured';
    }
    const freshness = await this.#freshnessLookup.freshnessOf(known.accounts);
    return isIncomplete(freshness) ? 'incomplete' : 'complete';
  }

  async #asOf(view: EntityView): Promise<string | undefined> {
    const { accounts } = viewScope(view, this.#dependencies.scopes);
    return (await this.#freshnessLookup.freshnessOf(accounts)).asOf;
  }
}
