export * from './normaliseOcsf';
