import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { GuidanceLanguage, HandbookPage } from '../guidance';
import type { operations } from './generated/schema';
import type { PageQuery, SecurityHubRequestOptions } from './OrganisationApi';
import type {
  EntityHandbook,
  HandbookPageList,
  HandbookPageUse,
  HandbookReport,
} from './types';

/** Which pages of the handbook, in which order. @public */
export type HandbookPagesQuery = NonNullable<
  operations['getHandbookPages']['parameters']['query']
>;

/** The part of the HTTP API that is about the handbook itself. @public */
export interface HandbookApi {
  /** How much is written, how old it is, and what became of the organisation's own files. */
  getHandbook(options?: SecurityHubRequestOptions): Promise<HandbookReport>;
  /** Controls, finding types and pages of the organisation. */
  getHandbookPages(
    query?: HandbookPagesQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<HandbookPageList>;
  /** One page; its id is that of the list, or a control's in any case. */
  getHandbookPage(
    pageId: string,
    query?: { language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ): Promise<HandbookPage>;
  /** Where a control fails, of what the caller may count. */
  getHandbookPageUse(
    pageId: string,
    query?: PageQuery,
    options?: SecurityHubRequestOptions,
  ): Promise<HandbookPageUse>;
  /** The pages about what somebody still has to act on for an entity. `limit`: 1 to 50, default 20. */
  getEntityHandbook(
    entity: CompoundEntityRef,
    query?: PageQuery & { language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ): Promise<EntityHandbook>;
}
