export * from './dueDate';
export * from './explain';
export * from './layerOf';
export * from './prioritise';
export * from './priorityInput';
