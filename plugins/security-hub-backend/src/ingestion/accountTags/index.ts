export * from './AccountTagReader';
