import type { ControlFactsTable } from '../facts/ControlFactsTable';
import type { HandbookProblem } from '../loader/Handbook';
import type { DatasetFile } from '../loader/readDataset';
import {
  fieldProblem,
  PageError,
  readFrontMatter,
  validateFrontMatter,
  type RawPage,
} from '../page/readFrontMatter';
import { clippedProblem } from '../page/boundedProblems';
import { markdownProblems } from '../page/markdownProblems';
import {
  overlayFrontMatterSchema,
  type OverlayFrontMatter,
} from './overlayFrontMatter';
import type { OwnPage } from './OwnPage';
import { nameOfFile, versionOf } from './overlayFile';
import { refuseEscapedCharacters } from './escapedCharacters';
import { overlayBounds } from './overlayBounds';
import { isOwnPage, parseOwnPage } from './parseOwnPage';
import { tooLong } from './tooLong';

/** What an organisation says of one control. */
export interface OverlayPage {
  /** The control's id in AWS's spelling */
  controlId: string;
  /** Path in the organisation's folder or repository */
  file: string;
  /** Hash of the file's content, hexadecimal: what rested on another one rests on another verdict */
  version: string;
  frontMatter: OverlayFrontMatter;
  /** Markdown that is shown with the page; empty where there is none */
  here: string;
}

/** All that can be used, and the files that cannot. */
export interface ParsedOverlay {
  /** By control id. */
  pages: Map<string, OverlayPage>;
  /** Whole pages of the organisation's own; no two have one id. */
  ownPages: OwnPage[];
  problems: HandbookProblem[];
}

function parsePage(
  { path, content }: DatasetFile,
  raw: RawPage,
  facts: ControlFactsTable,
): OverlayPage {
  const { body, bodyLine } = raw;
  const frontMatter = validateFrontMatter(overlayFrontMatterSchema, raw);
  const known = facts.resolve(frontMatter.id);
  const name = nameOfFile(path);
  const unread = tooLong(raw);
  const here = body.trim();
  const problems = [
    ...(known
      ? []
      : [fieldProblem(raw, ['id'], `AWS has no control ${frontMatter.id}`)]),
    ...(known && name.toLowerCase() !== frontMatter.id.toLowerCase()
      ? [
          fieldProblem(
            raw,
            ['id'],
            `${frontMatter.id} does not belong into this file`,
          ),
        ]
      : []),
    ...unread,
    ...markdownProblems(unread.length > 0 ? '' : body).map(
      ({ line, message }) => `line ${bodyLine + line}: ${message}`,
    ),
    ...(here === '' && (frontMatter.verdicts ?? []).length === 0
      ? ['the file has neither a verdict nor a text']
      : []),
  ];
  if (!known || problems.length > 0) {
    throw new PageError(problems);
  }
  return {
    controlId: known.id,
    file: path,
    version: versionOf(content),
    frontMatter,
    here,
  };
}

/** @throws PageError */
function add(
  { path, content }: DatasetFile,
  facts: ControlFactsTable,
  { pages, ownPages }: ParsedOverlay,
): void {
  const raw = readFrontMatter(content, overlayBounds.frontMatter);
  refuseEscapedCharacters(raw.data);
  if (isOwnPage(raw)) {
    const page = parseOwnPage({ path, content }, raw);
    const other = ownPages.find(({ id }) => id === page.id);
    if (other) {
      throw new PageError([`${other.file} has the id ${page.id}, too`]);
    }
    ownPages.push(page);
    return;
  }
  const page = parsePage({ path, content }, raw, facts);
  const other = pages.get(page.controlId);
  if (other) {
    throw new PageError([`${other.file} is about ${page.controlId}, too`]);
  }
  pages.set(page.controlId, page);
}

/**
 * Parses an organisation's files. A file that cannot be used becomes a problem and takes nothing else with it; nothing is thrown. Of two
 * files about one control, or with one id, the one whose path comes first counts.
 */
export function parseOverlay(
  files: readonly DatasetFile[],
  facts: ControlFactsTable,
): ParsedOverlay {
  const result: ParsedOverlay = {
    pages: new Map(),
    ownPages: [],
    problems: [],
  };
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sorted) {
    try {
      add(file, facts, result);
    } catch (error) {
      result.problems.push({
        file: file.path,
        problems:
          error instanceof PageError
            ? [...error.problems]
            : [clippedProblem(String(error))],
      });
    }
  }
  return result;
}
