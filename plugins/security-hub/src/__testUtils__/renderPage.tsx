import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { SecurityHubPage } from '../components/page/SecurityHubPage';
import { ClockContext } from '../format/clock';
import plugin from '../index';
import { fixtureNow } from './fixtureFindings';

function Location() {
  const { search } = useLocation();
  return <output aria-label="search of the URL">{search}</output>;
}

function Leavable() {
  const [left, setLeft] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setLeft(true)}>
        leave the page
      </button>
      {!left && <SecurityHubPage />}
    </>
  );
}

/** Shows the page *Security Hub* to somebody, in a language, at the fixture's moment; a button leaves it. */
export function renderPage(
  search: string = '',
  ownershipEntityRefs: string[] = [
    'user:default/developer-a',
    'group:default/team-a',
    'group:default/guild',
  ],
  language: 'en' | 'ja' = 'en',
) {
  // The portal remembers the language of the last visit
  window.localStorage.removeItem('language');
  return renderInTestApp(
    <ClockContext.Provider value={() => fixtureNow}>
      <Leavable />
      <Location />
    </ClockContext.Provider>,
    {
      features: [plugin],
      initialRouteEntries: [`/${search}`],
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  availableLanguages: ['en', 'ja'],
                  defaultLanguage: language,
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
      apis: [
        mockApis.identity({
          userEntityRef: 'user:default/developer-a',
          ownershipEntityRefs,
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
    },
  );
}
