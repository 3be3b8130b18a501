import {
  ControlGuidance,
  EntityHandbook,
  FindingGroup,
} from 'backstage-plugin-security-hub-common';
import { loadRecords } from '../database/operations/findings/loadRecords';
import { unsettledStatuses } from '../database/operations/queries/entityFindings';
import {
  FindingFilters,
  FindingScope,
} from '../database/operations/queries/findingQuery';
import { listFindings } from '../database/operations/queries/listFindings';
import { ListedFinding } from '../database/operations/queries/shownFindings';
import { EntityView, UserCredentials } from '../access/EntityAccess';
import { GuidanceLanguage } from '../handbook/HandbookService';
import { FindingsDependencies } from './dependencies';
import { presentFinding } from './presentFinding';
import { pageAbout } from './presentFindingType';

/** Findings of a page that are named on paper; the group has their number. */
const NAMED = 20;

type GroupToRead = Pick<FindingGroup, 'key' | 'controlId'>;

/** What somebody still has to act on. */
export const toActOn: Pick<FindingFilters, 'status'> = {
  status: unsettledStatuses as FindingFilters['status'],
};

/** Puts the pages of the handbook beside the findings that they are about. */
export class EntityHandbookLoader {
  static create(dependencies: FindingsDependencies): EntityHandbookLoader {
    return new EntityHandbookLoader(dependencies);
  }

  readonly #dependencies: FindingsDependencies;

  private constructor(dependencies: FindingsDependencies) {
    this.#dependencies = dependencies;
  }

  /** One page for each of the groups by control, with its most urgent findings. */
  async load<Group extends GroupToRead>(
    groups: readonly Group[],
    options: {
      view: EntityView;
      scope: FindingScope;
      language: GuidanceLanguage;
      credentials: UserCredentials;
    },
  ): Promise<
    Array<{ group: Group } & Omit<EntityHandbook['items'][number], 'group'>>
  > {
    const { knex, contexts, handbook } = this.#dependencies;
    const { view, scope, language, credentials } = options;
    const ofGroups: ListedFinding[][] = [];
    for (const { key } of groups) {
      const { rows } = await listFindings(knex, {
        scope,
        filters: { ...toActOn, group: [key] },
        sort: '-priority',
        limit: NAMED,
      });
      ofGroups.push(rows);
    }
    const context = await contexts.load({
      findings: ofGroups.flat(),
      readable: view.readable,
      caller: view.caller,
      credentials,
      now: scope.now,
    });
    const items = [];
    for (const [index, group] of groups.entries()) {
      items.push({
        group,
        findings: ofGroups[index].map(row =>
          presentFinding(row, context, handbook),
        ),
        guidance: await this.#guidance(group, ofGroups[index], language),
      });
    }
    return items;
  }

  /** The page without the values of one finding: it is about all of them. */
  async #guidance(
    { controlId }: GroupToRead,
    rows: readonly ListedFinding[],
    language: GuidanceLanguage,
  ): Promise<ControlGuidance> {
    const { knex, handbook, overlay } = this.#dependencies;
    const [first] = rows;
    if (controlId !== undefined) {
      return {
        ...handbook.control(controlId, language),
        overlay:
          first &&
          overlay?.of(controlId, {
            environment: first.environment,
            account: first.account ?? undefined,
            primary: first.primary_ref ?? undefined,
            subject: {},
          }),
      };
    }
    const records = first
      ? await loadRecords(knex, { issueKeys: [first.key] })
      : undefined;
    const findingType =
      first &&
      pageAbout(
        first,
        {},
        {
          handbook,
          overlay,
          language,
          records: [...(records?.values() ?? [])],
          // Paper goes from hand to hand
          restricted: first.kind === 'threat',
        },
      );
    return findingType ? { findingType } : {};
  }
}
