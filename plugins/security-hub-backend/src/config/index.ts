export * from './readSettings';
export * from './settings';
