export * from './CompleteSweep';
export * from './DirtyRecords';
export * from './PullContext';
export * from './Puller';
export * from './PullScheduler';
export * from './pullTargets';
