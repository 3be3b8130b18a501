export { HandbookCollatorFactory } from './HandbookCollatorFactory';
export type { HandbookCollatorFactoryOptions } from './HandbookCollatorFactory';
export type { HandbookDocument } from './HandbookDocument';
export { searchModuleSecurityHub as default } from './module';
