import { EntityScope } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import {
  EntityAccess,
  EntityView,
  UserCredentials,
} from '../access/EntityAccess';
import { countMatched } from '../database/operations/queries/countMatched';
import { FindingScope } from '../database/operations/queries/findingQuery';
import { ScopeLookup } from './lookups';

/** Shows the selectors of an entity with what each of them matches. */
export class ScopeLoader {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    scopes: ScopeLookup;
  }): ScopeLoader {
    return new ScopeLoader(options);
  }

  readonly #options: Parameters<typeof ScopeLoader.create>[0];

  private constructor(options: Parameters<typeof ScopeLoader.create>[0]) {
    this.#options = options;
  }

  async load(
    view: EntityView,
    scope: FindingScope,
    credentials: UserCredentials,
  ): Promise<EntityScope> {
    const { knex, access, scopes } = this.#options;
    const { entityRef } = view;
    const { configured: _, ...known } = scopes.scopeOf(entityRef);
    if (view.threatsOnly || !view.members.has(entityRef)) {
      // Others that it sums up, or its threats, are the caller's; what it claims itself is not for the caller
      return { ...known, selectors: [], problems: [], accounts: [] };
    }
    const { bySelector } = await countMatched(knex, {
      ...scope,
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
}
