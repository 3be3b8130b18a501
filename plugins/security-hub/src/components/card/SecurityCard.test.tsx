import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { checkoutApi } from '../../__testUtils__/fixtureEntities';
import { fixtureNow } from '../../__testUtils__/fixtureFindings';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import { violations } from '../../__testUtils__/renderTab';
import { ClockContext } from '../../format/clock';
import plugin from '../../index';
import { SecurityCard } from './SecurityCard';

const server = setupServer();
registerMswTestHooks(server);

let hub: FixtureSecurityHub;
beforeEach(() => {
  hub = new FixtureSecurityHub();
  server.use(...fixtureHandlers(hub));
});

function renderCard() {
  return renderInTestApp(
    <ClockContext.Provider value={() => fixtureNow}>
      <EntityProvider entity={checkoutApi}>
        <section aria-label="card">
          <SecurityCard />
        </section>
      </EntityProvider>
    </ClockContext.Provider>,
    {
      features: [plugin],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
    },
  );
}

describe('SecurityCard', () => {
  it('shows counters and freshness that everybody can use', async () => {
    renderCard();
    expect(
      await screen.findByRole('link', { name: '5 Act now' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Freshness: As of 2 minutes ago/ }),
    ).toBeInTheDocument();
    expect(
      await violations(screen.getByRole('region', { name: 'card' })),
    ).toEqual([]);
  });

  it('shows no zero as if it were known where an account could not be read', async () => {
    hub.findings = [];
    hub.summary = summary => ({
      ...summary,
      freshness: { ...summary.freshness, state: 'denied', asOf: undefined },
    });
    renderCard();
    expect(
      await screen.findByRole('link', { name: /^unknown Act now/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Freshness: Access denied/ }),
    ).toBeInTheDocument();
  });

  it.each([
    [404, 'NotFoundError'],
    [403, 'NotAllowedError'],
  ])(
    'says on %d that the findings are not for the reader',
    async (status, name) => {
      server.use(
        http.get(`${fixtureBaseUrl}/entities/*`, () =>
          fixtureError(status, name, 'no'),
        ),
      );
      renderCard();
      expect(
        await screen.findByText('You may not see the findings of this entity.'),
      ).toBeInTheDocument();
      expect(screen.queryByRole('list')).not.toBeInTheDocument();
    },
  );

  it('says that nothing belongs to the entity', async () => {
    hub.summary = summary => ({
      ...summary,
      scope: { ...summary.scope, configured: false },
    });
    renderCard();
    expect(
      await screen.findByText(/^No AWS resources belong to this entity yet/),
    ).toBeInTheDocument();
  });

  it('can be tried again after a failure', async () => {
    const user = userEvent.setup({ delay: null });
    let broken = true;
    server.use(
      http.get(`${fixtureBaseUrl}/entities/*`, () =>
        broken
          ? fixtureError(503, 'ServiceUnavailableError', 'Busy')
          : undefined,
      ),
    );
    renderCard();
    expect(
      await screen.findByText('The portal answered: Busy'),
    ).toBeInTheDocument();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: '5 Act now' }),
    ).toBeInTheDocument();
  });
});
