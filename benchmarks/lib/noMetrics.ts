import { SecurityHubMetrics } from '../../plugins/security-hub-backend/src/metrics';

/** Metrics that nobody looks at. */
export const noMetrics: SecurityHubMetrics = {
  batchStored: () => {},
  eventLag: () => {},
  throttled: () => {},
  readFailed: () => {},
  queueDepth: () => {},
  poison: () => {},
};
