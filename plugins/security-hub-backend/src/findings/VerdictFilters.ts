import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { EntityView } from '../access/EntityAccess';
import { CountCache } from '../caching/CountCache';
import { countJudged } from '../database/operations/queries/countJudged';
import {
  FindingFilters,
  FindingScope,
  VerdictSelection,
} from '../database/operations/queries/findingQuery';
import { AskedFilters, VerdictFilter } from './askedFilters';
import { dependentControls, verdictOfKey } from './dependentControls';
import { VerdictLookup } from './lookups';

/** Different combinations of control, environment, account and entity in one list, each some hundred characters of a statement. */
const MAXIMUM_KEYS = 20_000;

/**
 * Turns a filter by verdict into one that the database applies. Where a verdict depends on the finding, the database is first asked which
 * combinations there are among the findings of the view, and each of these is judged as a single finding would be.
 */
export class VerdictFilters {
  static create(options: {
    knex: Knex;
    /** Absent: the organisation says nothing, so nothing has a verdict */
    verdicts?: VerdictLookup;
    counts: CountCache;
  }): VerdictFilters {
    return new VerdictFilters(options);
  }

  readonly #options: Parameters<typeof VerdictFilters.create>[0];

  private constructor(options: Parameters<typeof VerdictFilters.create>[0]) {
    this.#options = options;
  }

  /** @throws InputError when there are too many combinations to choose from */
  async apply(
    { verdict, ...filters }: AskedFilters,
    view: EntityView,
    scope: FindingScope,
  ): Promise<FindingFilters> {
    return verdict?.length
      ? { ...filters, verdicts: await this.#select(verdict, view, scope) }
      : filters;
  }

  async #select(
    wanted: readonly VerdictFilter[],
    view: EntityView,
    scope: FindingScope,
  ): Promise<VerdictSelection> {
    const { knex, verdicts, counts } = this.#options;
    const judged = verdicts?.judged() ?? [];
    const { controls, ...dependence } = dependentControls(judged);
    const rows =
      verdicts && controls.length > 0
        ? await counts.get(
            view,
            { judged: verdicts.generation },
            scope.now,
            async () =>
              countJudged(knex, {
                scope,
                filters: {},
                controls,
                dependence,
                limit: MAXIMUM_KEYS + 1,
              }),
          )
        : [];
    if (rows.length > MAXIMUM_KEYS) {
      throw new InputError(
        'Parameter verdict: too many accounts and entities to filter all of them by verdict; open one of the entities that this page sums up',
      );
    }
    return {
      controls: judged.flatMap(control =>
        'general' in control && wanted.includes(control.general)
          ? control.controlId
          : [],
      ),
      butControls: wanted.includes('none')
        ? judged.map(({ controlId }) => controlId)
        : undefined,
      judged: {
        ...dependence,
        keys: verdicts
          ? rows.filter(row =>
              wanted.includes(verdictOfKey(verdicts, row) ?? 'none'),
            )
          : [],
      },
    };
  }
}
