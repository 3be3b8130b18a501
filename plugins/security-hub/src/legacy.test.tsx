import { ApiProvider } from '@backstage/core-app-api';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
  TestApiRegistry,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { SecurityHubClient } from 'backstage-plugin-security-hub-common';
import { setupServer } from 'msw/node';
import { Route, Routes } from 'react-router-dom';
import {
  EntitySecurityCard,
  EntitySecurityContent,
  securityHubApiRef,
  SecurityHubPage,
  securityHubPlugin,
} from './legacy';
import { checkoutApi } from './__testUtils__/fixtureEntities';
import { fixtureHandlers } from './__testUtils__/fixtureHandlers';
import { withOrganisation } from './__testUtils__/fixtureOrganisationData';
import { FixtureSecurityHub } from './__testUtils__/FixtureSecurityHub';

const server = setupServer();
registerMswTestHooks(server);
beforeEach(() =>
  server.use(...fixtureHandlers(withOrganisation(new FixtureSecurityHub()))),
);

describe('the plugin for the old frontend system', () => {
  it('provides its client, the tab and the card', async () => {
    const [factory] = [...securityHubPlugin.getApis()];
    expect(factory?.api.id).toBe(securityHubApiRef.id);
    const client = SecurityHubClient.create({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
      fetchApi: { fetch },
    });
    await renderInTestApp(
      <ApiProvider apis={TestApiRegistry.from([securityHubApiRef, client])}>
        <EntityProvider entity={checkoutApi}>
          <EntitySecurityCard />
          <Routes>
            <Route path="/" element={<EntitySecurityContent />} />
          </Routes>
        </EntityProvider>
      </ApiProvider>,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByText('S3.8')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: '5 Act now' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/security?priority=critical',
    );
  });

  it('provides the page with a header of its own', async () => {
    const client = SecurityHubClient.create({
      discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
      fetchApi: { fetch },
    });
    await renderInTestApp(
      <ApiProvider
        apis={TestApiRegistry.from(
          [securityHubApiRef, client],
          [
            identityApiRef,
            mockApis.identity({ userEntityRef: 'user:default/developer-a' }),
          ],
        )}
      >
        <Routes>
          <Route path="/" element={<SecurityHubPage />} />
        </Routes>
      </ApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(
      await screen.findByRole('heading', { name: 'Security Hub', level: 1 }),
    ).toBeInTheDocument();
    expect(await screen.findByText('4 services')).toBeInTheDocument();
  });
});
