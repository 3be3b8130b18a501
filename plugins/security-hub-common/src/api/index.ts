export * from './types';
export * from './SecurityHubApi';
export { SecurityHubClient } from './SecurityHubClient';
export type { components, operations, paths } from './generated/schema';
export * from './HandbookApi';
export * from './OrganisationApi';
export type { SecurityHubClientOptions } from './openClient';
