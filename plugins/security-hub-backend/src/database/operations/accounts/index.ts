export * from './AccountEvents';
export * from './countSkipped';
export * from './listAccountEvents';
export * from './saveAccountEvents';
export * from './skippedRecords';
