import { lineFinder } from '../page/lineFinder';
import { markdownProblems } from '../page/markdownProblems';
import { fieldProblem, type RawPage } from '../page/readFrontMatter';
import { fixMethods, resourceKinds } from '../page/vocabulary';
import { placeholderProblems } from '../rendering/placeholderProblems';
import type { OwnPage } from './OwnPage';
import {
  ownPageFieldProblems,
  type FieldProblem,
} from './ownPageFieldProblems';
import { ownPageSectionIds, type OwnPageSectionId } from './ownPageSections';

type PageParts = Pick<OwnPage, 'frontMatter' | 'sections'>;

/** Sections that say what to do. */
const doing: ReadonlySet<OwnPageSectionId> = new Set([
  'response',
  'fix',
  ...resourceKinds,
  ...fixMethods,
]);

/** The sections in the order of the file: blocks are looked for one behind the other. */
function bodyProblems({ sections }: PageParts, raw: RawPage): string[] {
  const body = raw.body.replace(/\r\n/g, '\n');
  const lineAt = lineFinder(body);
  let position = 0;
  return Object.values(sections).flatMap(blocks =>
    (blocks ?? []).flatMap(block => {
      const text = block.type === 'code' ? block.code : block.text;
      const start = Math.max(body.indexOf(text, position), position);
      position = start + text.length;
      const line = raw.bodyLine + lineAt(start);
      const lineInside = lineFinder(text);
      return [
        ...placeholderProblems(
          block.type === 'code' ? block.language : 'markdown',
          text,
        ).map(({ index, message }) => ({
          line: lineInside(index),
          message,
        })),
        ...(block.type === 'code' ? [] : markdownProblems(text)),
      ].map(({ line: inside, message }) => `line ${line + inside}: ${message}`);
    }),
  );
}

function sectionProblems({ sections }: PageParts): string[] {
  const filled = Object.entries(sections)
    .filter(([, blocks]) => blocks && blocks.length > 0)
    .map(([id]) => id as OwnPageSectionId);
  const heading = (id: OwnPageSectionId) => `"${ownPageSectionIds[id]}"`;
  return [
    ...(sections.meaning
      ? []
      : [`the section ${heading('meaning')} is missing`]),
    ...(filled.some(id => doing.has(id))
      ? []
      : [
          `nothing says what to do: write ${heading('response')} or ${heading(
            'fix',
          )}`,
        ]),
    ...Object.keys(sections)
      .map(id => id as OwnPageSectionId)
      // All of a fix may stand in its methods
      .filter(id => id !== 'fix' && !filled.includes(id))
      .map(id => `the section ${heading(id)} is empty`),
  ];
}

/**
 * What keeps a page from being used, beyond what its schema and its headings say; with the line where there is one.
 *
 * @param name - that of the file, without its folder and ending
 */
export function ownPageProblems(
  page: PageParts,
  raw: RawPage,
  name: string,
): string[] {
  const { id } = page.frontMatter;
  const fields: FieldProblem[] = [
    ...(id === name
      ? []
      : [{ path: ['id'], message: `${id} does not belong into this file` }]),
    ...ownPageFieldProblems(page.frontMatter),
  ];
  return [
    ...fields.map(({ path, message }) => fieldProblem(raw, path, message)),
    ...sectionProblems(page),
    ...bodyProblems(page, raw),
  ];
}
