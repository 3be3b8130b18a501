import { FindingGroup } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { EntityView } from '../access/EntityAccess';
import { CountCache } from '../caching/CountCache';
import { FindingScope } from '../database/operations/queries/findingQuery';
import {
  GroupBy,
  groupFindings,
} from '../database/operations/queries/groupFindings';
import { HandbookService } from '../handbook/HandbookService';
import { AskedFilters } from './askedFilters';
import { GroupVerdicts } from './GroupVerdicts';
import { VerdictLookup } from './lookups';
import { presentGroup } from './presentGroup';
import { VerdictFilters } from './VerdictFilters';

/** The groups that a caller asks for, by page. */
export type AskedGroups = {
  filters: AskedFilters;
  by: GroupBy;
  limit: number;
  offset: number;
};

/** Groups of the findings of a view; counts are remembered for as long as they hold. */
export class GroupsLoader {
  static create(options: {
    knex: Knex;
    handbook: HandbookService;
    verdicts?: VerdictLookup;
    filters: VerdictFilters;
    counts: CountCache;
  }): GroupsLoader {
    return new GroupsLoader(options);
  }

  readonly #options: Parameters<typeof GroupsLoader.create>[0];
  readonly #verdicts: GroupVerdicts;

  private constructor(options: Parameters<typeof GroupsLoader.create>[0]) {
    this.#options = options;
    this.#verdicts = GroupVerdicts.create(options);
  }

  async load(
    view: EntityView,
    scope: FindingScope,
    query: AskedGroups,
  ): Promise<{
    items: FindingGroup[];
    totalItems: number;
    totalFindings: number;
  }> {
    const { knex, handbook, filters: verdictFilters, counts } = this.#options;
    const { by } = query;
    const filters = await verdictFilters.apply(query.filters, view, scope);
    const asked = { ...query, filters };
    const { groups, ...totals } = await counts.get(
      view,
      { groups: asked },
      scope.now,
      async () => groupFindings(knex, { scope, ...asked }),
    );
    const byGroup =
      by === 'control'
        ? await this.#verdicts.of(groups, { view, scope, filters })
        : undefined;
    return {
      ...totals,
      items: groups.map(group => ({
        ...presentGroup(group, { by, handbook }),
        verdicts: byGroup?.get(group.group_value),
      })),
    };
  }
}
