import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  FindingDetails,
  FindingFilterCriteria,
  findingReadPermission,
} from 'backstage-plugin-security-hub-common';
import {
  loadRecords,
  StoredRecord,
} from '../database/operations/findings/loadRecords';
import { loadDocument } from '../database/operations/queries/loadDocument';
import { loadFinding } from '../database/operations/queries/loadFinding';
import { loadOwners } from '../database/operations/queries/loadOwners';
import { loadRelated } from '../database/operations/queries/loadRelated';
import { loadResources } from '../database/operations/queries/loadResources';
import { ListedFinding } from '../database/operations/queries/shownFindings';
import { FindingOwnerRow } from '../database/rows';
import { Caller } from '../access/caller';
import { onlyThreats } from '../access/onlyThreats';
import { FindingsDependencies } from './dependencies';
import { EntityView, UserCredentials } from '../access/EntityAccess';
import { FindingsService } from './FindingsService';
import { presentEvidence } from './presentEvidence';
import { presentFinding } from './presentFinding';
import { presentGuidance } from './presentGuidance';
import { presentPriority } from './presentPriority';

type SeenFrom = {
  /** The entities whose other findings are related */
  entityRefs: readonly string[];
  /** Entities that the caller was found to read */
  readable: ReadonlySet<string>;
  /** What the caller may read of these findings */
  criteria?: FindingFilterCriteria;
  is_primary: boolean;
};

/** Asked for where a finding belongs to nobody, or is none: a reply must not come sooner for one that there is not. */
const NO_ENTITY = 'component:default/-';

/** Loads one finding with everything that its page shows. */
export class DetailsLoader {
  static create(dependencies: FindingsDependencies): DetailsLoader {
    return new DetailsLoader(dependencies);
  }

  readonly #dependencies: FindingsDependencies;

  private constructor(dependencies: FindingsDependencies) {
    this.#dependencies = dependencies;
  }

