import { http, HttpResponse, HttpResponseResolver } from 'msw';
import { SecurityHubApi } from 'backstage-plugin-security-hub-common';
import { listFilters } from '../state/viewState';

/** Where the test app expects the backend. */
export const fixtureBaseUrl = 'http://localhost:7007/api/security-hub';

const entityPath = `${fixtureBaseUrl}/entities/by-name/:kind/:namespace/:name`;
const lists: readonly string[] = [...listFilters, 'resource', 'group'];

/** An error as the backend answers it. */
export function fixtureError(status: number, name: string, message: string) {
  return HttpResponse.json(
    { error: { name, message }, response: { statusCode: status } },
    { status },
  );
}

function queryOf(request: Request) {
  const parameters = new URL(request.url).searchParams;
  const query: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    const [first] = values;
    if (lists.includes(name)) {
      query[name] = values;
    } else if (name === 'limit' || name === 'offset') {
      query[name] = Number(first);
    } else {
      query[name] = first === 'true' ? true : first;
    }
  }
  return query;
}

/** The HTTP API over a backend in memory. What it does not know is answered with 404. */
export function fixtureHandlers(api: SecurityHubApi) {
  const entityOf = (params: Record<string, unknown>) => ({
    kind: String(params.kind),
    namespace: String(params.namespace),
    name: String(params.name),
  });
  const answer =
    (
      handle: (
        params: Record<string, string>,
        request: Request,
      ) => Promise<unknown>,
    ): HttpResponseResolver =>
    async ({ params, request }) => {
      try {
        const body = await handle(params as Record<string, string>, request);
        return HttpResponse.json(body as Record<string, unknown>);
      } catch (error) {
        return fixtureError(404, 'NotFoundError', String(error));
      }
    };
  return [
    http.get(
      `${entityPath}/findings`,
      answer((params, request) =>
        api.getFindings(entityOf(params), queryOf(request)),
      ),
    ),
    http.get(
      `${entityPath}/groups`,
      answer((params, request) =>
        api.getGroups(entityOf(params), queryOf(request)),
      ),
    ),
    http.get(
      `${entityPath}/summary`,
      answer(params => api.getSummary(entityOf(params))),
    ),
    http.get(
      `${entityPath}/members`,
      answer((params, request) =>
        api.getMembers(entityOf(params), queryOf(request)),
      ),
    ),
    http.get(
      `${entityPath}/scope`,
      answer(params => api.getScope(entityOf(params))),
    ),
    http.post(
      `${entityPath}/decisions/preview`,
      answer(async (params, request) =>
        api.previewDecision(entityOf(params), await request.json()),
      ),
    ),
    http.post(
      `${entityPath}/decisions`,
      answer(async (params, request) =>
        api.createDecision(entityOf(params), await request.json()),
      ),
    ),
    http.get(
      `${entityPath}/decisions/:id`,
      answer(params => api.getDecision(entityOf(params), String(params.id))),
    ),
    http.post(
      `${entityPath}/decisions/:id/retry`,
      answer(params => api.retryDecision(entityOf(params), String(params.id))),
    ),
    http.get(
      `${fixtureBaseUrl}/findings/:key`,
      answer((params, request) =>
        api.getFinding(String(params.key), queryOf(request)),
      ),
    ),
  ];
}
