import {
  EntityScope,
  EntitySummary,
  FindingDetails,
  FindingGroupPage,
  FindingPage,
} from 'backstage-plugin-security-hub-common';
import { Duration } from 'luxon';
import { countMatched } from '../database/operations/queries/countMatched';
import { facetFindings } from '../database/operations/queries/facetFindings';
import { orderColumns } from '../database/operations/queries/findingOrder';
import {
  countEvaluated,
  groupFindings,
} from '../database/operations/queries/groupFindings';
import { listFindings } from '../database/operations/queries/listFindings';
import { summariseFindings } from '../database/operations/queries/summariseFindings';
import { isOwner } from '../access/caller';
import { decodeCursor, encodeCursor } from './cursor';
import { DetailsLoader } from './DetailsLoader';
import { EntityView, UserCredentials } from '../access/EntityAccess';
import { FindingsDependencies } from './dependencies';
import { FindingsService } from './FindingsService';
import { presentFinding } from './presentFinding';
import { presentGroup } from './presentGroup';

type Query<Name extends 'list' | 'groups'> = Parameters<
  FindingsService[Name]
>[1];

/** Serves findings from the store, each request on behalf of its caller. */
export class DefaultFindingsService implements FindingsService {
  static create(dependencies: FindingsDependencies): DefaultFindingsService {
    return new DefaultFindingsService(dependencies);
  }

  readonly #dependencies: FindingsDependencies;
  readonly #details: DetailsLoader;

  private constructor(dependencies: FindingsDependencies) {
    this.#dependencies = dependencies;
    this.#details = DetailsLoader.create(dependencies);
  }

  async list(
    entityRef: string,
    query: Query<'list'>,
    credentials: UserCredentials,
  ): Promise<FindingPage> {
    const { knex, access, contexts, handbook } = this.#dependencies;
    const view = await access.viewEntity(entityRef, credentials);
    const { filters, sort, limit, cursor } = query;
    const subject = { entityRef, filters, sort };
    const after = cursor
      ? decodeCursor(subject, cursor, orderColumns(sort))
      : undefined;
    const scope = this.#scope(view);
    const { rows, totalItems, next } = await listFindings(knex, {
      scope,
      filters,
      sort,
      limit,
      after,
    });
    const context = await contexts.load({
      findingKeys: rows.map(row => row.key),
      known: [entityRef],
      caller: view.caller,
      credentials,
      now: scope.now,
    });
    return {
      items: rows.map(row => presentFinding(row, context, handbook)),
      totalItems,
      nextCursor: next ? encodeCursor(subject, next) : undefined,
      asOf: await this.#asOf(entityRef),
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
    const { groups, totalItems, totalFindings } = await groupFindings(knex, {
      scope,
      ...query,
    });
    const evaluated = await countEvaluated(knex, {
      scope,
      by: query.by,
      values: groups.map(group => group.group_value),
    });
    return {
      items: groups.map(group =>
        presentGroup(group, {
          by: query.by,
          evaluated: evaluated.get(group.group_value),
          handbook,
        }),
      ),
      totalItems,
      totalFindings,
      asOf: await this.#asOf(entityRef),
    };
  }

  async summary(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<EntitySummary> {
    const { knex, access, settings } = this.#dependencies;
    const view = await access.viewEntity(entityRef, credentials);
    const scope = this.#scope(view);
    const [{ counters, byStatus }, facetRows, matched, freshness] =
      await Promise.all([
        summariseFindings(knex, scope),
        facetFindings(knex, scope),
        countMatched(knex, scope),
        this.#freshness(entityRef),
      ]);
    const known = this.#dependencies.scopes.scopeOf(entityRef);
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
        selectors: known.selectors.length,
        resources: matched.resources,
        problems:
          known.problems.length +
          known.selectors.filter(({ state }) => state === 'not-claimable')
            .length,
      },
      canDecide: view.caller.platform || isOwner(view.caller, view.owners),
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
    const { bySelector } = await countMatched(knex, this.#scope(view));
    const { configured: _, ...known } = scopes.scopeOf(entityRef);
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

  #scope(view: EntityView) {
    return {
      entityRef: view.entityRef,
      criteria: view.criteria,
      now: this.#dependencies.now().toISOString(),
    };
  }

  async #freshness(entityRef: string) {
    const { scopes, freshness } = this.#dependencies;
    return await freshness.freshnessOf(
      scopes.scopeOf(entityRef).accounts.map(account => account.id),
    );
  }

  async #asOf(entityRef: string): Promise<string | undefined> {
    return (await this.#freshness(entityRef)).asOf;
  }
}
