export * from './countCoverage';
export * from './countSelectors';
export * from './groupConflicts';
export * from './groupOrphans';
export * from './unsettledFindings';
