export * from './layerOf';
export * from './prioritise';
