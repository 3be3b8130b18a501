export * from './annotations';
export * from './arnPattern';
export * from './describeSelector';
export * from './parseScope';
export * from './selectorHash';
export * from './types';
