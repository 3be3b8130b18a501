import { Router } from 'express';
import { FindingSort } from '../../database/operations/queries/findingOrder';
import { GroupBy } from '../../database/operations/queries/groupFindings';
import { GuidanceLanguage } from '../../handbook/HandbookService';
import { entityRefOf } from '../parse/entityRef';
import { parseFilters } from '../parse/filters';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

const ENTITY = '/entities/by-name/:kind/:namespace/:name';

/** Reading findings. */
export function addFindingRoutes(
  router: Router,
  { httpAuth, findings }: Pick<RouterOptions, 'httpAuth' | 'findings'>,
): void {
  router.get(`${ENTITY}/findings`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const { sort, limit, cursor } = request.query;
    response.json(
      await findings.list(
        entityRefOf(request.params),
        {
          filters: parseFilters(request.query),
          sort: (sort ?? '-priority') as FindingSort,
          limit: Number(limit ?? 50),
          cursor: cursor as string | undefined,
        },
        credentials,
      ),
    );
  });

  router.get(`${ENTITY}/groups`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const { by, limit, offset } = request.query;
    response.json(
      await findings.groups(
        entityRefOf(request.params),
        {
          filters: parseFilters(request.query),
          by: (by ?? 'control') as GroupBy,
          limit: Number(limit ?? 50),
          offset: Number(offset ?? 0),
        },
        credentials,
      ),
    );
  });

  router.get(`${ENTITY}/summary`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(
      await findings.summary(entityRefOf(request.params), credentials),
    );
  });

  router.get(`${ENTITY}/scope`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(
      await findings.scope(entityRefOf(request.params), credentials),
    );
  });

  router.get(`${ENTITY}/members`, async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const { limit, offset } = request.query;
    response.json(
      await findings.members(
        entityRefOf(request.params),
        { limit: Number(limit ?? 50), offset: Number(offset ?? 0) },
        credentials,
      ),
    );
  });

  router.get('/findings/:key', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const { entityRef, language } = request.query;
    response.json(
      await findings.details(
        request.params.key,
        {
          entityRef: entityRef as string | undefined,
          language: (language ?? 'en') as GuidanceLanguage,
        },
        credentials,
      ),
    );
  });
}
