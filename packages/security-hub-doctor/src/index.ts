export * from './permissions/grants';
export * from './doctor/CheckResult';
