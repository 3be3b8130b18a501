import type { DatasetFile } from '../loader/readDataset';
import { sectionsOf } from '../page/ControlPage';
import {
  PageError,
  validateFrontMatter,
  type RawPage,
} from '../page/readFrontMatter';
import { nameOfFile, versionOf } from './overlayFile';
import type { OwnPage } from './OwnPage';
import { ownPageFrontMatterSchema } from './ownPageFrontMatter';
import { ownPageProblems } from './ownPageProblems';
import { ownPageLayout } from './ownPageSections';
import { tooLong } from './tooLong';

/** Whether a file is a whole page about findings, and not about a control: it says which findings. */
export function isOwnPage({ data }: Pick<RawPage, 'data'>): boolean {
  return (
    typeof data === 'object' && data !== null && Object.hasOwn(data, 'findings')
  );
}

/**
 * Reads an organisation's own page.
 *
 * @throws PageError with all that is wrong
 */
export function parseOwnPage(
  { path, content }: DatasetFile,
  raw: RawPage,
): OwnPage {
  const frontMatter = validateFrontMatter(ownPageFrontMatterSchema, raw);
  const unread = tooLong(raw);
  if (unread.length > 0) {
    throw new PageError(unread);
  }
  const sections = sectionsOf(raw, ownPageLayout);
  const problems = ownPageProblems(
    { frontMatter, sections },
    raw,
    nameOfFile(path),
  );
  if (problems.length > 0) {
    throw new PageError(problems);
  }
  return {
    id: frontMatter.id,
    file: path,
    version: versionOf(content),
    frontMatter,
    sections,
  };
}
