import { ResponseError } from '@backstage/errors';
import { SecurityHubClient } from './SecurityHubClient';

const entity = { kind: 'Component', namespace: 'default', name: 'a b/c' };
const key = 'a'.repeat(64);

function clientOf(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const client = SecurityHubClient.create({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://kumo.example/api/${pluginId}`,
    },
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        requests.push(request);
        return answer(request);
      },
    },
  });
  return { client, requests };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });

describe('SecurityHubClient', () => {
  it('writes lists as repeated parameters and encodes the path', async () => {
    const page = { items: [], totalItems: 0 };
    const { client, requests } = clientOf(() => json(page));
    await expect(
      client.getFindings(entity, {
        status: ['open', 'acknowledged'],
        q: 'a&b',
        overdue: true,
        limit: 50,
        sort: '-priority',
      }),
    ).resolves.toEqual(page);
    expect(requests[0]?.url).toBe(
      'http://kumo.example/api/security-hub/entities/by-name/component/default/a%20b%2Fc/findings?status=open&status=acknowledged&q=a%26b&overdue=true&limit=50&sort=-priority',
    );
  });

  it('asks every route of the contract', async () => {
    const { client, requests } = clientOf(() => json({}));
    const request = { kind: 'acknowledge', findingKeys: [key] } as const;
    await client.getGroups(entity, { by: 'account' });
    await client.getSummary(entity);
    await client.getScope(entity);
    await client.getFinding(key, { language: 'ja' });
    await client.previewDecision(entity, { ...request, findingKeys: [key] });
    await client.createDecision(entity, { ...request, findingKeys: [key] });
    await client.getDecision(entity, 'id');
    await client.retryDecision(entity, 'id');
    await client.getHandbook();
    await client.getHandbookPages({ service: ['S3', 'EC2'], hazards: true });
    await client.getHandbookPage('guardduty:ec2-instance', { language: 'ja' });
    await client.getHandbookPageUse('S3.8', { limit: 10 });
    await client.getEntityHandbook(entity, { offset: 20 });
    await client.getSync();
    await client.getAccounts({ state: ['closed', 'removed'], limit: 10 });
    const entityPath = '/entities/by-name/component/default/a%20b%2Fc';
    expect(
      requests.map(
        ({ method, url }) =>
          `${method} ${url.replace(
            'http://kumo.example/api/security-hub',
            '',
          )}`,
      ),
    ).toEqual([
      `GET ${entityPath}/groups?by=account`,
      `GET ${entityPath}/summary`,
      `GET ${entityPath}/scope`,
      `GET /findings/${key}?language=ja`,
      `POST ${entityPath}/decisions/preview`,
      `POST ${entityPath}/decisions`,
      `GET ${entityPath}/decisions/id`,
      `POST ${entityPath}/decisions/id/retry`,
      'GET /handbook',
      'GET /handbook/pages?service=S3&service=EC2&hazards=true',
      'GET /handbook/pages/guardduty%3Aec2-instance?language=ja',
      'GET /handbook/pages/S3.8/use?limit=10',
      `GET ${entityPath}/handbook?offset=20`,
      'GET /sync',
      'GET /accounts?state=closed&state=removed&limit=10',
    ]);
    await expect(requests[5]?.json()).resolves.toEqual(request);
  });

  it.each(['', '.', '..'])(
    'asks for no page whose id %j would be a step of the path',
    async pageId => {
      const { client, requests } = clientOf(() => json({}));
      const refusal = {
        name: 'NotFoundError',
        message: `The handbook has no page "${pageId}"`,
      };
      await expect(client.getHandbookPage(pageId)).rejects.toMatchObject(
        refusal,
      );
      await expect(client.getHandbookPageUse(pageId)).rejects.toMatchObject(
        refusal,
      );
      expect(requests).toEqual([]);
    },
  );

  it("rejects with the backend's error", async () => {
    const { client } = clientOf(() =>
      json(
        {
          error: { name: 'InputError', message: 'cursor is malformed' },
          response: { statusCode: 400 },
        },
        400,
      ),
    );
    const failed = client.getSummary(entity);
    await expect(failed).rejects.toBeInstanceOf(ResponseError);
    await expect(failed).rejects.toMatchObject({
      statusCode: 400,
      body: { error: { message: 'cursor is malformed' } },
    });
  });

  it('hands on the signal that ends a request', async () => {
    const controller = new AbortController();
    const { client } = clientOf(
      request =>
        new Promise((_resolve, reject) => {
          request.signal.addEventListener('abort', () =>
            reject(request.signal.reason),
          );
        }),
    );
    const pending = client.getSummary(entity, { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });
});
