import { HandbookUseBasis } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { UserCredentials } from '../../access/EntityAccess';
import { OrganisationAccess, UseView } from '../../access/OrganisationAccess';
import { CountCache } from '../../caching/CountCache';
import {
  ControlUse,
  countUse,
  countUseByEntity,
  EntityUse,
  noUse,
  UseScope,
} from '../../database/operations/handbook';

/** Numbers of use, and whose findings they count. */
export type CountedUse = {
  of: HandbookUseBasis;
  /** By control id */
  controls: ReadonlyMap<string, ControlUse>;
};

/** Counts of the whole organisation, of which no version is known, hold for so long: they read all findings. */
const HOLDS_MILLISECONDS = 15_000;

/** Counts how often controls fail, of what a reader may count. */
export class UseCounter {
  static create(options: {
    knex: Knex;
    organisation: Pick<OrganisationAccess, 'useView'>;
    now: () => Date;
  }): UseCounter {
    return new UseCounter(options);
  }

  readonly #options: Parameters<typeof UseCounter.create>[0];
  readonly #counts = CountCache.create();

  private constructor(options: Parameters<typeof UseCounter.create>[0]) {
    this.#options = options;
  }

  /** Undefined for who may count nothing. */
  async count(credentials: UserCredentials): Promise<CountedUse | undefined> {
    const view = await this.#options.organisation.useView(credentials);
    if (!view) {
      return undefined;
    }
    return { of: view.of, controls: await this.#controls(view) };
  }

  /** Where one control fails; undefined for who may count nothing. */
  async countByEntity(
    controlId: string,
    credentials: UserCredentials,
  ): Promise<
    | {
        of: HandbookUseBasis;
        use: ControlUse;
        entities: EntityUse[];
        unowned: number;
      }
    | undefined
  > {
    const view = await this.#options.organisation.useView(credentials);
    if (!view) {
      return undefined;
    }
    const scope = this.#scope(view);
    const [controls, where] = await Promise.all([
      this.#controls(view),
      this.#counts.get(
        keyOf(view, scope.now),
        { use: 'entities', controlId },
        scope.now,
        async () =>
          countUseByEntity(this.#options.knex, { ...scope, controlId }),
      ),
    ]);
    return { of: view.of, use: controls.get(controlId) ?? noUse, ...where };
  }

  async #controls(view: UseView): Promise<Map<string, ControlUse>> {
    const scope = this.#scope(view);
    return await this.#counts.get(
      keyOf(view, scope.now),
      { use: 'controls' },
      scope.now,
      async () => countUse(this.#options.knex, scope),
    );
  }

  #scope(view: UseView): UseScope {
    return {
      entityRefs: view.of === 'mine' ? view.view.entityRefs : undefined,
      criteria: view.of === 'mine' ? view.view.criteria : view.criteria,
      now: this.#options.now().toISOString(),
    };
  }
}

/** What is counted, for the cache of counts. */
function keyOf(view: UseView, now: string) {
  return view.of === 'mine'
    ? view.view
    : {
        entityRefs: ['*'],
        criteria: view.criteria,
        version: String(Math.floor(Date.parse(now) / HOLDS_MILLISECONDS)),
      };
}
