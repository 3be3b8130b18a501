import { Router } from 'express';
import { RouterOptions } from '../RouterOptions';
import { userOf } from '../userOf';

/** How fresh the store is: to everybody per source, to the platform group in full. */
export function addSyncRoutes(
  router: Router,
  {
    httpAuth,
    access,
    sync,
  }: Pick<RouterOptions, 'httpAuth' | 'access' | 'sync'>,
): void {
  router.get('/sync', async (request, response) => {
    const credentials = await userOf(httpAuth, request);
    const caller = await access.callerOf(credentials);
    response.json(await sync.report({ full: caller.platform }));
  });
}
