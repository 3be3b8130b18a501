export { DefaultHandbookPagesService } from './DefaultHandbookPagesService';
export type { HandbookPagesService } from './HandbookPagesService';
export type { PageFilters } from './pageFilters';
export { UseCounter } from './UseCounter';
