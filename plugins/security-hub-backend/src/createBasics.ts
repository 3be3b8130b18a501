import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { defaultControlFacts } from 'aws-control-handbook';
import { SystemClock } from './aws';
import { readSettings } from './config';
import { OverlayState } from './handbook/overlay';
import { openDatabase } from './database/migrations';
import { DatabaseLeases, isShared } from './database/operations/leases';
import { DatabaseSyncStateStore } from './database/operations/sync';
import { SyncSourceOfRecord } from './ingestion/pull';
import { DefaultSecurityHubMetrics } from './metrics';

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
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
};

/** What all parts of the plugin work with. */
export type Basics = Awaited<ReturnType<typeof createBasics>>;

/** Reads the settings and opens the database. */
export async function createBasics(host: HostServices) {
  const knex = await openDatabase(host.database);
  const clock = SystemClock.create();
  const states = DatabaseSyncStateStore.create({ knex });
  return {
    host,
    logger: host.logger,
    settings: readSettings(host.config),
    now: () => new Date(),
    random: () => Math.random(),
    clock,
    knex,
    /** Other replicas may work on the same database */
    shared: isShared(knex),
    leases: DatabaseLeases.create({ knex, clock }),
    metrics: DefaultSecurityHubMetrics.create(host.metrics),
    states,
    /** What the organisation says of controls */
    overlay: OverlayState.create({ knex, facts: defaultControlFacts() }),
    readers: SyncSourceOfRecord.create(states),
  };
}
