import {
  ConflictPage,
  CoverageReport,
  OrphanGroupPage,
  SelectorReport,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { EntityAccess, UserCredentials } from '../access/EntityAccess';
import { OrganisationAccess } from '../access/OrganisationAccess';
import { AccountLedger, presentAccount } from '../accounts';
import {
  countCoverage,
  countSelectors,
  groupConflicts,
  groupOrphans,
  OrphanGrouping,
  OwnershipCounts,
  ReportPage,
} from '../database/operations/reports';
import { KnownScope } from '../findings/lookups';
import { idleSelectors } from './idleSelectors';
import { IdleState, ReportService } from './ReportService';
import { suggestScope } from './suggestScope';
import { writeAnnotations } from '../ownership';

const EXAMPLES = 3;

/** Reports from the store and the last sweep of the catalog. */
export class DefaultReportService implements ReportService {
  static create(options: {
    knex: Knex;
    access: EntityAccess;
    organisation: OrganisationAccess;
    ledger: () => AccountLedger;
    /** Scopes of all entities that have one */
    scopes: () => KnownScope[];
    ownersOf: (entityRef: string) => string[];
  }): DefaultReportService {
    return new DefaultReportService(options);
  }

  readonly #options: Parameters<typeof DefaultReportService.create>[0];

  private constructor(
    options: Parameters<typeof DefaultReportService.create>[0],
  ) {
    this.#options = options;
  }

  async orphans(
    query: ReportPage & { grouping: OrphanGrouping; accounts?: string[] },
    credentials: UserCredentials,
  ): Promise<OrphanGroupPage> {
    const { knex, organisation, ledger } = this.#options;
    const { criteria } = await organisation.forReports(credentials);
    const { groups, ...totals } = await groupOrphans(knex, {
      ...query,
      criteria,
    });
    const { grouping } = query;
    return {
      ...totals,
      items: groups.map(group => {
        const annotations = suggestScope(grouping, group);
        return {
          value: group.value,
          account:
            grouping.by === 'account' && group.value
              ? presentAccount(group.value, ledger())
              : undefined,
          counts: group.counts,
          findings: group.findings,
          resources: group.resources,
          examples: group.resourceIds.slice(0, EXAMPLES),
          suggestion: annotations && writeAnnotations(annotations),
        };
      }),
    };
  }

  async conflicts(
    page: ReportPage,
    credentials: UserCredentials,
  ): Promise<ConflictPage> {
    const { knex, organisation, access } = this.#options;
    const { criteria } = await organisation.forReports(credentials);
    const { groups, ...totals } = await groupConflicts(knex, {
      ...page,
      criteria,
    });
    const readable = await access.readableOwners(
      [
        ...new Set(
          groups.flatMap(({ entities }) =>
            entities.map(({ entityRef }) => entityRef),
          ),
        ),
      ],
      credentials,
    );
    return {
      ...totals,
      items: groups.map(({ entities, resourceIds, ...group }) => ({
        ...group,
        entities: entities.filter(({ entityRef }) => readable.has(entityRef)),
        examples: [...new Set(resourceIds)],
      })),
    };
  }

  async coverage(
    page: ReportPage,
    credentials: UserCredentials,
  ): Promise<CoverageReport> {
    const { knex, organisation, ledger } = this.#options;
    const { criteria } = await organisation.forReports(credentials);
    const { total, accounts, totalItems } = await countCoverage(
      knex,
      { criteria },
      page,
    );
    return {
      total: withSum(total),
      items: accounts.map(({ account, counts }) => ({
        account: presentAccount(account ?? '', ledger()),
        owner: account ? ledger().account(account)?.owner : undefined,
        counts: withSum(counts),
      })),
      totalItems,
    };
  }

  async selectors(
    { states, limit, offset }: ReportPage & { states?: IdleState[] },
    credentials: UserCredentials,
  ): Promise<SelectorReport> {
    const { knex, organisation, access, scopes, ownersOf } = this.#options;
    await organisation.forReports(credentials);
    // Whatever a policy leaves: a selector is not dead because its findings are not shown
    const idle = idleSelectors(scopes(), await countSelectors(knex)).filter(
      ({ state }) => states?.includes(state) ?? true,
    );
    const readable = await access.readableOwners(
      [
        ...new Set(
          idle.flatMap(({ entityRef, relatedRef }) =>
            relatedRef ? [entityRef, relatedRef] : [entityRef],
          ),
        ),
      ],
      credentials,
    );
    const shown = idle.filter(
      ({ entityRef, relatedRef }) =>
        readable.has(entityRef) &&
        (relatedRef === undefined || readable.has(relatedRef)),
    );
    return {
      items: shown
        .slice(offset, offset + limit)
        .map(({ relatedRef: _, ...item }) => ({
          ...item,
          owners: ownersOf(item.entityRef),
        })),
      totalItems: shown.length,
    };
  }
}

function withSum(counts: OwnershipCounts) {
  const findings = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return { findings, ...counts };
}
