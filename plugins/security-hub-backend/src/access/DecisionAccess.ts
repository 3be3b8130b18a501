import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  Decision,
  DecisionKind,
  findingAcknowledgePermission,
  FindingFilterCriteria,
  findingSuppressPermission,
  matchesFindingFilter,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import {
  filterSubject,
  loadFilterSubjects,
} from '../database/operations/queries/loadFilterSubjects';
import { loadEntityFindings } from '../database/operations/queries/loadFinding';
import { loadOwners } from '../database/operations/queries/loadOwners';
import { FindingRow } from '../database/rows';
import { Caller, mayDecide } from './caller';
import { EntityAccess, EntityView, UserCredentials } from './EntityAccess';

/** Which of the findings the caller may decide on, from an entity's page. */
export type DecidableFindings = {
  caller: Caller;
  owned: string[];
  notOwned: string[];
};

/**
 * Decides who decides: owners of the primary entity, and the platform group, whatever a policy says; a policy can only narrow it.
 * Every key is checked to belong to the entity from whose page it comes.
 */
export class DecisionAccess {
  static create(options: { knex: Knex; access: EntityAccess }): DecisionAccess {
    return new DecisionAccess(options);
  }

  readonly #knex: Knex;
  readonly #access: EntityAccess;

  private constructor(options: { knex: Knex; access: EntityAccess }) {
    this.#knex = options.knex;
    this.#access = options.access;
  }

  /**
   * Splits the findings into those that the caller may decide on and those of others.
   *
   * @throws NotFoundError when the entity or one of its findings is not there for the caller
   * @throws NotAllowedError when the policy denies the kind of decision
   */
  async split(
    entityRef: string,
    request: { kind: DecisionKind; findingKeys: string[] },
    credentials: UserCredentials,
  ): Promise<DecidableFindings> {
    const view = await this.#access.viewEntity(entityRef, credentials);
    const keys = [...new Set(request.findingKeys)];
    const rows = await loadEntityFindings(this.#knex, {
      entityRefs: view.entityRefs,
      keys,
      criteria: view.criteria,
    });
    const found = new Map(rows.map(row => [row.key, row]));
    const missing = keys.find(key => !found.has(key));
    if (missing) {
      throw new NotFoundError(
        `${entityRef} has no finding ${missing}; nothing was decided`,
      );
    }
    const criteria = await this.#access.criteriaFor(
      request.kind === 'acknowledge' || request.kind === 'reopen'
        ? findingAcknowledgePermission
        : findingSuppressPermission,
      credentials,
    );
    const owned = await this.#ownedKeys(keys, view.caller, credentials);
    const allowed = keys.filter(key => {
      const row = found.get(key);
      return row && owned.has(key) && matches(row, criteria);
    });
    return {
      caller: view.caller,
      owned: allowed,
      notOwned: keys.filter(key => !allowed.includes(key)),
    };
  }

  /**
   * Like {@link DecisionAccess.split}, for a decision: all or nothing.
   *
   * @throws NotAllowedError when one of the findings is not the caller's to decide
   */
  async requireAll(
    entityRef: string,
    request: { kind: DecisionKind; findingKeys: string[] },
    credentials: UserCredentials,
  ): Promise<DecidableFindings> {
    const result = await this.split(entityRef, request, credentials);
    const [foreign] = result.notOwned;
    if (foreign && result.caller.ownersOnlyRequest && !result.caller.platform) {
      throw new NotAllowedError(
        'Claims are not checked in this portal (securityHub.claims.mode is open), so only the platform group decides: ask it; nothing was decided',
      );
    }
    if (foreign) {
      throw new NotAllowedError(
        `Finding ${foreign} is decided by the owners of its primary entity; nothing was decided`,
      );
    }
    return result;
  }

  /**
   * The part of a decision that a page shows. Of one that was made there, what a conditional policy leaves; of one that was made on
   * another page, and on a page that sums up, only what is about findings that the reader sees there.
   *
   * @throws NotFoundError when that is nothing
   */
  async narrow(
    decision: Decision,
    view: Pick<EntityView, 'entityRef' | 'entityRefs' | 'criteria' | 'sumsUp'>,
  ): Promise<Decision> {
    const { criteria, entityRefs } = view;
    const keys = decision.results.map(({ findingKey }) => findingKey);
    const visible = new Set<string>();
    if (decision.entityRef !== view.entityRef || view.sumsUp) {
      for (const { key } of await loadEntityFindings(this.#knex, {
        entityRefs,
        keys,
        criteria,
      })) {
        visible.add(key);
      }
    } else if (criteria) {
      const subjects = await loadFilterSubjects(this.#knex, keys);
      for (const [index, subject] of subjects.entries()) {
        if (subject && matchesFindingFilter(subject, criteria)) {
          visible.add(keys[index]);
        }
      }
    } else {
      return decision;
    }
    const results = decision.results.filter(({ findingKey }) =>
      visible.has(findingKey),
    );
    if (results.length === 0) {
      throw new NotFoundError(`No decision with id ${decision.id}`);
    }
    return { ...decision, results };
  }

  async #ownedKeys(
    keys: string[],
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<Set<string>> {
    if (caller.platform) {
      return new Set(keys);
    }
    const primaries = new Map<string, string>();
    for (const [key, owners] of await loadOwners(this.#knex, keys)) {
      const primary = owners.find(owner => owner.is_primary);
      if (primary) {
        primaries.set(key, primary.entity_ref);
      }
    }
    // Asked of the catalog with the caller's credentials, not of our copy: an owner who has just left decides no more.
    const owners = await this.#access.readableOwners(
      [...new Set(primaries.values())],
      credentials,
    );
    return new Set(
      keys.filter(key =>
        mayDecide(caller, owners.get(primaries.get(key) ?? '') ?? []),
      ),
    );
  }
}

function matches(
  row: FindingRow,
  criteria: FindingFilterCriteria | undefined,
): boolean {
  return (
    criteria === undefined || matchesFindingFilter(filterSubject(row), criteria)
  );
}
