export * from './annotations';
export * from './api';
export * from './decisions';
export * from './filter';
export * from './freshness';
export * from './guidance';
export * from './model';
export * from './permissions';
