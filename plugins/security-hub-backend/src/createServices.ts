import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { loadHandbook } from 'aws-control-handbook';
import { DecisionAccess } from './access/DecisionAccess';
import { EntityAccess } from './access/EntityAccess';
import { DefaultSyncService } from './accounts/DefaultSyncService';
import { StoreFreshnessLookup } from './accounts/StoreFreshnessLookup';
import { DefaultGatewayProvider, SystemClock } from './aws';
import { readSettings } from './config';
import { openDatabase } from './database/migrations';
import { DatabaseSyncStateStore } from './database/operations/sync';
import { ContextLoader } from './findings/ContextLoader';
import { DefaultFindingsService } from './findings/DefaultFindingsService';
import {
  DefaultHandbookService,
  handbookControls,
} from './handbook/HandbookService';
import { OwnershipRefresher } from './ingestion/assignment/OwnershipRefresher';
import { OwnershipSweep } from './ingestion/assignment/OwnershipSweep';
import { OwnershipState } from './ingestion/assignment/OwnershipState';
import { DefaultIngestor } from './ingestion/ingestor/DefaultIngestor';
import { DatabaseDirtyRecords } from './ingestion/ingestor/DatabaseDirtyRecords';
import { IssueWriter } from './ingestion/ingestor/IssueWriter';
import { Puller, PullScheduler } from './ingestion/pull';
import { CatalogScopeLoader } from './ownership';
import { DatabaseDecisionLookup } from './triage/DatabaseDecisionLookup';
import { DefaultDecisionFollower } from './triage/DefaultDecisionFollower';
import { DefaultTriageService } from './triage/DefaultTriageService';
import { DefaultTriageTasks } from './triage/DefaultTriageTasks';

/** Services of the backend that the plugin's own are made of. */
export type HostServices = {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
};

/** Makes all services of the plugin and wires them together; nothing runs yet. */
export async function createServices(host: HostServices) {
  const { auth, catalog, config, logger } = host;
  const settings = readSettings(config);
  const now = () => new Date();
  const random = () => Math.random();
  const knex = await openDatabase(host.database);
  const syncStates = DatabaseSyncStateStore.create({ knex });
  const handbook = DefaultHandbookService.create(await loadHandbook());

  const ownership = OwnershipState.create(settings);
  const issues = IssueWriter.create({
    ownership,
    decisions: DefaultDecisionFollower.create(settings),
    settings,
    now,
  });
  const ingestor = DefaultIngestor.create({
    knex,
    controls: handbookControls,
    issues,
  });
  const clock = SystemClock.create();
  const ownershipSweep = OwnershipSweep.create({
    refresher: OwnershipRefresher.create({
      knex,
      loader: CatalogScopeLoader.create({ catalog, auth }),
      ownership,
      issues,
      logger,
      settings,
    }),
    clock,
    logger,
  });
  const gateways = DefaultGatewayProvider.create({
    settings,
    credentials: DefaultAwsCredentialsManager.fromConfig(config),
    clock,
    random,
    isMember: async (source, account) =>
      await syncStates.isMember(source, account),
  });
  const pull = PullScheduler.create({
    scheduler: host.scheduler,
    puller: Puller.create({
      gateways,
      ingestor,
      states: syncStates,
      dirtyRecords: DatabaseDirtyRecords.create(knex),
      clock,
      logger,
      schedules: settings.schedules,
      readsPerSecond: settings.budgets.readsPerSecond,
    }),
    states: syncStates,
    sources: settings.sources,
    schedules: settings.schedules,
    logger,
  });

  const access = EntityAccess.create({
    ...host,
    hierarchy: ownership,
    knex,
    settings,
  });
  const ledger = () => ownership.ledger;
  const triage = DefaultTriageService.create({
    database: knex,
    settings,
    clock: now,
  });
  const triageTasks = DefaultTriageTasks.create({
    database: knex,
    gateways,
    settings,
    clock: now,
    random,
    logger,
    ingestor,
  });
  const findings = DefaultFindingsService.create({
    knex,
    access,
    contexts: ContextLoader.create({
      knex,
      access,
      decisions: DatabaseDecisionLookup.create(knex),
      scopes: ownership,
    }),
    handbook,
    scopes: ownership,
    freshness: StoreFreshnessLookup.create({
      store: syncStates,
      ledger,
      settings,
      now,
    }),
    history: triage,
    settings,
    now,
  });

  return {
    settings,
    knex,
    handbook,
    ownershipSweep,
    pull,
    gateways,
    access,
    decisionAccess: DecisionAccess.create({ knex, access }),
    findings,
    triage,
    triageTasks,
    sync: DefaultSyncService.create({
      knex,
      store: syncStates,
      ledger,
      settings,
      now,
    }),
  };
}
