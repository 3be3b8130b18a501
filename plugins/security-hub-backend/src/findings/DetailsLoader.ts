import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  FindingDetails,
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
import { FindingsDependencies } from './dependencies';
import { UserCredentials } from '../access/EntityAccess';
import { FindingsService } from './FindingsService';
import { presentEvidence } from './presentEvidence';
import { presentFinding } from './presentFinding';
import { subjectOfRow } from './subject';

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
    const { knex, access, contexts, handbook, history } = this.#dependencies;
    const [criteria, caller] = await Promise.all([
      access.criteriaFor(findingReadPermission, credentials),
      access.callerOf(credentials),
    ]);
    const row = await loadFinding(knex, key, criteria);
    const owners = (await loadOwners(knex, [key])).get(key) ?? [];
    const seenFrom = row
      ? await this.#seenFrom(owners, query.entityRef, caller, credentials)
      : undefined;
    if (!row || !seenFrom) {
      throw new NotFoundError(`There is no finding ${key}, or not for you`);
    }
    const { entityRef } = seenFrom;
    const now = this.#dependencies.now().toISOString();
    const scope = { entityRef: entityRef ?? '', criteria, now };
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
      readable: new Set(entityRef ? [entityRef] : []),
      caller,
      credentials,
      now,
    });
    const readable = await access.readableOwners(
      owners.map(owner => owner.entity_ref),
      credentials,
    );
    const present = (other: ListedFinding) =>
      presentFinding(other, context, handbook);
    return {
      finding: present(finding),
      priorityExplanation: row.priority_explanation,
      evidence: presentEvidence({
        finding: row,
        records,
        resources: resources.get(key) ?? [],
        owners: owners.filter(owner => readable.has(owner.entity_ref)),
        document: records[0]
          ? await loadDocument(knex, records[0].record.recordKey)
          : undefined,
      }),
      guidance: {
        ...(row.control_id
          ? handbook.guidance(
              row.control_id,
              subjectOfRow(row, context),
              query.language,
            )
          : undefined),
      },
      history: events,
      related: {
        sameControl: sameControl.map(present),
        sameResource: sameResource.map(present),
      },
    };
  }

  /** The entity through which the caller sees the finding; without an entity an orphan, for the platform group. */
  async #seenFrom(
    owners: FindingOwnerRow[],
    wanted: string | undefined,
    caller: Caller,
    credentials: UserCredentials,
  ): Promise<{ entityRef?: string; is_primary: boolean } | undefined> {
    const candidates = owners
      .filter(owner => wanted === undefined || owner.entity_ref === wanted)
      .sort(
        (left, right) => Number(right.is_primary) - Number(left.is_primary),
      );
    for (const { entity_ref: entityRef, is_primary } of candidates) {
      if (await this.#mayView(entityRef, credentials)) {
        return { entityRef, is_primary };
      }
    }
    return caller.platform && wanted === undefined && owners.length === 0
      ? { is_primary: false }
      : undefined;
  }

  async #mayView(
    entityRef: string,
    credentials: UserCredentials,
  ): Promise<boolean> {
    try {
      await this.#dependencies.access.viewEntity(entityRef, credentials);
      return true;
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof NotAllowedError) {
        return false;
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
