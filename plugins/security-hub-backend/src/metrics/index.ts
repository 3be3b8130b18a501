export * from './SecurityHubMetrics';
