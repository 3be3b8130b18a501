import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { DatabaseClaimRegister } from '../claims';
import { readSettings, SecurityHubSettings } from '../config';
import { migrationsDirectory } from '../database/migrations';
import { OverlayState } from '../handbook/overlay';
import { handbookControls } from '../handbook/HandbookService';
import { OwnershipRefresher } from '../ingestion/assignment/OwnershipRefresher';
import { OwnershipState } from '../ingestion/assignment/OwnershipState';
import { PriorityRefresher } from '../ingestion/assignment/PriorityRefresher';
import { TagOverlay } from '../ingestion/enrichment';
import { DefaultIngestor } from '../ingestion/ingestor/DefaultIngestor';
import { IssueWriter } from '../ingestion/ingestor/IssueWriter';
import { SourceOfRecord } from '../ingestion/ingestor/SourceOfRecord';
import { IngestRules } from '../ingestion/rules';
import { CatalogScopeLoader } from '../ownership';
import { DefaultDecisionFollower } from '../triage/DefaultDecisionFollower';
import { AsffRecord } from './controlFinding';

/** Configuration of a test organisation with two accounts of team-a and team-b; team-b may claim the first, too. */
export function testConfig(overrides: object = {}) {
  return {
    app: { baseUrl: 'http://localhost:7007' },
    backend: { baseUrl: 'http://localhost:7007' },
    securityHub: {
      sources: [
        {
          name: 'main',
          administrator: { account: '999900001111', homeRegion: 'eu-west-1' },
        },
      ],
      accounts: [
        {
          id: '111122223333',
          name: 'shop-prod',
          environment: 'prod',
          owner: 'group:default/team-a',
        },
        {
          id: '444455556666',
          name: 'pay-dev',
          environment: 'dev',
          owner: 'group:default/team-b',
        },
      ],
      claims: {
        allow: [{ owner: 'group:default/team-b', accounts: ['111122223333'] }],
      },
      platformGroups: ['group:default/platform-security'],
      writeBack: { mode: 'member' },
      ...overrides,
    },
  };
}

/** The same as settings. */
export function testSettings(overrides: object = {}): SecurityHubSettings {
  return readSettings(new ConfigReader(testConfig(overrides)));
}

/** A component with scope annotations. */
export function component(
  name: string,
  owner: string,
  annotations: Record<string, string>,
  namespace = 'default',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace, annotations },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** The store of findings, wired as in the plugin, over a migrated database. */
export async function createStore(
  knex: Knex,
  options: {
    entities?: Entity[];
    settings?: SecurityHubSettings;
    now?: () => Date;
    readers?: SourceOfRecord;
    /** What the organisation says of controls */
    handbook?: OverlayState;
    /** What the catalog holds when the ingestor looks again */
    entitiesNow?: () => Entity[];
  } = {},
) {
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const settings = options.settings ?? testSettings();
  const now = options.now ?? (() => new Date('2026-11-20T12:00:00.000Z'));
  const entities = options.entities ?? [];
  const ownership = OwnershipState.create(settings);
  const issues = IssueWriter.create({
    ownership,
    decisions: DefaultDecisionFollower.create(settings),
    settings,
    now,
    tags: TagOverlay.fromSettings(settings.sources),
    handbook: options.handbook,
  });
  let catalog = options.entities ?? [];
  const refresher = () =>
    OwnershipRefresher.create({
      knex,
      loader: CatalogScopeLoader.create({
        catalog: catalogServiceMock({ entities: catalog }),
        auth: mockServices.auth(),
      }),
      ownership,
      issues,
      logger: mockServices.logger.mock(),
      settings,
      claims: DatabaseClaimRegister.create({ knex, now }),
    });
  const refresh = async (current: Entity[]) => {
    catalog = current;
    await refresher().refresh();
  };
  const ingestor = DefaultIngestor.create({
    knex,
    controls: handbookControls,
    readers: options.readers ?? { readerOf: () => undefined },
    rules: IngestRules.create(settings.ingest.rules),
    catchUp: async () => {
      catalog = options.entitiesNow?.() ?? catalog;
      await refresher().observe();
    },
    issues,
    now,
  });
  await refresh(entities);
  return {
    settings,
    ownership,
    issues,
    priorities: PriorityRefresher.create({ knex, issues, now }),
    ingestor,
    refresh,
    now,
    ingest: async (
      documents: AsffRecord[],
      observedAt = '2026-11-20T11:00:00.000Z',
    ) =>
      await ingestor.ingest({
        source: 'main',
        readFrom: { account: '999900001111', region: 'eu-west-1' },
        observations: documents.map(document => ({ document, observedAt })),
      }),
  };
}
