import '@backstage/cli/asset-types';
// This file is an app, although its package is a plugin.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { IdentityApi, SignInPageProps } from '@backstage/core-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { useEffect } from 'react';
import ReactDOM from 'react-dom/client';
import securityHubPlugin, { securityHubApiRef } from '../src';
import { FixtureSecurityHub } from '../src/__testUtils__/FixtureSecurityHub';
import { fixtureEntities } from '../src/__testUtils__/fixtureEntities';
import { fixtureEntityHandbook } from '../src/__testUtils__/fixtureEntityHandbook';
import { withOrganisation } from '../src/__testUtils__/fixtureOrganisationData';

// The plugin in an entity page without any backend: catalog and Security Hub live in memory.
const catalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: fixtureEntities }),
        }),
    }),
  ],
});

function createHub() {
  const hub = withOrganisation(new FixtureSecurityHub());
  void fixtureEntityHandbook(hub).then(handbook => {
    hub.entityHandbook = handbook;
  });
  return hub;
}

const securityHub = createFrontendModule({
  pluginId: 'security-hub',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: securityHubApiRef,
          deps: {},
          factory: createHub,
        }),
    }),
  ],
});

const userEntityRef = 'user:default/developer-a';
const developer: IdentityApi = {
  getBackstageIdentity: async () => ({
    type: 'user',
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, 'group:default/team-a'],
  }),
  getCredentials: async () => ({}),
  getProfileInfo: async () => ({ displayName: 'Developer A' }),
  signOut: async () => {},
};

function Persona({ onSignInSuccess }: SignInPageProps) {
  useEffect(() => onSignInSuccess(developer), [onSignInSuccess]);
  return null;
}

const app = createFrontendModule({
  pluginId: 'app',
  extensions: [
    SignInPageBlueprint.make({ params: { loader: async () => Persona } }),
  ],
});

const container = document.getElementById('root');
if (container) {
  ReactDOM.createRoot(container).render(
    createApp({
      features: [app, catalogPlugin, catalog, securityHubPlugin, securityHub],
    }).createRoot(),
  );
}
