export { DefaultScopePreviewService } from './DefaultScopePreviewService';
export type { ScopePreviewService } from './ScopePreviewService';
