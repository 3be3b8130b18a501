export * from './contactText';
export * from './events';
export * from './resource';
export * from './rules';
export * from './scope';
