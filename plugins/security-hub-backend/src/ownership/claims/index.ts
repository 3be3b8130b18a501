export * from './claimableAccounts';
export * from './resolveClaims';
export * from './types';
