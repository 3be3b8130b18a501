export * from './ClaimsService';
export * from './DatabaseClaimRegister';
export * from './DefaultClaimsService';
