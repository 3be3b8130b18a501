import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import express, { Router } from 'express';
import { spec } from './generated/spec';
import { RouterOptions } from './RouterOptions';
import { addAccountRoutes } from './routes/accounts';
import { addClaimRoutes } from './routes/claims';
import { addDecisionRoutes } from './routes/decisions';
import { addFindingRoutes } from './routes/findings';
import { addHandbookRoutes } from './routes/handbook';
import { addReportRoutes } from './routes/reports';
import { addScopeRoutes } from './routes/scopes';
import { addSyncRoutes } from './routes/sync';

/** Bodies up to this size are read; a larger one is answered with 413. */
const BODY_LIMIT = '2mb';

/** The API of `openapi/security-hub.yaml`. Requests that do not fit it are answered with 400, naming the parameter. */
export function createRouter(options: RouterOptions): Router {
  const outer = Router();
  // The validating router labels its copy 3.0.3; this is the contract as it is.
  outer.get('/openapi.json', (_, response) => {
    response.json(spec);
  });
  const router = createValidatedOpenApiRouter(
    spec as unknown as Parameters<typeof createValidatedOpenApiRouter>[0],
    { middleware: [(_request, _response, next) => next()] },
  ) as unknown as Router;
  addFindingRoutes(router, options);
  addDecisionRoutes(router, options);
  addHandbookRoutes(router, options);
  addSyncRoutes(router, options);
  addClaimRoutes(router, options);
  addAccountRoutes(router, options);
  addReportRoutes(router, options);
  addScopeRoutes(router, options);
  // Outside the validating router, which would answer 400 to a body that is too large.
  outer.use(express.json({ limit: BODY_LIMIT }));
  outer.use(router);
  return outer;
}
