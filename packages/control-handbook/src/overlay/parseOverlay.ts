import { createHash } from 'node:crypto';
import type { ControlFactsTable } from '../facts/ControlFactsTable';
import type { HandbookProblem } from '../loader/Handbook';
import type { DatasetFile } from '../loader/readDataset';
import {
  PageError,
  readFrontMatter,
  validateFrontMatter,
} from '../page/readFrontMatter';
import { markdownProblems } from '../page/markdownProblems';
import {
  overlayFrontMatterSchema,
  type OverlayFrontMatter,
} from './overlayFrontMatter';

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

/** All pages by control id, and the files that cannot be used. */
export interface ParsedOverlay {
  pages: Map<string, OverlayPage>;
  problems: HandbookProblem[];
}

/** Most characters of the organisation's own text. */
const maximumText = 20_000;

function parsePage(
  { path, content }: DatasetFile,
  facts: ControlFactsTable,
): OverlayPage {
  const { data, body, bodyLine } = readFrontMatter(content);
  const frontMatter = validateFrontMatter(overlayFrontMatterSchema, data);
  const known = facts.resolve(frontMatter.id);
  const name = (path.split('/').pop() ?? '').replace(/\.md$/, '');
  const here = body.trim();
  const problems = [
    ...(known ? [] : [`id: AWS has no control ${frontMatter.id}`]),
    ...(known && name.toLowerCase() !== frontMatter.id.toLowerCase()
      ? [`id: ${frontMatter.id} does not belong into this file`]
      : []),
    ...(here.length > maximumText
      ? [`the text has more than ${maximumText} characters`]
      : []),
    ...markdownProblems(body).map(
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
    version: createHash('sha256').update(content).digest('hex'),
    frontMatter,
    here,
  };
}

/**
 * Parses an organisation's files. A file that cannot be used becomes a problem and takes nothing else with it; nothing is thrown. Of two
 * files about one control the first by path counts.
 */
export function parseOverlay(
  files: readonly DatasetFile[],
  facts: ControlFactsTable,
): ParsedOverlay {
  const result: ParsedOverlay = { pages: new Map(), problems: [] };
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sorted) {
    try {
      const page = parsePage(file, facts);
      const other = result.pages.get(page.controlId);
      if (other) {
        throw new PageError([`${other.file} is about ${page.controlId}, too`]);
      }
      result.pages.set(page.controlId, page);
    } catch (error) {
      result.problems.push({
        file: file.path,
        problems:
          error instanceof PageError ? [...error.problems] : [String(error)],
      });
    }
  }
  return result;
}
