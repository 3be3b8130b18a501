export * from './accountTags';
export * from './DiscoveredAccount';
export * from './listDiscoveredAccounts';
export * from './saveDiscovery';
