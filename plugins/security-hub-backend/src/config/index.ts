export * from './defaultOverlap';
export * from './readSettings';
export * from './settings';
