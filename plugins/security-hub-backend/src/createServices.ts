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
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { loadHandbook } from 'aws-control-handbook';
import { DecisionAccess } from './access/DecisionAccess';
import { EntityAccess } from './access/EntityAccess';
import { DefaultSyncService } from './accounts/DefaultSyncService';
import { StoreFreshnessLookup } from './accounts/StoreFreshnessLookup';
import {
  DefaultGatewayProvider,
  DefaultServiceDetector,
  DefaultTagGateways,
  SystemClock,
} from './aws';
import { readSettings } from './config';
import { openDatabase } from './database/migrations';
import {
  DatabaseLeases,
  DatabaseRateSlots,
  isShared,
} from './database/operations/leases';
import { DatabaseAccountCheckStore } from './database/operations/checks';
import { listPushStates } from './database/operations/push';
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
import { AccountChecker } from './ingestion/checks';
import { TagOverlay, TagReader } from './ingestion/enrichment';
import { DefaultIngestor } from './ingestion/ingestor/DefaultIngestor';
import { FairIngestor } from './ingestion/ingestor/FairIngestor';
import { DatabaseDirtyRecords } from './ingestion/ingestor/DatabaseDirtyRecords';
import { IssueWriter } from './ingestion/ingestor/IssueWriter';
import { PushConsumers } from './ingestion/push';
import { Retention } from './ingestion/retention/Retention';
import { IngestRules } from './ingestion/rules';
import { Puller, PullWorker, SyncSourceOfRecord } from './ingestion/pull';
import { DefaultSecurityHubMetrics } from './metrics';
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
  metrics: MetricsService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
};

/** Until the catalog is looked at again, after another replica has seen it change */
const CATCH_UP_MILLISECONDS = 250;
/** Batches that one replica stores at once: while the database works on one, the next one is prepared */
const TRANSACTIONS = 2;

/** Makes all services of the plugin and wires them together; nothing runs yet. */
export async function createServices(host: HostServices) {
  const { auth, catalog, config, logger } = host;
  const settings = readSettings(config);
  const now = () => new Date();
  const random = () => Math.random();
  const knex = await openDatabase(host.database);
  const syncStates = DatabaseSyncStateStore.create({ knex });
  const readers = SyncSourceOfRecord.create(syncStates);
  const handbook = DefaultHandbookService.create(await loadHandbook());

  const ownership = OwnershipState.create(settings);
  const issues = IssueWriter.create({
    ownership,
    decisions: DefaultDecisionFollower.create(settings),
    tags: TagOverlay.fromSettings(settings.sources),
    settings,
    now,
  });
  const clock = SystemClock.create();
  const leases = DatabaseLeases.create({ knex, clock });
  const refresher = OwnershipRefresher.create({
    knex,
    loader: CatalogScopeLoader.create({ catalog, auth }),
    ownership,
    issues,
    logger,
    settings,
    leases: isShared(knex) ? leases : undefined,
  });
  const ownershipSweep = OwnershipSweep.create({ refresher, clock, logger });
  const store = DefaultIngestor.create({
    knex,
    controls: handbookControls,
    readers,
    rules: IngestRules.create(settings.ingest.rules),
    issues,
    catchUp: async () => {
      await clock.sleep(CATCH_UP_MILLISECONDS);
      await refresher.observe();
    },
  });
  const metrics = DefaultSecurityHubMetrics.create(host.metrics);
  const ingestor = FairIngestor.create({
    store,
    metrics,
    seconds: () => performance.now() / 1000,
    ...settings.ingest,
    transactions: isShared(knex) ? TRANSACTIONS : 1,
    // SQLite works in this very thread: as much time as it took is left to requests
    rest: isShared(knex)
      ? undefined
      : async seconds => await clock.sleep(seconds * 1000),
  });
  const credentials = DefaultAwsCredentialsManager.fromConfig(config);
  const isMember = async (source: string, account: string) =>
    await syncStates.isMember(source, account);
  const gateways = DefaultGatewayProvider.create({
    settings,
    credentials,
    clock,
    random,
    isMember,
    // With SQLite there is no other process
    slots: isShared(knex) ? DatabaseRateSlots.create({ knex }) : undefined,
    onThrottled: place => metrics.throttled(place),
  });
  const dirtyRecords = DatabaseDirtyRecords.create({ knex, issues });
  const pull = PullWorker.create({
    puller: Puller.create({
      sources: settings.sources,
      gateways,
      services: DefaultServiceDetector.create({ settings, gateways, clock }),
      ingestor,
      states: syncStates,
      readers,
      dirtyRecords,
      sweeps: dirtyRecords,
      metrics,
      clock,
      logger,
      schedules: settings.schedules,
      readsPerSecond: settings.budgets.readsPerSecond,
    }),
    states: syncStates,
    leases,
    readers,
    sources: settings.sources,
    schedules: settings.schedules,
    clock,
    logger,
  });

  const push = PushConsumers.create({
    settings,
    credentials,
    knex,
    ingestor,
    metrics,
    logger,
    clock,
    random,
  });
  const accountChecks = DatabaseAccountCheckStore.create({ knex });
  const tagGateways = DefaultTagGateways.create({
    settings,
    credentials,
    clock,
    random,
    isMember,
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
      access,
      decisions: DatabaseDecisionLookup.create(knex),
      scopes: ownership,
    }),
    handbook,
    scopes: ownership,
    freshness: StoreFreshnessLookup.create({
      store: syncStates,
      checks: accountChecks,
      queues: async () => await listPushStates(knex),
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
    leases,
    ownershipSweep,
    retention: Retention.create({
      knex,
      issues,
      settings: settings.retention,
      now,
      logger,
    }),
    checker: AccountChecker.create({
      knex,
      gateways,
      states: syncStates,
      checks: accountChecks,
      sources: settings.sources,
      clock,
      logger,
      every: settings.schedules.checks,
    }),
    tagReader: TagReader.create({
      knex,
      sources: settings.sources,
      gateways: tagGateways,
      issues,
      leases,
      clock,
      logger,
    }),
    tagGateways,
    pull,
    push,
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
