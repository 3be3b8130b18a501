export * from './AccountCheck';
export * from './AccountCheckStore';
export * from './DatabaseAccountCheckStore';
export * from './selectRecordRegions';
