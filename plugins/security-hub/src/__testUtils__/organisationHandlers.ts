import { http, HttpResponse } from 'msw';
import {
  OrganisationApi,
  ScopePreviewRequest,
  SecurityHubApi,
} from 'backstage-plugin-security-hub-common';
import { fixtureBaseUrl, fixtureError } from './fixtureHandlers';

type Verdict = Parameters<OrganisationApi['decideClaim']>[1];

const lists = ['state', 'environment', 'account'];

function queryOf(request: Request) {
  const parameters = new URL(request.url).searchParams;
  const query: Record<string, unknown> = {};
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    if (lists.includes(name)) {
      query[name] = values;
    } else {
      query[name] =
        name === 'limit' || name === 'offset' ? Number(values[0]) : values[0];
    }
  }
  return query;
}

/** The part of the HTTP API that is about the organisation, over a backend in memory. */
export function organisationHandlers(
  api: OrganisationApi & Pick<SecurityHubApi, 'getMembers'>,
) {
  const get = (path: string, read: (query: object) => Promise<object>) =>
    http.get(`${fixtureBaseUrl}${path}`, async ({ request }) =>
      HttpResponse.json({ ...(await read(queryOf(request))) }),
    );
  return [
    get('/accounts', query => api.getAccounts(query)),
    get('/claims', query => api.getClaims(query)),
    get('/reports/orphans', query => api.getOrphans(query)),
    get('/reports/conflicts', query => api.getConflicts(query)),
    get('/reports/coverage', query => api.getCoverage(query)),
    get('/reports/selectors', query => api.getSelectorReport(query)),
    http.post(`${fixtureBaseUrl}/scope/preview`, async ({ request }) =>
      HttpResponse.json({
        ...(await api.previewScope(
          (await request.json()) as ScopePreviewRequest,
        )),
      }),
    ),
    http.post(
      `${fixtureBaseUrl}/claims/:id/verdict`,
      async ({ params, request }) => {
        try {
          return HttpResponse.json({
            ...(await api.decideClaim(
              String(params.id),
              (await request.json()) as Verdict,
            )),
          });
        } catch (error) {
          return fixtureError(404, 'NotFoundError', String(error));
        }
      },
    ),
  ];
}
