import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { SecurityHubClient } from './SecurityHubClient';

const entity = {
  kind: 'Component',
  namespace: 'default',
  name: 'checkout-api',
};

/** Makes a request of a request, as the middlewares of Backstage's fetch do, one after the other. */
const fetchThroughMiddlewares: typeof fetch = async (input, init) => {
  const first = new Request(input, init);
  first.headers.set('authorization', 'Bearer token');
  await new Request(input, init).text();
  return await fetch(first.url, {
    method: first.method,
    headers: first.headers,
    body: first.method === 'GET' ? undefined : await first.text(),
    signal: init?.signal,
  });
};

describe('SecurityHubClient', () => {
  let server: Server;
  const seen: Array<{ line: string; body: string; type?: string }> = [];
  let client: SecurityHubClient;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      seen.push({
        line: `${request.method} ${request.url}`,
        body,
        type: request.headers['content-type'],
      });
      const denied = request.url?.includes('/denied/');
      response.writeHead(denied ? 403 : 200, {
        'content-type': 'application/json',
      });
      response.end(
        JSON.stringify(
          denied
            ? {
                error: { name: 'NotAllowedError', message: 'Not yours' },
                response: { statusCode: 403 },
              }
            : { items: [], totalItems: 0 },
        ),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', () => resolve());
    });
    const { port } = server.address() as AddressInfo;
    client = SecurityHubClient.create({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch: fetchThroughMiddlewares },
    });
  });

  afterAll(() => {
    server.close();
  });

  it('sends lists, filters and bodies through fetch middlewares', async () => {
    await client.getFindings(entity, {
      status: ['open', 'acknowledged'],
      q: 'a b&c',
      limit: 25,
    });
    const request = {
      kind: 'acknowledge' as const,
      findingKeys: ['0'.repeat(64)],
    };
    await client.previewDecision(entity, request);
    await client.createDecision(entity, request);
    const path =
      '/api/security-hub/entities/by-name/component/default/checkout-api';
    expect(seen[0].line).toBe(
      `GET ${path}/findings?status=open&status=acknowledged&q=a%20b%26c&limit=25`,
    );
    expect(seen.slice(1)).toEqual([
      {
        line: `POST ${path}/decisions/preview`,
        body: JSON.stringify(request),
        type: 'application/json',
      },
      {
        line: `POST ${path}/decisions`,
        body: JSON.stringify(request),
        type: 'application/json',
      },
    ]);
  });

  it('gives the error of the backend, and ends requests whose reader has left', async () => {
    await expect(
      client.getSummary({ ...entity, namespace: 'denied' }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      response: { status: 403 },
      body: { error: { message: 'Not yours' } },
    });
    const left = new AbortController();
    left.abort();
    await expect(
      client.getSummary(entity, { signal: left.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
