export * from './values';
export * from './findingRecord';
export * from './issue';
