import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { GuidanceLanguage } from '../guidance';
import { entityPath } from './entityPath';
import { dataOf, openClient, SecurityHubClientOptions } from './openClient';
import { OrganisationClient } from './OrganisationClient';
import type { PageQuery, SecurityHubRequestOptions } from './OrganisationApi';
import type {
  DecisionPreviewRequest,
  FindingGroupsQuery,
  FindingsQuery,
  SecurityHubApi,
} from './SecurityHubApi';
import type { DecisionRequest } from './types';

/**
 * Talks to the backend plugin through Backstage's own `fetch`, which adds the caller's identity. Works in browsers and in Node. @public
 */
export class SecurityHubClient
  extends OrganisationClient
  implements SecurityHubApi
{
  static create(options: SecurityHubClientOptions): SecurityHubClient {
    return new SecurityHubClient(options);
  }

  async getFindings(
    entity: CompoundEntityRef,
    query?: FindingsQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/findings', {
        params: { path: entityPath(entity), query },
        signal: options?.signal,
      }),
    );
  }

  async getGroups(
    entity: CompoundEntityRef,
    query?: FindingGroupsQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/groups', {
        params: { path: entityPath(entity), query },
        signal: options?.signal,
      }),
    );
  }

  async getSummary(
    entity: CompoundEntityRef,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/summary', {
        params: { path: entityPath(entity) },
        signal: options?.signal,
      }),
    );
  }

  async getScope(
    entity: CompoundEntityRef,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/scope', {
        params: { path: entityPath(entity) },
        signal: options?.signal,
      }),
    );
  }

  async getMembers(
    entity: CompoundEntityRef,
    query?: PageQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/members', {
        params: { path: entityPath(entity), query },
        signal: options?.signal,
      }),
    );
  }

  async getFinding(
    key: string,
    query?: { entityRef?: string; language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET('/findings/{key}', {
        params: { path: { key }, query },
        signal: options?.signal,
      }),
    );
  }

  async previewDecision(
    entity: CompoundEntityRef,
    request: DecisionPreviewRequest,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.POST(
        '/entities/by-name/{kind}/{namespace}/{name}/decisions/preview',
        {
          params: { path: entityPath(entity) },
          body: request,
          signal: options?.signal,
        },
      ),
    );
  }

  async createDecision(
    entity: CompoundEntityRef,
    request: DecisionRequest,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.POST(
        '/entities/by-name/{kind}/{namespace}/{name}/decisions',
        {
          params: { path: entityPath(entity) },
          body: request,
          signal: options?.signal,
        },
      ),
    );
  }

  async getDecision(
    entity: CompoundEntityRef,
    decisionId: string,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.GET(
        '/entities/by-name/{kind}/{namespace}/{name}/decisions/{decisionId}',
        {
          params: { path: { ...entityPath(entity), decisionId } },
          signal: options?.signal,
        },
      ),
    );
  }

  async retryDecision(
    entity: CompoundEntityRef,
    decisionId: string,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await openClient(this.options);
    return dataOf(
      await client.POST(
        '/entities/by-name/{kind}/{namespace}/{name}/decisions/{decisionId}/retry',
        {
          params: { path: { ...entityPath(entity), decisionId } },
          signal: options?.signal,
        },
      ),
    );
  }

  async getSync(options?: SecurityHubRequestOptions) {
    const client = await openClient(this.options);
    return dataOf(await client.GET('/sync', { signal: options?.signal }));
  }
}
