export * from './CompleteSweep';
export * from './DirtyRecords';
export * from './PullContext';
export * from './Puller';
export * from './PullWorker';
export * from './pullTargets';
export * from './SyncSourceOfRecord';
