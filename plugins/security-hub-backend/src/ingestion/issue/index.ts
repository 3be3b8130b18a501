export * from './effectiveStatus';
export * from './foldIssue';
export * from './mergeRecord';
export * from './recordOutcome';
