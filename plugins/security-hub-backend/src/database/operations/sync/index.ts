export * from './DatabaseSyncStateStore';
export * from './SyncState';
export * from './SyncStateStore';
