import type { PageTranslation, SharedPage } from '../page/ControlPage';
import type { SourceLink, Hazard } from '../page/frontMatter';
import { PageError } from '../page/readFrontMatter';
import type { HandbookLanguage } from '../page/vocabulary';
import type { DatasetFile } from './readDataset';

/** What a page of any kind says of itself. */
export interface AnyPage {
  frontMatter: {
    id: string;
    title: string;
    reviewed: string;
    include?: string[];
    hazards?: Hazard[];
    references?: SourceLink[];
  };
}

/** A page as it is used, with where it comes from. */
export interface Loaded<Page, Sections> {
  page: Page;
  sourcePath: string;
  /** The languages in which the page itself is written. */
  languages: HandbookLanguage[];
  /** Also holds what only the included pieces are translated to. */
  translation?: PageTranslation<Sections>;
}

/** How pages of one kind are read and put together. */
export interface PageKind<Page extends AnyPage, Sections> {
  /** Where its shared pieces lie, with a `/` at the end */
  sharedFolder: string;
  /** @throws PageError, as do the next two */
  parsePage(content: string): Page;
  parseShared(content: string): SharedPage<Sections>;
  parseTranslation(content: string): PageTranslation<Sections>;
  /**
   * What a page is found by.
   *
   * @throws PageError when the page does not belong into that file
   */
  keyOf(page: Page, path: string): string;
  withShared(page: Page, pieces: readonly SharedPage<Sections>[]): Page;
}

/** Pages of one kind: as written, and with what their includes and translations add. */
export interface ParsedPages<Page, Sections> {
  /** Pages as they are written, by path. */
  written: Map<string, Page>;
  /** By name. */
  shared: Map<string, SharedPage<Sections>>;
  /** By path. */
  translations: Map<string, PageTranslation<Sections>>;
  /** Pages as they are used, by key. */
  pages: Map<string, Loaded<Page, Sections>>;
}

/** The id that a path stands for: `controls/EC2/EC2.22.ja.md` is EC2.22. */
export function pageIdOfPath(path: string): string {
  return (path.split('/').pop() ?? '').replace(/(?:\.ja)?\.md$/, '');
}

/** The translation of a page with those of the pieces that it includes; a page without one still has the pieces'. */
function mergeTranslations<Sections>(
  own: PageTranslation<Sections> | undefined,
  pieces: readonly PageTranslation<Sections>[],
): PageTranslation<Sections> | undefined {
  const all = own ? [...pieces, own] : pieces;
  const [first] = own ? [own] : pieces;
  return (
    first && {
      frontMatter: {
        ...first.frontMatter,
        hazards: Object.assign(
          {},
          ...all.map(each => each.frontMatter.hazards),
        ),
        exceptions: Object.assign(
          {},
          ...all.map(each => each.frontMatter.exceptions),
        ),
      },
      sections: Object.assign({}, ...all.map(each => each.sections)),
    }
  );
}

/** Parses the files of one kind. A file that cannot be used is reported and takes nothing else with it; nothing is thrown. */
export function parsePages<Page extends AnyPage, Sections>(
  files: readonly DatasetFile[],
  kind: PageKind<Page, Sections>,
  report: (file: string, problems: readonly string[]) => void,
): ParsedPages<Page, Sections> {
  const parsed: ParsedPages<Page, Sections> = {
    written: new Map(),
    shared: new Map(),
    translations: new Map(),
    pages: new Map(),
  };
  const keys = new Map<string, string>();
  for (const { path, content } of files) {
    const id = pageIdOfPath(path);
    const expectId = (own: string) => {
      if (own !== id) {
        throw new PageError([`id: ${own} does not belong into this file`]);
      }
    };
    try {
      if (path.endsWith('.ja.md')) {
        const translation = kind.parseTranslation(content);
        expectId(translation.frontMatter.id);
        parsed.translations.set(path, translation);
      } else if (path.startsWith(kind.sharedFolder)) {
        const piece = kind.parseShared(content);
        expectId(piece.frontMatter.name);
        parsed.shared.set(id, piece);
      } else {
        const page = kind.parsePage(content);
        expectId(page.frontMatter.id);
        keys.set(path, kind.keyOf(page, path));
        parsed.written.set(path, page);
      }
    } catch (error) {
      report(path, error instanceof PageError ? error.problems : [`${error}`]);
    }
  }

  for (const [path, page] of parsed.written) {
    const includes = page.frontMatter.include ?? [];
    const unknown = includes.filter(name => !parsed.shared.has(name));
    if (unknown.length > 0) {
      report(path, [`include: unknown ${unknown.join(', ')}`]);
    }
    const own = parsed.translations.get(path.replace(/\.md$/, '.ja.md'));
    const translation = mergeTranslations(
      own,
      includes.flatMap(
        name =>
          parsed.translations.get(`${kind.sharedFolder}${name}.ja.md`) ?? [],
      ),
    );
    parsed.pages.set(keys.get(path) ?? page.frontMatter.id, {
      page: kind.withShared(
        page,
        includes.flatMap(name => parsed.shared.get(name) ?? []),
      ),
      sourcePath: path,
      languages: own ? ['en', 'ja'] : ['en'],
      ...(translation ? { translation } : {}),
    });
  }
  return parsed;
}
