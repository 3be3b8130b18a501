import type { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import createClient from 'openapi-fetch';
import type { GuidanceLanguage } from '../guidance';
import type { paths } from './generated/schema';
import type {
  DecisionPreviewRequest,
  FindingGroupsQuery,
  FindingsQuery,
  SecurityHubApi,
  SecurityHubRequestOptions,
} from './SecurityHubApi';
import type { DecisionRequest } from './types';

function entityPath(entity: CompoundEntityRef) {
  return {
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: entity.namespace,
    name: entity.name,
  };
}

/**
 * Talks to the backend plugin through Backstage's own `fetch`, which adds the caller's identity. Works in browsers and in Node. @public
 */
export class SecurityHubClient implements SecurityHubApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  static create(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }): SecurityHubClient {
    return new SecurityHubClient(options.discoveryApi, options.fetchApi);
  }

  private constructor(
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> },
    fetchApi: { fetch: typeof fetch },
  ) {
    this.#discoveryApi = discoveryApi;
    this.#fetchApi = fetchApi;
  }

  async getFindings(
    entity: CompoundEntityRef,
    query?: FindingsQuery,
    options?: SecurityHubRequestOptions,
  ) {
    const client = await this.#client();
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
    const client = await this.#client();
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
    const client = await this.#client();
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
    const client = await this.#client();
    return dataOf(
      await client.GET('/entities/by-name/{kind}/{namespace}/{name}/scope', {
        params: { path: entityPath(entity) },
        signal: options?.signal,
      }),
    );
  }

  async getFinding(
    key: string,
    query?: { entityRef?: string; language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ) {
    const client = await this.#client();
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
    const client = await this.#client();
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
    const client = await this.#client();
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
    const client = await this.#client();
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
    const client = await this.#client();
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

  async getControls(options?: SecurityHubRequestOptions) {
    const client = await this.#client();
    return dataOf(await client.GET('/controls', { signal: options?.signal }));
  }

  async getControl(
    controlId: string,
    query?: { language?: GuidanceLanguage },
    options?: SecurityHubRequestOptions,
  ) {
    const client = await this.#client();
    return dataOf(
      await client.GET('/controls/{controlId}', {
        params: { path: { controlId }, query },
        signal: options?.signal,
      }),
    );
  }

  async getSync(options?: SecurityHubRequestOptions) {
    const client = await this.#client();
    return dataOf(await client.GET('/sync', { signal: options?.signal }));
  }

  /** Backstage's fetch makes several requests of what it is given, which a browser refuses for a request whose body was read. */
  async #send(request: Request): Promise<Response> {
    const { method, headers, signal } = request;
    const body = method === 'GET' ? undefined : await request.text();
    return await this.#fetchApi.fetch(request.url, {
      method,
      headers,
      signal,
      body,
    });
  }

  async #client() {
    const client = createClient<paths>({
      baseUrl: await this.#discoveryApi.getBaseUrl('security-hub'),
      fetch: async request => await this.#send(request),
    });
    client.use({
      async onResponse({ response }) {
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
      },
    });
    return client;
  }
}

function dataOf<T>(result: { data?: T }): T {
  if (result.data === undefined) {
    throw new Error('The security-hub backend answered without a body');
  }
  return result.data;
}
