import { NotFoundError } from '@backstage/errors';
import { Router } from 'express';
import { GuidanceLanguage } from '../../handbook/HandbookService';
import { RouterOptions } from '../RouterOptions';

/** The handbook, for every signed-in user: it tells nothing of any finding. */
export function addControlRoutes(
  router: Router,
  { httpAuth, handbook }: Pick<RouterOptions, 'httpAuth' | 'handbook'>,
): void {
  router.get('/controls', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    const items = handbook.list().map(({ facts, hasPage, hazards }) => ({
      id: facts.id,
      title: facts.title,
      severity: facts.severity,
      status: facts.status === 'active' ? 'active' : 'retired',
      hasPage,
      hazards,
    }));
    response.json({ items, totalItems: items.length });
  });

  router.get('/controls/:controlId', async (request, response) => {
    await httpAuth.credentials(request, { allow: ['user', 'service'] });
    const { controlId } = request.params;
    const language = (request.query.language ?? 'en') as GuidanceLanguage;
    const guidance = handbook.control(controlId, language);
    if (!guidance) {
      throw new NotFoundError(
        `AWS Security Hub has no control ${controlId}; GET /controls lists them`,
      );
    }
    response.json(guidance);
  });
}
