export * from './DatabaseLeases';
export * from './DatabaseRateSlots';
export * from './databaseTime';
export * from './Leases';
