export * from './DatabaseSyncStateStore';
export { isReachable } from './memberRows';
export * from './SyncState';
export * from './SyncStateStore';
