export * from './AccountChecker';
