import {
  parseControlPage,
  parseSharedPage,
  parseTranslation,
  withShared,
  type ControlPage,
  type PageTranslation,
  type SharedPage,
} from '../page/ControlPage';
import { PageError } from '../page/readFrontMatter';
import type { HandbookProblem, LoadedPage } from './Handbook';
import type { DatasetFile } from './readDataset';

/** The dataset after parsing: pages as written, and with what their includes and translations add. */
export interface ParsedDataset {
  /** Pages as they are written, by path. */
  written: Map<string, ControlPage>;
  shared: Map<string, SharedPage>;
  translations: Map<string, PageTranslation>;
  /** Pages as they are used, by control id. */
  pages: Map<string, LoadedPage>;
  problems: HandbookProblem[];
}

/** The id that a path stands for: `controls/EC2/EC2.22.ja.md` is EC2.22. */
export function controlIdOfPath(path: string): string {
  return (path.split('/').pop() ?? '').replace(/(?:\.ja)?\.md$/, '');
}

const sharedFolder = 'controls/_shared/';

/** The translation of a page with those of the pieces that it includes; a page without one still has the pieces'. */
function mergeTranslations(
  own: PageTranslation | undefined,
  pieces: readonly PageTranslation[],
): PageTranslation | undefined {
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

/** Parses all files. A file that cannot be used becomes a problem and takes nothing else with it; nothing is thrown. */
export function parseDataset(files: readonly DatasetFile[]): ParsedDataset {
  const dataset: ParsedDataset = {
    written: new Map(),
    shared: new Map(),
    translations: new Map(),
    pages: new Map(),
    problems: [],
  };
  const report = (file: string, problems: readonly string[]) =>
    dataset.problems.push({ file, problems: [...problems] });

  for (const { path, content } of files) {
    const id = controlIdOfPath(path);
    const expectId = (own: string) => {
      if (own !== id) {
        throw new PageError([`id: ${own} does not belong into this file`]);
      }
    };
    try {
      if (path.endsWith('.ja.md')) {
        const translation = parseTranslation(content);
        expectId(translation.frontMatter.id);
        dataset.translations.set(path, translation);
      } else if (path.startsWith(sharedFolder)) {
        const piece = parseSharedPage(content);
        expectId(piece.frontMatter.name);
        dataset.shared.set(id, piece);
      } else {
        const page = parseControlPage(content);
        expectId(page.frontMatter.id);
        dataset.written.set(path, page);
      }
    } catch (error) {
      report(path, error instanceof PageError ? error.problems : [`${error}`]);
    }
  }

  for (const [path, page] of dataset.written) {
    const includes = page.frontMatter.include ?? [];
    const unknown = includes.filter(name => !dataset.shared.has(name));
    if (unknown.length > 0) {
      report(path, [`include: unknown ${unknown.join(', ')}`]);
    }
    const own = dataset.translations.get(path.replace(/\.md$/, '.ja.md'));
    const translation = mergeTranslations(
      own,
      includes.flatMap(
        name => dataset.translations.get(`${sharedFolder}${name}.ja.md`) ?? [],
      ),
    );
    dataset.pages.set(page.frontMatter.id, {
      page: withShared(
        page,
        includes.flatMap(name => dataset.shared.get(name) ?? []),
      ),
      sourcePath: path,
      languages: own ? ['en', 'ja'] : ['en'],
      ...(translation ? { translation } : {}),
    });
  }
  return dataset;
}
