import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  registerMswTestHooks,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { entitySecurityCard } from './extensions/entityCard';
import { entitySecurityContent } from './extensions/entityContent';
import { securityHubPage } from './extensions/page';
import securityHubPlugin, { isSecurityHubAvailable } from './index';
import { checkoutApi, loyaltyApp } from './__testUtils__/fixtureEntities';
import { fixtureHandlers } from './__testUtils__/fixtureHandlers';
import { withOrganisation } from './__testUtils__/fixtureOrganisationData';
import { FixtureSecurityHub } from './__testUtils__/FixtureSecurityHub';
import { organisationHandlers } from './__testUtils__/organisationHandlers';
import { securityHubRouteRef } from './routes';

const server = setupServer();
registerMswTestHooks(server);
let hub: FixtureSecurityHub;
beforeEach(() => {
  hub = withOrganisation(new FixtureSecurityHub());
  server.use(...fixtureHandlers(hub), ...organisationHandlers(hub));
});

const options = {
  features: [securityHubPlugin],
  mountedRoutes: {
    '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
  },
};

describe('the plugin for the new frontend system', () => {
  it('adds the tab to entities', async () => {
    const tester = createExtensionTester(entitySecurityContent);
    expect(tester.get(EntityContentBlueprint.dataRefs.title)).toBe('Security');
    expect(tester.get(coreExtensionData.routePath)).toBe('/security');
    const filter = tester.get(EntityContentBlueprint.dataRefs.filterFunction);
    const kinds = [
      ...['Component', 'API', 'Resource', 'System', 'Domain', 'Group', 'User'],
    ];
    for (const kind of kinds) {
      expect(filter?.({ ...loyaltyApp, kind })).toBe(true);
    }
    expect(filter?.({ ...loyaltyApp, kind: 'Location' })).toBe(false);
    renderInTestApp(
      <EntityProvider entity={checkoutApi}>
        {tester.reactElement()}
      </EntityProvider>,
      options,
    );
    expect(await screen.findByText('S3.8')).toBeInTheDocument();
  });

  it('adds a card whose counters lead into the tab', async () => {
    const tester = createExtensionTester(entitySecurityCard);
    const filter = tester.get(EntityCardBlueprint.dataRefs.filterFunction);
    expect(filter?.(checkoutApi)).toBe(true);
    expect(filter?.(loyaltyApp)).toBe(false);
    renderInTestApp(
      <EntityProvider entity={checkoutApi}>
        {tester.reactElement()}
      </EntityProvider>,
      options,
    );
    expect(
      await screen.findByRole('link', { name: '5 Act now' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/security?priority=critical',
    );
    expect(
      screen.getByRole('link', { name: 'Open the Security tab' }),
    ).toBeInTheDocument();
  });

  it('adds the page with a place in the navigation', async () => {
    const tester = createExtensionTester(securityHubPage);
    expect(tester.get(coreExtensionData.routePath)).toBe('/security-hub');
    expect(tester.get(coreExtensionData.title)).toBe('Security Hub');
    expect(tester.get(coreExtensionData.icon)).toBeDefined();
    renderInTestApp(tester.reactElement(), options);
    expect(
      await screen.findByRole('tab', { name: 'My services', selected: true }),
    ).toBeInTheDocument();
    expect(await screen.findByText('4 services')).toBeInTheDocument();
  });

  it('leads from an entity to the page', async () => {
    const user = userEvent.setup({ delay: null });
    hub.scope = scope => ({
      ...scope,
      selectors: scope.selectors.map((selector, index) =>
        index === 0 ? { ...selector, state: 'pending' } : selector,
      ),
    });
    renderInTestApp(
      <EntityProvider entity={checkoutApi}>
        {createExtensionTester(entitySecurityContent).reactElement()}
      </EntityProvider>,
      {
        ...options,
        mountedRoutes: {
          ...options.mountedRoutes,
          '/hub': convertLegacyRouteRef(securityHubRouteRef),
        },
      },
    );
    expect(
      await screen.findByRole('link', { name: 'Open the claims' }),
    ).toHaveAttribute('href', '/hub?tab=claims');
    await user.click(screen.getByRole('button', { name: /^Scope:/ }));
    expect(
      await screen.findByRole('link', { name: 'Try another scope' }),
    ).toHaveAttribute(
      'href',
      '/hub?tab=scope&entity=component%3Adefault%2Fcheckout-api&accounts=111122223333%2C+444455556666&tags=Service%3Dcheckout',
    );
  });

  it.each([
    ['aws-security-hub/arns', 'arn:aws:s3:::kumo-*', true],
    ['amazonaws.com/account-id', '111122223333', true],
    ['aws.amazon.com/aws-securityhub-findings-tags', 'a=b', true],
    ['aws-security-hub/regions', 'eu-west-1', false],
    ['backstage.io/source-location', 'url:https://kumo.example', false],
  ])('takes %s as a scope: %s %s', (name, value, expected) => {
    expect(
      isSecurityHubAvailable({
        ...loyaltyApp,
        metadata: { name: 'a', annotations: { [name]: value } },
      }),
    ).toBe(expected);
  });
});