  /** @throws NotFoundError when there is none, or none that the caller may see */
  async load(
    key: string,
    query: Parameters<FindingsService['details']>[1],
    credentials: UserCredentials,
  ): Promise<FindingDetails> {
    const { knex, access, contexts, handbook, overlay, history, threats } =
      this.#dependencies;
    const [policy, caller] = await Promise.all([
      access.criteriaFor(findingReadPermission, credentials),
      access.callerOf(credentials),
    ]);
    const row = await loadFinding(knex, key, policy);
    const owners = (await loadOwners(knex, [key])).get(key) ?? [];
    const seenFrom = await this.#seenFrom(
      { owners, isThreat: row?.kind === 'threat', policy },
      query.entityRef,
      caller,
      credentials,
    );
    if (!row || !seenFrom) {
      throw new NotFoundError(`There is no finding ${key}, or not for you`);
    }
    const { entityRefs, criteria } = seenFrom;
    const now = this.#dependencies.now().toISOString();
    const scope = { entityRefs, criteria, now };
    const [sameControl, sameResource, stored, resources, events] =
      await Promise.all([
        loadRelated(knex, scope, row, 'group'),
        loadRelated(knex, scope, row, 'resource'),
        loadRecords(knex, { issueKeys: [key] }),
        loadResources(knex, [key]),
        history.historyOf(key),
      ]);
    const records = [...stored.values()].sort(newestFirst);
    const related = [...sameControl, ...sameResource];
    const [first] = resources.get(key) ?? [];
    const finding: ListedFinding = {
      ...row,
      is_primary: seenFrom.is_primary,
      primary_ref: owners.find(owner => owner.is_primary)?.entity_ref ?? null,
      resource: first ?? { region: null, display_name: null, tags: null },
    };
    const context = await contexts.load({
      findings: [finding, ...related],
      readable: seenFrom.readable,
      caller,
      credentials,
      now,
    });
    const owned = await access.readableOwners(
      owners.map(owner => owner.entity_ref),
      credentials,
    );
    const present = (other: ListedFinding) =>
      presentFinding(other, context, handbook);
    const isThreat = row.kind === 'threat';
    const restricted =
      isThreat && !(await threats.readsEvidence(key, caller, credentials));
    const primary = context.primaries.get(key);
    const guidance = presentGuidance(row, {
      context,
      handbook,
      overlay,
      language: query.language,
      records,
      restricted,
    });
    const responder = guidance.overlay?.verdict?.responder;
    const responders =
      responder === undefined ? owned.get(primary ?? '') ?? [] : [responder];
    return {
      finding: present(finding),
      restricted: isThreat ? restricted : undefined,
      responders: isThreat ? threats.responders : responders,
      ...presentPriority(row, context.decisions.get(key)),
      evidence: presentEvidence({
        finding: row,
        records,
        resources: resources.get(key) ?? [],
        owners: owners.filter(owner => owned.has(owner.entity_ref)),
        restricted,
        document:
          records[0] && !restricted
            ? await loadDocument(knex, records[0].record.recordKey)
            : undefined,
      }),
      guidance,
      history: events,
      related: {
        sameControl: sameControl.map(present),
        sameResource: sameResource.map(present),
      },
    };
  }

  /**
   * The page on which the caller sees the finding: the wanted one, else that of an entity that it belongs to, the primary one first; of an
   * orphan none, for the platform group and, if it is about a threat, for those who answer it. The same is asked whatever the finding is.
   */
  async #seenFrom(
    finding: {
      owners: FindingOwnerRow[];
      isThreat: boolean;
      policy: FindingFilterCriteria | undefined;
    },
    wanted: string | undefined,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<SeenFrom | undefined> {
    const { access } = this.#dependencies;
    const { owners, isThreat, policy } = finding;
    if (wanted !== undefined) {
      const view = await this.#view(wanted, credentials);
      const shown = owners.filter(owner => view?.members.has(owner.entity_ref));
      return view && shown.length > 0 && (isThreat || !view.threatsOnly)
        ? {
            entityRefs: view.entityRefs,
            readable: view.readable,
            criteria: view.criteria,
            is_primary: shown.some(owner => owner.is_primary),
          }
        : undefined;
    }
    const viewable = await access.viewableEntities(
      owners.length > 0 ? owners.map(owner => owner.entity_ref) : [NO_ENTITY],
      caller,
      credentials,
    );
    const readable = new Set(viewable.keys());
    const of = (what: 'findings' | 'threats') => {
      const shown = owners.filter(
        owner => viewable.get(owner.entity_ref) === what,
      );
      return shown.find(owner => owner.is_primary) ?? shown[0];
    };
    const first = of('findings');
    const threat = isThreat ? of('threats') : undefined;
    const page = first ?? threat;
    if (page) {
      return {
        entityRefs: [page.entity_ref],
        readable,
        criteria: first ? policy : onlyThreats(policy),
        is_primary: page.is_primary,
      };
    }
    const orphan = caller.platform || (isThreat && caller.respondsToThreats);
    return orphan && owners.length === 0
      ? { entityRefs: [], readable, criteria: policy, is_primary: false }
      : undefined;
  }

  async #view(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<EntityView | undefined> {
    try {
      return await this.#dependencies.access.viewEntity(entityRef, credentials);
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof NotAllowedError) {
        return undefined;
      }
      throw error;
    }
  }
}

/** The failing ACTIVE record that was updated last comes first. */
function newestFirst(left: StoredRecord, right: StoredRecord): number {
  const weight = ({ record: { provider } }: StoredRecord) =>
    (provider.recordState === 'ACTIVE' ? 2 : 0) +
    (provider.compliance === 'FAILED' ? 1 : 0);
  const updated = ({ record }: StoredRecord) =>
    record.provider.updatedAt ?? record.observedAt;
  return (
    weight(right) - weight(left) ||
    updated(right).localeCompare(updated(left)) ||
    left.record.recordKey.localeCompare(right.record.recordKey)
  );
}
