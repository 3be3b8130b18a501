export * from './defaultPrioritySettings';
export * from './layerOf';
export * from './prioritise';
