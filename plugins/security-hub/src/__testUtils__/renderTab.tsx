import { Entity } from '@backstage/catalog-model';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { SecurityTab } from '../components/SecurityTab';
import { ClockContext } from '../format/clock';
import plugin from '../index';
import { checkoutApi } from './fixtureEntities';
import { fixtureNow } from './fixtureFindings';

function Location() {
  const { search } = useLocation();
  return <output aria-label="search of the URL">{search}</output>;
}

function EntityPage(props: { entities: Entity[] }) {
  const [index, setIndex] = useState(0);
  const entity = props.entities[index];
  return (
    <>
      <button type="button" onClick={() => setIndex(index + 1)}>
        next entity
      </button>
      {entity && (
        <EntityProvider entity={entity}>
          <SecurityTab />
        </EntityProvider>
      )}
    </>
  );
}

/** Shows the tab of an entity at the fixture's moment; a button goes to the next entity. */
export function renderTab(
  search: string = '',
  entities: Entity[] = [checkoutApi],
) {
  return renderInTestApp(
    <ClockContext.Provider value={() => fixtureNow}>
      <EntityPage entities={entities} />
      <Location />
    </ClockContext.Provider>,
    {
      features: [plugin],
      initialRouteEntries: [`/${search}`],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
    },
  );
}

/** The search part of the URL. */
export function shownSearch(): URLSearchParams {
  return new URLSearchParams(
    screen.getByRole('status', { name: 'search of the URL', hidden: true })
      .textContent ?? '',
  );
}

/** The violations of accessibility rules in an element, in words. Colours need a real browser. */
export async function violations(element: Element): Promise<string[]> {
  const results = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.html}`),
  );
}
