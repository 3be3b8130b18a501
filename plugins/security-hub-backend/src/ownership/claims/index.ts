export * from './asWritten';
export * from './claimableAccounts';
export * from './claimsOf';
export * from './ClaimStanding';
export * from './resolveClaims';
export * from './types';
export * from './whoConfirms';
