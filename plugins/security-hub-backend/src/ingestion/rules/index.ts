export * from './IngestRules';
export * from './skipReason';
