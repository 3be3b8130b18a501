/**
 * Guidance for AWS Security Hub: facts about every control, and pages about controls and about finding types of other products, which put
 * hazards before instructions.
 *
 * @packageDocumentation
 */
export {
  severities,
  layers,
  controlStatuses,
  type ControlFacts,
  type ControlLayer,
  type ControlSeverity,
  type ControlStatus,
} from './facts/ControlFacts';
export { ControlFactsTable } from './facts/ControlFactsTable';
export {
  canonicalControlId,
  controlIdOfLegacyGenerator,
  defaultControlFacts,
  isGlobalControl,
  isKnownControl,
} from './facts/knownControls';
export * from './page/vocabulary';
export {
  Handbook,
  type FindingTypeListItem,
  type HandbookContents,
  type HandbookCoverage,
  type HandbookListItem,
  type HandbookProblem,
  type LoadedFindingType,
  type LoadedPage,
} from './loader/Handbook';
export { loadHandbook, type LoadHandbookOptions } from './loader/loadHandbook';
export type { ControlPage, PageTranslation } from './page/ControlPage';
export type { FindingTypePage } from './page/FindingTypePage';
export type { FindingTypeFrontMatter } from './page/findingTypeFrontMatter';
export type {
  FindingTypeSectionId,
  FindingTypeSections,
} from './page/findingTypeSections';
export type { Loaded } from './loader/parsePages';
export type {
  PageBlock,
  PageSections,
  SectionId,
  SectionsOf,
} from './page/sections';
export type {
  ControlFrontMatter,
  Guardrail,
  Hazard,
  ResourceCondition,
  SourceLink,
  TranslationFrontMatter,
  TypicalException,
} from './page/frontMatter';
export {
  resourceNameOf,
  resourceNameOfArn,
  type GuidanceSubject,
  type SubjectResource,
} from './rendering/GuidanceSubject';
export type {
  FilledText,
  InsertedValue,
  UnresolvedPlaceholder,
  UnresolvedReason,
} from './rendering/fillPlaceholders';
export type { ConditionResult, MatchedOn } from './rendering/matchConditions';
export type * from './rendering/RenderedFindingType';
export type * from './rendering/RenderedGuidance';
export {
  Overlay,
  type FoundVerdict,
  type VerdictContext,
} from './overlay/Overlay';
export type { FindingFacts } from './overlay/mostSpecificOwnPage';
export type { OwnPage } from './overlay/OwnPage';
export type {
  OwnPageFindings,
  OwnPageFrontMatter,
} from './overlay/ownPageFrontMatter';
export type {
  OwnPageSectionId,
  OwnPageSections,
} from './overlay/ownPageSections';
export { renderOwnPage } from './overlay/renderOwnPage';
export { OverlayBudget } from './overlay/OverlayBudget';
export {
  decodeOverlayFile,
  overlayBounds,
  problemOfSize,
} from './overlay/overlayBounds';
export { problemOfPath, toldPath } from './overlay/overlayPath';
export { boundedProblems, clippedProblem } from './page/boundedProblems';
export {
  verdictKinds,
  type OverlayFrontMatter,
  type Verdict,
  type VerdictKind,
} from './overlay/overlayFrontMatter';
export {
  parseOverlay,
  type OverlayPage,
  type ParsedOverlay,
} from './overlay/parseOverlay';
export { readOverlay } from './overlay/readOverlay';
export { pageText, plainText } from './rendering/pageText';
export { renderText } from './rendering/renderText';
