import { InputError } from '@backstage/errors';
import { Router } from 'express';
import { OrphanGrouping } from '../../database/operations/reports';
import { IdleState } from '../../reports/ReportService';
import { list, pageOf, Query, refuseNul } from '../parse/values';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

/** Reports about the organisation, for the platform group. */
export function addReportRoutes(
  router: Router,
  { httpAuth, reports }: Pick<RouterOptions, 'httpAuth' | 'reports'>,
): void {
  router.get('/reports/orphans', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(
      await reports.orphans(
        {
          ...pageOf(request.query),
          grouping: groupingOf(request.query),
          accounts: list(request.query.account),
        },
        credentials,
      ),
    );
  });

  router.get('/reports/conflicts', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(await reports.conflicts(pageOf(request.query), credentials));
  });

  router.get('/reports/coverage', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(await reports.coverage(pageOf(request.query), credentials));
  });

  router.get('/reports/selectors', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    response.json(
      await reports.selectors(
        {
          ...pageOf(request.query),
          states: list<IdleState>(request.query.state),
        },
        credentials,
      ),
    );
  });
}

function groupingOf(query: Query): OrphanGrouping {
  refuseNul(query);
  const { by = 'account', tagKey } = query;
  if (by === 'tag') {
    return { by, tagKey: tagKey as string | undefined };
  }
  if (tagKey !== undefined) {
    throw new InputError('tagKey goes with by=tag only; leave it out');
  }
  return { by: by as 'account' | 'resourceType' };
}
