import { Verdict } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { EntityView } from '../access/EntityAccess';
import { CountCache } from '../caching/CountCache';
import { countJudged } from '../database/operations/queries/countJudged';
import {
  FindingFilters,
  FindingScope,
} from '../database/operations/queries/findingQuery';
import { FindingGroupRow } from '../database/operations/queries/groupFindings';
import { JudgedControl } from '../handbook/overlay';
import { dependentControls, verdictOfKey } from './dependentControls';
import { VerdictLookup } from './lookups';

type Asked = {
  view: EntityView;
  scope: FindingScope;
  filters: FindingFilters;
};

/** How many findings of a group stand under each verdict of the organisation. */
type Counts = Partial<Record<Verdict, number>>;

/** Groups that are asked for together, so that what comes stays small also for a page that sums up thousands of entities. */
const TOGETHER = 10;

/** More rows than ten groups can have of all accounts and entities of an organisation. */
const LIMIT = 1_000_000;

/**
 * Counts the findings of groups by control under each verdict. Most verdicts hold for all findings of their control and cost nothing; only
 * where they depend on the account, the environment or the entity the database is asked.
 */
export class GroupVerdicts {
  static create(options: {
    knex: Knex;
    verdicts?: VerdictLookup;
    counts: CountCache;
  }): GroupVerdicts {
    return new GroupVerdicts(options);
  }

  readonly #options: Parameters<typeof GroupVerdicts.create>[0];

  private constructor(options: Parameters<typeof GroupVerdicts.create>[0]) {
    this.#options = options;
  }

  /** By group key; a group without a verdict is left out. */
  async of(
    groups: readonly FindingGroupRow[],
    asked: Asked,
  ): Promise<Map<string, Counts>> {
    const { verdicts } = this.#options;
    const byControl = new Map(
      verdicts
        ?.judged(groups.flatMap(({ control_id: id }) => id ?? []))
        .map(control => [control.controlId, control]),
    );
    const result = new Map<string, Counts>();
    const depending: FindingGroupRow[] = [];
    for (const group of groups) {
      const control = byControl.get(group.control_id ?? '');
      if (control && 'general' in control) {
        result.set(group.group_value, { [control.general]: group.count });
      } else if (control) {
        depending.push(group);
      }
    }
    for (let start = 0; start < depending.length; start += TOGETHER) {
      const some = depending.slice(start, start + TOGETHER);
      const counted = await this.#count(some, byControl, asked);
      for (const [key, counts] of counted) {
        result.set(key, counts);
      }
    }
    return result;
  }

  async #count(
    groups: readonly FindingGroupRow[],
    byControl: ReadonlyMap<string, JudgedControl>,
    { view, scope, filters }: Asked,
  ): Promise<Map<string, Counts>> {
    const { knex, verdicts, counts } = this.#options;
    if (!verdicts) {
      return new Map();
    }
    const { controls, ...dependence } = dependentControls(
      groups.flatMap(({ control_id: id }) => byControl.get(id ?? '') ?? []),
    );
    const narrowed = {
      ...filters,
      group: groups.map(({ group_value: key }) => key),
    };
    return await counts.get(
      view,
      { verdicts: narrowed, generation: verdicts.generation },
      scope.now,
      async () => {
        const result = new Map<string, Counts>();
        const rows = await countJudged(knex, {
          scope,
          filters: narrowed,
          controls,
          dependence,
          limit: LIMIT,
        });
        for (const row of rows) {
          const verdict = verdictOfKey(verdicts, row);
          if (verdict) {
            const known = result.get(row.groupKey) ?? {};
            result.set(row.groupKey, {
              ...known,
              [verdict]: (known[verdict] ?? 0) + row.count,
            });
          }
        }
        return result;
      },
    );
  }
}
