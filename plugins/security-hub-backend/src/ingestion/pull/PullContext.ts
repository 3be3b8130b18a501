import { LoggerService } from '@backstage/backend-plugin-api';
import { HumanDuration } from '@backstage/types';
import { Clock, GatewayProvider } from '../../aws';
import { SyncStateStore } from '../../database/operations/sync';
import { Ingestor } from '../observation';
import { CompleteSweepListener } from './CompleteSweep';
import { DirtyRecords } from './DirtyRecords';

/** What the reads work with. */
export type PullContext = {
  gateways: GatewayProvider;
  ingestor: Ingestor;
  states: SyncStateStore;
  dirtyRecords: DirtyRecords;
  clock: Clock;
  logger: LoggerService;
  schedules: {
    overlap: HumanDuration;
    fullRead: HumanDuration;
    dirtyReads: HumanDuration;
    incremental: HumanDuration;
  };
  readsPerSecond: number;
  /** Hears of each complete full read */
  sweeps?: CompleteSweepListener;
};
