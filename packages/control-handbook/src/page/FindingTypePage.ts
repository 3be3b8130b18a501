import { sectionsOf, type SharedPage } from './ControlPage';
import {
  findingTypeFrontMatterSchema,
  findingTypeSharedFrontMatterSchema,
  type FindingTypeFrontMatter,
} from './findingTypeFrontMatter';
import {
  findingTypeLayout,
  type FindingTypeSections,
} from './findingTypeSections';
import { readFrontMatter, validateFrontMatter } from './readFrontMatter';

/** A page about the finding types of a product. */
export interface FindingTypePage {
  frontMatter: FindingTypeFrontMatter;
  sections: FindingTypeSections;
}

/**
 * Reads a page about finding types.
 *
 * @throws PageError
 */
export function parseFindingTypePage(content: string): FindingTypePage {
  const raw = readFrontMatter(content);
  return {
    frontMatter: validateFrontMatter(findingTypeFrontMatterSchema, raw),
    sections: sectionsOf(raw, findingTypeLayout),
  };
}

/**
 * Reads a piece that several of these pages share.
 *
 * @throws PageError
 */
export function parseSharedFindingTypePage(
  content: string,
): SharedPage<FindingTypeSections> {
  const raw = readFrontMatter(content);
  return {
    frontMatter: validateFrontMatter(findingTypeSharedFrontMatterSchema, raw),
    sections: sectionsOf(raw, findingTypeLayout),
  };
}

/** The page with what the shared pieces add: lists are appended, sections that the page has itself win. */
export function withSharedFindingTypes(
  page: FindingTypePage,
  pieces: readonly SharedPage<FindingTypeSections>[],
): FindingTypePage {
  const parts = [page.frontMatter, ...pieces.map(piece => piece.frontMatter)];
  return {
    frontMatter: {
      ...page.frontMatter,
      hazards: parts.flatMap(part => part.hazards ?? []),
      references: parts.flatMap(part => part.references ?? []),
    },
    sections: Object.assign(
      {},
      ...pieces.map(piece => piece.sections),
      page.sections,
    ),
  };
}
