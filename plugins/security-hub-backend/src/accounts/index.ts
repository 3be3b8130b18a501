export * from './cloudAccountResource';
export * from './entityRefs';
export * from './ledger';
export * from './retiredState';
export * from './trustedLocation';
export * from './presentAccounts';
