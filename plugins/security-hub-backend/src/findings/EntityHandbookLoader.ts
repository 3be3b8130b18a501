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
import { presentGuidance } from './presentGuidance';
import { PresentationContext } from './presentationContext';

/** Findings of a page that are named on paper; the group has their number. */
const NAMED = 20;

type GroupToRead = Pick<FindingGroup, 'key' | 'controlId' | 'count'>;

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
        guidance: await this.#guidance(group, ofGroups[index], {
          context,
          language,
        }),
      });
    }
    return items;
  }

  /**
   * The page about a group: with the values of its finding where it has one alone, else without any, because it is about all of them. What
   * goes to paper goes from hand to hand, so that nothing of what a threat rests on is in it, whoever asks.
   */
  async #guidance(
    { controlId, count }: GroupToRead,
    rows: readonly ListedFinding[],
    options: {
      context: PresentationContext;
      language: GuidanceLanguage;
    },
  ): Promise<ControlGuidance> {
    const { knex, handbook, overlay } = this.#dependencies;
    const { context, language } = options;
    const [first] = rows;
    if (!first) {
      return {};
    }
    const records = await loadRecords(knex, { issueKeys: [first.key] });
    const sources = {
      handbook,
      overlay,
      language,
      records: [...records.values()],
      restricted: first.kind === 'threat',
    };
    if (count === 1) {
      return presentGuidance(first, { ...sources, context });
    }
    if (controlId === undefined) {
      const findingType = pageAbout(first, {}, sources);
      return findingType ? { findingType } : {};
    }
    return {
      ...handbook.control(controlId, language),
      overlay: overlay?.of(controlId, {
        environment: first.environment,
        account: first.account ?? undefined,
        primary: first.primary_ref ?? undefined,
        subject: {},
      }),
    };
  }
}
