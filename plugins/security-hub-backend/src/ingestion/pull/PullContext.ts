import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChecksGatewayProvider,
  Clock,
  GatewayProvider,
  OrganizationGatewayProvider,
  ServiceDetector,
} from '../../aws';
import { ScheduleSettings, SourceSettings } from '../../config';
import { Discovery } from '../../database/operations/ledger';
import { SyncStateStore } from '../../database/operations/sync';
import { SecurityHubMetrics } from '../../metrics';
import { Ingestor } from '../observation';
import { CompleteSweepListener } from './CompleteSweep';
import { DirtyRecords } from './DirtyRecords';
import { SyncSourceOfRecord } from './SyncSourceOfRecord';

/** What the reads work with. */
export type PullContext = {
  sources: SourceSettings[];
  gateways: GatewayProvider &
    ChecksGatewayProvider &
    OrganizationGatewayProvider;
  /** Which of the two services an account and Region has */
  services: ServiceDetector;
  ingestor: Ingestor;
  states: SyncStateStore;
  readers: SyncSourceOfRecord;
  dirtyRecords: DirtyRecords;
  clock: Clock;
  logger: LoggerService;
  schedules: Pick<
    ScheduleSettings,
    'overlap' | 'fullRead' | 'dirtyReads' | 'incremental'
  >;
  readsPerSecond: number;
  /** Hears of each complete full read */
  sweeps?: CompleteSweepListener;
  metrics?: Pick<SecurityHubMetrics, 'readFailed'>;
  /** Keeps who the accounts of a source are, each time AWS has named all of them */
  discoveries?: (discovery: Discovery) => Promise<void>;
};
