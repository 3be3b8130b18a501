/**
 * Guidance for AWS Security Hub controls: facts about every control, and pages that put hazards before instructions.
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
  type HandbookContents,
  type HandbookCoverage,
  type HandbookListItem,
  type HandbookProblem,
  type LoadedPage,
} from './loader/Handbook';
export { loadHandbook, type LoadHandbookOptions } from './loader/loadHandbook';
export type { ControlPage, PageTranslation } from './page/ControlPage';
export type { PageBlock, PageSections, SectionId } from './page/sections';
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
export type * from './rendering/RenderedGuidance';
