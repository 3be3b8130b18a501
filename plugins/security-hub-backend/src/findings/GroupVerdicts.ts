import { Verdict } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { EntityView } from '../access/EntityAccess';
import { countByGroup } from '../database/operations/queries/countByGroup';
import {
  FindingFilters,
  FindingScope,
} from '../database/operations/queries/findingQuery';
import { FindingGroupRow } from '../database/operations/queries/groupFindings';
import { CountCache } from '../caching/CountCache';
import { VerdictLookup } from './lookups';

type Asked = {
  view: EntityView;
  scope: FindingScope;
  filters: FindingFilters;
};

/** How many findings of a group stand under each verdict of the organisation. */
type Counts = Partial<Record<Verdict, number>>;

/**
 * Counts the findings of groups by control under each verdict. Most verdicts hold for all findings of their control and cost nothing; only
 * where they depend on the account, the environment or the entity the database is asked, once for each kind that can occur.
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
    const result = new Map<string, Counts>();
    const depending = new Map<Verdict, string[]>();
    for (const group of groups) {
      const found = verdicts?.ofControl(group.control_id ?? undefined);
      if (found && 'general' in found) {
        result.set(group.group_value, { [found.general]: group.count });
      } else {
        for (const kind of found?.possible ?? []) {
          depending.set(kind, [
            ...(depending.get(kind) ?? []),
            group.group_value,
          ]);
        }
      }
    }
    for (const [kind, keys] of depending) {
      for (const [key, count] of await this.#count(kind, keys, asked)) {
        result.set(key, { ...result.get(key), [kind]: count });
      }
    }
    return result;
  }

  async #count(
    kind: Verdict,
    group: string[],
    { view, scope, filters }: Asked,
  ): Promise<Map<string, number>> {
    const { knex, verdicts, counts } = this.#options;
    const criteria = verdicts?.criteriaFor([kind]) ?? { anyOf: [] };
    const narrowed = {
      ...filters,
      group,
      verdicts: filters.verdicts
        ? { allOf: [filters.verdicts, criteria] }
        : criteria,
    };
    return await counts.get(view, { verdicts: narrowed }, scope.now, async () =>
      countByGroup(knex, { scope, filters: narrowed }),
    );
  }
}
