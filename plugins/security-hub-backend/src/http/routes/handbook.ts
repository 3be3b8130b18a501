import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Request, Router } from 'express';
import { GuidanceLanguage } from '../../handbook/HandbookService';
import { PageFilters } from '../../handbook/pages';
import { entityRefOf } from '../parse/entityRef';
import { flag } from '../parse/filters';
import { list, pageOf, Query, refuseNul } from '../parse/values';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

/** The handbook, for every signed-in user; other plugins read it without numbers of findings. */
export function addHandbookRoutes(
  router: Router,
  {
    httpAuth,
    handbookPages,
    findings,
  }: Pick<RouterOptions, 'httpAuth' | 'handbookPages' | 'findings'>,
): void {
  router.get('/handbook', async (request, response) => {
    const reader = await readerOf(httpAuth, request);
    response.json(await handbookPages.report(reader));
  });

  router.get('/handbook/pages', async (request, response) => {
    const reader = await readerOf(httpAuth, request);
    response.json(
      await handbookPages.list(
        {
          ...filtersOf(request.query),
          ...pageOf(request.query),
          text: request.query.include === 'text',
        },
        reader,
      ),
    );
  });

  router.get('/handbook/pages/:pageId', async (request, response) => {
    const reader = await readerOf(httpAuth, request);
    response.json(
      await handbookPages.page(
        request.params.pageId,
        languageOf(request.query),
        reader,
      ),
    );
  });

  router.get('/handbook/pages/:pageId/use', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(
      await handbookPages.use(
        request.params.pageId,
        pageOf(request.query),
        credentials,
      ),
    );
  });

  router.get(
    '/entities/by-name/:kind/:namespace/:name/handbook',
    async (request, response) => {
      const credentials = await userOf(httpAuth, request);
      const { limit, offset } = request.query;
      response.json(
        await findings.handbook(
          entityRefOf(request.params),
          {
            language: languageOf(request.query),
            limit: Number(limit ?? 20),
            offset: Number(offset ?? 0),
          },
          credentials,
        ),
      );
    },
  );
}

function languageOf({ language = 'en' }: Query): GuidanceLanguage {
  return language as GuidanceLanguage;
}

/** A person, or undefined for another plugin. */
async function readerOf(httpAuth: HttpAuthService, request: Request<object>) {
  const credentials = await httpAuth.credentials(request as Request, {
    allow: ['user', 'service'],
  });
  return 'userEntityRef' in credentials.principal
    ? await userOf(httpAuth, request)
    : undefined;
}

function filtersOf(query: Query): PageFilters {
  refuseNul(query);
  return {
    q: query.q as string | undefined,
    kind: list(query.kind),
    service: list(query.service),
    severity: list(query.severity),
    layer: list(query.layer),
    standard: list(query.standard),
    verdict: list(query.verdict),
    hazards: flag(query.hazards),
    stale: flag(query.stale),
    untranslated: flag(query.untranslated),
    use: query.use as PageFilters['use'],
    status: query.status as PageFilters['status'],
    sort: query.sort as PageFilters['sort'],
  };
}
