import {
  parseControlPage,
  parseSharedPage,
  parseTranslation,
  withShared,
  type ControlPage,
} from '../page/ControlPage';
import {
  parseFindingTypePage,
  parseSharedFindingTypePage,
  withSharedFindingTypes,
  type FindingTypePage,
} from '../page/FindingTypePage';
import {
  findingTypeLayout,
  type FindingTypeSections,
} from '../page/findingTypeSections';
import { PageError } from '../page/readFrontMatter';
import { controlLayout, type PageSections } from '../page/sections';
import type { HandbookProblem } from './Handbook';
import { parsePages, type PageKind, type ParsedPages } from './parsePages';
import type { DatasetFile } from './readDataset';

/** The dataset after parsing: pages of controls, and beside them those about finding types of other products. */
export interface ParsedDataset extends ParsedPages<ControlPage, PageSections> {
  /** By `<product>/<id>`. */
  findingTypes: ParsedPages<FindingTypePage, FindingTypeSections>;
  problems: HandbookProblem[];
}

const controls: PageKind<ControlPage, PageSections> = {
  sharedFolder: 'controls/_shared/',
  parsePage: parseControlPage,
  parseShared: parseSharedPage,
  parseTranslation: content => parseTranslation(content, controlLayout),
  keyOf: ({ frontMatter }) => frontMatter.id,
  withShared,
};

const findingsFolder = 'findings/';

const findingTypes: PageKind<FindingTypePage, FindingTypeSections> = {
  sharedFolder: `${findingsFolder}_shared/`,
  parsePage: parseFindingTypePage,
  parseShared: parseSharedFindingTypePage,
  parseTranslation: content => parseTranslation(content, findingTypeLayout),
  keyOf: ({ frontMatter: { product, id } }, path) => {
    if (path !== `${findingsFolder}${product}/${id}.md`) {
      throw new PageError([
        `product: ${product} does not belong into this folder`,
      ]);
    }
    return `${product}/${id}`;
  },
  withShared: withSharedFindingTypes,
};

/** Parses all files. A file that cannot be used becomes a problem and takes nothing else with it; nothing is thrown. */
export function parseDataset(files: readonly DatasetFile[]): ParsedDataset {
  const problems: HandbookProblem[] = [];
  const report = (file: string, reasons: readonly string[]) => {
    problems.push({ file, problems: [...reasons] });
  };
  const isAboutFindings = ({ path }: DatasetFile) =>
    path.startsWith(findingsFolder);
  return {
    ...parsePages(
      files.filter(file => !isAboutFindings(file)),
      controls,
      report,
    ),
    findingTypes: parsePages(
      files.filter(isAboutFindings),
      findingTypes,
      report,
    ),
    problems,
  };
}
