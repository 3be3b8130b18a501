export * from './isStoreUnavailable';
export * from './storeMessage';
