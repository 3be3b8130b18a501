import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { setupServer } from 'msw/node';
import { withHandbook } from './fixtureHandbookData';
import { FixtureSecurityHub } from './FixtureSecurityHub';
import { handbookHandlers } from './handbookHandlers';

/** Serves the handbook of a backend in memory to every test of a file, anew for each, and keeps what was asked. */
export function serveHandbook() {
  const server = setupServer();
  registerMswTestHooks(server);
  const served = {
    server,
    hub: withHandbook(new FixtureSecurityHub()),
    requests: [] as URL[],
    /** Parameters of the newest request for the list */
    listRequest: () =>
      served.requests
        .filter(({ pathname }) => pathname.endsWith('/handbook/pages'))
        .at(-1)?.search,
  };
  beforeEach(() => {
    served.hub = withHandbook(new FixtureSecurityHub());
    served.requests = [];
    server.events.removeAllListeners();
    server.events.on('request:start', ({ request }) => {
      served.requests.push(new URL(request.url));
    });
    server.use(...handbookHandlers(served.hub));
  });
  return served;
}
