export * from './types';
export * from './SecurityHubApi';
export { SecurityHubClient } from './SecurityHubClient';
export type { components, operations, paths } from './generated/schema';
export * from './OrganisationApi';
export type { SecurityHubClientOptions } from './openClient';
