export * from './TagOverlay';
export * from './TagReader';
