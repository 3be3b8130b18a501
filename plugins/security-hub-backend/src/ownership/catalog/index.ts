export * from './catalogEntity';
export * from './CatalogScopeLoader';
export * from './compileSnapshot';
