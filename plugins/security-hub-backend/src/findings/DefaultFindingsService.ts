import {
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
import { countMatched } from '../database/operations/queries/countMatched';
import { countMembers } from '../database/operations/queries/countMembers';
import { FindingScope } from '../database/operations/queries/findingQuery';
import { orderColumns } from '../database/operations/queries/findingOrder';
import { groupFindings } from '../database/operations/queries/groupFindings';
import {
  countFindings,
  listFindings,
} from '../database/operations/queries/listFindings';
import { summariseFindings } from '../database/operations/queries/summariseFindings';
import { mayDecide } from '../access/caller';
import { CountCache } from './CountCache';
import { decodeCursor, encodeCursor } from './cursor';
import { DetailsLoader } from './DetailsLoader';
import { EntityView, UserCredentials } from '../access/EntityAccess';
import { FindingsDependencies } from './dependencies';
import { FindingsService } from './FindingsService';
import { FreshnessLookup } from './lookups';
import { NamedEntities } from './NamedEntities';
import { presentFinding } from './presentFinding';
import { presentGroup } from './presentGroup';
import { pageOfMembers, presentMember } from './presentMembers';
import { RecentFreshness } from './RecentFreshness';
import { viewScope } from './viewScope';

type Query<Name extends 'list' | 'groups'> = Parameters<
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

  private constructor(dependencies: FindingsDependencies) {
    this.#dependencies = dependencies;
    this.#details = DetailsLoader.create(dependencies);
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
    const { filters, sort, limit, cursor } = query;
    const subject = { entityRef, filters, sort };
    const after = cursor
      ? decodeCursor(subject, cursor, orderColumns(sort))
      : undefined;
    const scope = this.#scope(view);
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
    const { knex, access, handbook } = this.#dependencies;
    const view = await access.viewEntity(entityRef, credentials);
    const scope = this.#scope(view);
    const [{ groups, totalItems, totalFindings }, asOf] = await Promise.all([
      this.#counts.get(view, { groups: query }, scope.now, async () =>
        groupFindings(knex, { scope, ...query }),
      ),
      this.#asOf(view),
    ]);
    return {
      items: groups.map(group =>
        presentGroup(group, { by: query.by, handbook }),
      ),
      totalItems,
      totalFindings,
      asOf,
    };
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
    const { knex, access, scopes } = this.#dependencies;
    const view = await access.viewEntity(entityRef, credentials);
    const { configured: _, ...known } = scopes.scopeOf(entityRef);
    if (view.threatsOnly || !view.members.has(entityRef)) {
      // Others that it sums up, or its threats, are the caller's; what it claims itself is not for the caller
      return { ...known, selectors: [], problems: [], accounts: [] };
    }
    const { bySelector } = await countMatched(knex, {
      ...this.#scope(view),
      entityRefs: [entityRef],
    });
    const related = [...known.selectors, ...known.problems].flatMap(
      ({ relatedRef }) => relatedRef ?? [],
    );
    const readable = await access.readableOwners(
      [...new Set(related)],
      credentials,
    );
    const isReadable = ({ relatedRef }: { relatedRef?: string }) =>
      relatedRef === undefined || readable.has(relatedRef);
    const selectors = known.selectors.filter(isReadable);
    return {
      ...known,
      problems: known.problems
        .filter(isReadable)
        .map(({ relatedRef: __, ...problem }) => problem),
      selectors: selectors.map(({ hash, relatedRef: __, ...selector }) => {
        const count = bySelector.get(hash) ?? 0;
        const idle = selector.state === 'ok' && count === 0;
        return {
          ...selector,
          state: idle ? 'matches-nothing' : selector.state,
          matched: count,
        };
      }),
    };
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
