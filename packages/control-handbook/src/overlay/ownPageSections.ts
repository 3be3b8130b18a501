import { findingTypeSectionIds } from '../page/findingTypeSections';
import { sectionIds, type PageLayout, type SectionsOf } from '../page/sections';

/**
 * The headings of an organisation's own page, English in every language: those of a page about finding types, and of a control's page the
 * fix by method and the way back. A rule of the organisation's own is a control that only AWS does not know, so its page can have both.
 */
export const ownPageSectionIds = {
  ...findingTypeSectionIds,
  fix: '## Fix',
  terraform: sectionIds.terraform,
  cloudformation: sectionIds.cloudformation,
  cli: sectionIds.cli,
  console: sectionIds.console,
  rollback: sectionIds.rollback,
} as const;

/** See `ownPageSectionIds`. */
export type OwnPageSectionId = keyof typeof ownPageSectionIds;

/** The blocks of each section that an organisation's own page has. */
export type OwnPageSections = SectionsOf<OwnPageSectionId>;

/** The layout of an organisation's own page. */
export const ownPageLayout: PageLayout<OwnPageSectionId> = {
  headings: ownPageSectionIds,
};
