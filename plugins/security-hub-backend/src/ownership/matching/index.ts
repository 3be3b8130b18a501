export * from './createOwnershipIndex';
export * from './types';
