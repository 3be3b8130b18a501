import {
  controlFrontMatterSchema,
  sharedFrontMatterSchema,
  translationFrontMatterSchema,
  type ControlFrontMatter,
  type SharedFrontMatter,
  type TranslationFrontMatter,
} from './frontMatter';
import {
  PageError,
  readFrontMatter,
  validateFrontMatter,
  type RawPage,
} from './readFrontMatter';
import {
  controlLayout,
  parseSections,
  type PageLayout,
  type PageSections,
  type SectionsOf,
} from './sections';

/** One control's page as written, with what its includes add. */
export interface ControlPage {
  frontMatter: ControlFrontMatter;
  sections: PageSections;
}

/** A piece that several pages share. */
export interface SharedPage<Sections = PageSections> {
  frontMatter: SharedFrontMatter;
  sections: Sections;
}

/** The translation of a page: what is not in it stays English. */
export interface PageTranslation<Sections = PageSections> {
  frontMatter: TranslationFrontMatter;
  sections: Sections;
}

/**
 * The sections of a page.
 *
 * @throws PageError
 */
export function sectionsOf<Id extends string>(
  raw: RawPage,
  layout: PageLayout<Id>,
): SectionsOf<Id> {
  try {
    return parseSections(layout, raw.body, raw.bodyLine);
  } catch (error) {
    throw new PageError([error instanceof Error ? error.message : `${error}`]);
  }
}

/**
 * Reads a page.
 *
 * @throws PageError
 */
export function parseControlPage(content: string): ControlPage {
  const raw = readFrontMatter(content);
  return {
    frontMatter: validateFrontMatter(controlFrontMatterSchema, raw),
    sections: sectionsOf(raw, controlLayout),
  };
}

/**
 * Reads a piece that several pages share.
 *
 * @throws PageError
 */
export function parseSharedPage(content: string): SharedPage {
  const raw = readFrontMatter(content);
  return {
    frontMatter: validateFrontMatter(sharedFrontMatterSchema, raw),
    sections: sectionsOf(raw, controlLayout),
  };
}

/**
 * Reads a translation of a page with this layout.
 *
 * @throws PageError
 */
export function parseTranslation<Id extends string>(
  content: string,
  layout: PageLayout<Id>,
): PageTranslation<SectionsOf<Id>> {
  const raw = readFrontMatter(content);
  return {
    frontMatter: validateFrontMatter(translationFrontMatterSchema, raw),
    sections: sectionsOf(raw, layout),
  };
}

/** The page with what the shared pieces add: lists are appended, sections that the page has itself win. */
export function withShared(
  page: ControlPage,
  pieces: readonly SharedPage[],
): ControlPage {
  const parts = [page.frontMatter, ...pieces.map(piece => piece.frontMatter)];
  return {
    frontMatter: {
      ...page.frontMatter,
      hazards: parts.flatMap(part => part.hazards ?? []),
      exceptions: parts.flatMap(part => part.exceptions ?? []),
      guardrails: parts.flatMap(part => part.guardrails ?? []),
      references: parts.flatMap(part => part.references ?? []),
    },
    sections: Object.assign(
      {},
      ...pieces.map(piece => piece.sections),
      page.sections,
    ),
  };
}
