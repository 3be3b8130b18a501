import type { PageTranslation, SharedPage } from '../page/ControlPage';
import type { TypicalException } from '../page/frontMatter';
import type { PageBlock } from '../page/sections';
import type { AnyPage } from '../loader/parsePages';
import type { ParsedDataset } from '../loader/parseDataset';

type AnySections = Readonly<Record<string, PageBlock[] | undefined>>;

/** A page of a control or about finding types, as far as rules look at both alike. */
export interface EveryPage {
  file: string;
  frontMatter: AnyPage['frontMatter'] & { exceptions?: TypicalException[] };
  sections: AnySections;
}

/** A shared piece of either. */
export interface EveryPiece {
  file: string;
  frontMatter: SharedPage['frontMatter'];
  sections: AnySections;
}

/** A translation of either. */
export interface EveryTranslation {
  file: string;
  frontMatter: PageTranslation['frontMatter'];
  sections: AnySections;
  /** What it translates, if that exists */
  original?: EveryPage | EveryPiece;
  /** Whether its title is ours, and not AWS's */
  hasOwnTitle: boolean;
}

const both = (dataset: ParsedDataset) =>
  [
    { folder: 'controls', ...dataset },
    { folder: 'findings', ...dataset.findingTypes },
  ] as const;

/** Every page as it is written. */
export function pagesAsWritten(dataset: ParsedDataset): EveryPage[] {
  return both(dataset).flatMap(({ written }) =>
    [...written].map(([file, page]) => ({ file, ...page })),
  );
}

/** Every page with what its includes add. */
export function pagesAsUsed(dataset: ParsedDataset): EveryPage[] {
  return both(dataset).flatMap(({ pages }) =>
    [...pages.values()].map(({ page, sourcePath }) => ({
      file: sourcePath,
      ...page,
    })),
  );
}

/** Every shared piece. */
export function sharedPieces(dataset: ParsedDataset): EveryPiece[] {
  return both(dataset).flatMap(({ folder, shared }) =>
    [...shared].map(([name, piece]) => ({
      file: `${folder}/_shared/${name}.md`,
      ...piece,
    })),
  );
}

/** Every translation, with what it translates. */
export function translationsOf(dataset: ParsedDataset): EveryTranslation[] {
  const originals = new Map(
    [...pagesAsWritten(dataset), ...sharedPieces(dataset)].map(page => [
      page.file,
      page,
    ]),
  );
  return both(dataset).flatMap(({ folder, translations }) =>
    [...translations].map(([file, translation]) => {
      const original = originals.get(file.replace(/\.ja\.md$/, '.md'));
      return {
        file,
        ...translation,
        ...(original ? { original } : {}),
        hasOwnTitle: folder === 'findings' && !file.includes('/_shared/'),
      };
    }),
  );
}
