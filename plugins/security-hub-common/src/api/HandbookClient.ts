import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { GuidanceLanguage, HandbookPage } from '../guidance';
import { entityPath } from './entityPath';
import type { HandbookApi, HandbookPagesQuery } from './HandbookApi';
import { dataOf, openClient, SecurityHubClientOptions } from './openClient';
import type { PageQuery, SecurityHubRequestOptions } from './OrganisationApi';
import { pagePath } from './pagePath';

/** Asks what is about the handbook. */
export class HandbookClient implements HandbookApi {
  protected readonly options: SecurityHubClientOptions;

  protected constructor(options: SecurityHubClientOptions) {
    this.options = options;
  }

  async getHandbook(options?: SecurityHubRequestOptions) {
    const client = await openClient(this.options);
    return dataOf(await client.GET('/handbook', { signal: options?.signal }));
  }

  async getHandbookPages(
    query?: HandbookPagesQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/handbook/pages', {
        params: { query },
        signal: options?.signal,
      }),
    );
  }

  async getHandbookPage(
    pageId: string,
    query?: { language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ): Promise<HandbookPage> {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/handbook/pages/{pageId}', {
        params: { path: pagePath(pageId), query },
        signal: options?.signal,
      }),
    ) as HandbookPage;
  }

  async getHandbookPageUse(
    pageId: string,
    query?: PageQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/handbook/pages/{pageId}/use', {
        params: { path: pagePath(pageId), query },
        signal: options?.signal,
      }),
    );
  }

  async getEntityHandbook(
    entity: CompoundEntityRef,
    query?: PageQuery & { language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/handbook', {
        params: { path: entityPath(entity), query },
        signal: options?.signal,
      }),
    );
  }
}
