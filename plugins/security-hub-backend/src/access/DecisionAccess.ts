import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  DecisionKind,
  DecisionPreview,
  findingAcknowledgePermission,
  findingSuppressPermission,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { loadEntityFindings } from '../database/operations/queries/loadFinding';
import { loadOwners } from '../database/operations/queries/loadOwners';
import { selectMatching } from '../database/operations/queries/selectMatching';
import { selectShownKeys } from '../database/operations/triage/selectShownKeys';
import { FindingRow } from '../database/rows';
import { Caller, mayDecide } from './caller';
import { EntityAccess, EntityView, UserCredentials } from './EntityAccess';
import { isForResponder, suppresses, ThreatAccess } from './ThreatAccess';

/** Which of the findings the caller may decide on, from an entity's page. */
export type DecidableFindings = {
  caller: Caller;
  owned: string[];
  /** Those that others decide on, and why */
  refused: Array<{
    findingKey: string;
    reason: Extract<
      DecisionPreview['notCovered'][number]['reason'],
      'not-owner' | 'not-responder' | 'one-by-one'
    >;
  }>;
};

/**
 * Decides who decides: owners of the primary entity, and the platform group, whatever a policy says; a policy can only narrow it. Threats
 * are acknowledged by these and by those who answer threats, and suppressed by the latter alone, one by one. Every key is checked to belong to the entity from whose page it comes.
 */
export class DecisionAccess {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    threats: ThreatAccess;
  }): DecisionAccess {
    return new DecisionAccess(options);
  }

  readonly #knex: Knex;
  readonly #access: EntityAccess;
  readonly #threats: ThreatAccess;

  private constructor(options: Parameters<typeof DecisionAccess.create>[0]) {
    this.#knex = options.knex;
    this.#access = options.access;
    this.#threats = options.threats;
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
      suppresses(request.kind)
        ? findingSuppressPermission
        : findingAcknowledgePermission,
      credentials,
    );
    const matching = await selectMatching(this.#knex, keys, criteria);
    const owned = await this.#ownedKeys(rows, view.caller, credentials);
    const result: DecidableFindings = {
      caller: view.caller,
      owned: [],
      refused: [],
    };
    for (const key of keys) {
      const row = found.get(key);
      const reason =
        row && matching.has(key)
          ? reasonAgainst(row, request.kind, {
              owned: owned.has(key),
              alone: keys.length === 1,
              caller: view.caller,
            })
          : 'not-owner';
      if (reason) {
        result.refused.push({ findingKey: key, reason });
      } else {
        result.owned.push(key);
      }
    }
    return result;
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
    const [refused] = result.refused;
    if (!refused) {
      return result;
    }
    const { findingKey, reason } = refused;
    if (reason === 'one-by-one') {
      throw new InputError(
        `Finding ${findingKey} is about a threat, and threats are suppressed one by one: decide on it alone; nothing was decided`,
      );
    }
    if (reason === 'not-responder') {
      throw new NotAllowedError(
        `Finding ${findingKey} is about a threat, which only ${this.#threats.responders.join(
          ', ',
        )} may suppress: ask there; nothing was decided`,
      );
    }
    if (result.caller.ownersOnlyRequest && !result.caller.platform) {
      throw new NotAllowedError(
        'Claims are not checked in this portal (securityHub.claims.mode is open), so only the platform group decides: ask it; nothing was decided',
      );
    }
    throw new NotAllowedError(
      `Finding ${findingKey} is decided by the owners of its primary entity; nothing was decided`,
    );
  }

  /**
   * The findings of a decision that a page shows. Of one that was made there, what a conditional policy leaves; of one that was made on
   * another page, and on a page that sums up, only what is about findings that the reader sees there.
   *
   * @throws NotFoundError when that is nothing, and when there is no such decision: at the same cost
   */
  async shownKeys(
    decisionId: string,
    view: Pick<EntityView, 'entityRef' | 'entityRefs' | 'criteria' | 'sumsUp'>,
  ): Promise<Set<string>> {
    const { criteria, entityRef, entityRefs, sumsUp } = view;
    const keys = await selectShownKeys(this.#knex, decisionId, {
      madeHere: sumsUp ? undefined : entityRef,
      entityRefs,
      criteria,
    });
    if (keys.size === 0) {
      throw new NotFoundError(`No decision with id ${decisionId}`);
    }
    return keys;
  }

  async #ownedKeys(
    rows: FindingRow[],
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<Set<string>> {
    const keys = rows.map(({ key }) => key);
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

/** Why the caller does not decide so on a finding of the entity; undefined where the caller does. */
function reasonAgainst(
  row: FindingRow,
  kind: DecisionKind,
  { owned, alone, caller }: { owned: boolean; alone: boolean; caller: Caller },
): DecidableFindings['refused'][number]['reason'] | undefined {
  const answers = row.kind === 'threat' && caller.respondsToThreats;
  if (!owned && !answers) {
    return 'not-owner';
  }
  if (!isForResponder(kind, row)) {
    return undefined;
  }
  if (!answers) {
    return 'not-responder';
  }
  return alone ? undefined : 'one-by-one';
}
