import { http, HttpResponse } from 'msw';
import { HandbookApi } from 'backstage-plugin-security-hub-common';
import { fixtureBaseUrl, fixtureError } from './fixtureHandlers';

const lists = ['kind', 'service', 'severity', 'layer', 'standard', 'verdict'];
const numbers = ['limit', 'offset'];

function queryOf(request: Request) {
  const parameters = new URL(request.url).searchParams;
  const query: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const [first = ''] = parameters.getAll(name);
    if (lists.includes(name)) {
      query[name] = parameters.getAll(name);
    } else if (numbers.includes(name)) {
      query[name] = Number(first);
    } else {
      query[name] = ['true', 'false'].includes(first)
        ? first === 'true'
        : first;
    }
  }
  return query;
}

/** The part of the HTTP API that is about the handbook, over a backend in memory. What it does not know is answered with 404. */
export function handbookHandlers(api: HandbookApi) {
  const get = (
    path: string,
    read: (
      query: object,
      params: Record<string, string>,
    ) => Promise<Record<string, unknown>>,
  ) =>
    http.get(`${fixtureBaseUrl}${path}`, async ({ params, request }) => {
      try {
        return HttpResponse.json(
          await read(queryOf(request), params as Record<string, string>),
        );
      } catch (error) {
        return fixtureError(404, 'NotFoundError', String(error));
      }
    });
  return [
    get('/handbook', () => api.getHandbook()),
    get('/handbook/pages', query => api.getHandbookPages(query)),
    get('/handbook/pages/:pageId/use', (query, { pageId = '' }) =>
      api.getHandbookPageUse(pageId, query),
    ),
    get('/handbook/pages/:pageId', (query, { pageId = '' }) =>
      api.getHandbookPage(pageId, query),
    ),
    get(
      '/entities/by-name/:kind/:namespace/:name/handbook',
      (query, { kind = '', namespace = '', name = '' }) =>
        api.getEntityHandbook({ kind, namespace, name }, query),
    ),
  ];
}
