import {
  HandbookPage,
  HandbookPageList,
  HandbookPageUse,
  HandbookReport,
} from 'backstage-plugin-security-hub-common';
import { UserCredentials } from '../../access/EntityAccess';
import { GuidanceLanguage } from '../HandbookService';
import { PageFilters } from './pageFilters';

/**
 * Who reads the handbook: a person, whose own numbers of use stand beside the pages, or another plugin (undefined), for which nothing is
 * counted.
 */
export type HandbookReader = UserCredentials | undefined;

/** The handbook for reading: all of it, whatever the finding. */
export interface HandbookPagesService {
  /** How much is written, how old it is, and what became of the organisation's own files. */
  report(reader: HandbookReader): Promise<HandbookReport>;
  /** Pages that the filters keep. */
  list(
    query: PageFilters & { limit: number; offset: number; text: boolean },
    reader: HandbookReader,
  ): Promise<HandbookPageList>;
  /** @throws NotFoundError when there is no such page */
  page(
    pageId: string,
    language: GuidanceLanguage,
    reader: HandbookReader,
  ): Promise<HandbookPage>;
  /**
   * Where a control fails.
   *
   * @throws NotFoundError when there is no such control, NotAllowedError when the caller may count nothing
   */
  use(
    pageId: string,
    query: { limit: number; offset: number },
    credentials: UserCredentials,
  ): Promise<HandbookPageUse>;
}
