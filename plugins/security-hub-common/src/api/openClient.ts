import { ResponseError } from '@backstage/errors';
import createClient from 'openapi-fetch';
import type { paths } from './generated/schema';

/** What a client needs of Backstage: where the plugin is, and a `fetch` that adds the caller's identity. @public */
export type SecurityHubClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
};

/** Opens a typed client whose requests reject with a `ResponseError` when the backend answers with an error. */
export async function openClient(options: SecurityHubClientOptions) {
  const client = createClient<paths>({
    baseUrl: await options.discoveryApi.getBaseUrl('security-hub'),
    fetch: async request => await send(request, options.fetchApi),
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

/** Backstage's fetch makes several requests of what it is given, which a browser refuses for a request whose body was read. */
async function send(
  request: Request,
  fetchApi: SecurityHubClientOptions['fetchApi'],
): Promise<Response> {
  const { method, headers, signal } = request;
  const body = method === 'GET' ? undefined : await request.text();
  return await fetchApi.fetch(request.url, { method, headers, signal, body });
}

/** @throws Error when the backend answered without a body */
export function dataOf<T>(result: { data?: T }): T {
  if (result.data === undefined) {
    throw new Error('The security-hub backend answered without a body');
  }
  return result.data;
}
