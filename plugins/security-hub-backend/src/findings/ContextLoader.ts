import { Knex } from 'knex';
import { loadOwners } from '../database/operations/queries/loadOwners';
import { loadResources } from '../database/operations/queries/loadResources';
import { Caller, isOwner } from '../access/caller';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { DecisionLookup, ScopeLookup } from './lookups';
import { PresentationContext } from './presentationContext';

/** Looks up at once what the findings of a reply need to be shown. */
export class ContextLoader {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    decisions: DecisionLookup;
    scopes: ScopeLookup;
  }): ContextLoader {
    return new ContextLoader(options);
  }

  readonly #options: Parameters<typeof ContextLoader.create>[0];

  private constructor(options: Parameters<typeof ContextLoader.create>[0]) {
    this.#options = options;
  }

  /** `known`: entities that the caller was already found to read. */
  async load(options: {
    findingKeys: string[];
    known: string[];
    caller: Caller;
    credentials: UserCredentials;
    now: string;
  }): Promise<PresentationContext> {
    const { knex, access, decisions, scopes } = this.#options;
    const { findingKeys, known, caller, credentials, now } = options;
    const [owners, resources, decided, ending] = await Promise.all([
      loadOwners(knex, findingKeys),
      loadResources(knex, findingKeys),
      decisions.decisionsOf(findingKeys),
      decisions.endingOf(findingKeys),
    ]);
    const primaries = new Map<string, string>();
    for (const [key, rows] of owners) {
      const primary = rows.find(row => row.is_primary);
      if (primary) {
        primaries.set(key, primary.entity_ref);
      }
    }
    const others = [...new Set(primaries.values())].filter(
      ref => !known.includes(ref),
    );
    const readable = await access.readableOwners(others, credentials);
    return {
      now,
      decisions: decided,
      ending,
      primaries,
      readable: new Set([...known, ...readable.keys()]),
      resources: new Map(
        [...resources].flatMap(([key, [first]]) =>
          first ? [[key, first] as const] : [],
        ),
      ),
      canDecide: key => {
        const primary = primaries.get(key);
        return (
          caller.platform ||
          (primary !== undefined && isOwner(caller, scopes.ownersOf(primary)))
        );
      },
    };
  }
}
