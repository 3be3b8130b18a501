import { ScopePreviewRequest } from 'backstage-plugin-security-hub-common';
import { Router } from 'express';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

/** Trying scopes out. */
export function addScopeRoutes(
  router: Router,
  { httpAuth, scopePreview }: Pick<RouterOptions, 'httpAuth' | 'scopePreview'>,
): void {
  router.post('/scope/preview', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const body: ScopePreviewRequest = request.body;
    response.json(await scopePreview.preview(body, credentials));
  });
}
