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

/** Shows the page *Security Hub* to somebody at the fixture's moment; a button leaves it. */
export function renderPage(
  search: string = '',
  ownershipEntityRefs: string[] = [
    'user:default/developer-a',
    'group:default/team-a',
    'group:default/guild',
  ],
) {
  return renderInTestApp(
    <ClockContext.Provider value={() => fixtureNow}>
      <Leavable />
      <Location />
    </ClockContext.Provider>,
    {
      features: [plugin],
      initialRouteEntries: [`/${search}`],
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
