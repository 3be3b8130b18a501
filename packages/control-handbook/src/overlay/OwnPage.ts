import type { OwnPageFrontMatter } from './ownPageFrontMatter';
import type { OwnPageSections } from './ownPageSections';

/** A whole page of an organisation's own, about findings that no control of Security Hub makes. */
export interface OwnPage {
  /** That of its front matter; one page of the overlay has it */
  id: string;
  /** Path in the organisation's folder or repository */
  file: string;
  /** Hash of the file's content, hexadecimal */
  version: string;
  frontMatter: OwnPageFrontMatter;
  sections: OwnPageSections;
}
