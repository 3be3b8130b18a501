import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../../__testUtils__/fixtureHandlers';
import { withOrganisation } from '../../../__testUtils__/fixtureOrganisationData';
import { FixtureSecurityHub } from '../../../__testUtils__/FixtureSecurityHub';
import { organisationHandlers } from '../../../__testUtils__/organisationHandlers';
import { renderPage } from '../../../__testUtils__/renderPage';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

const server = setupServer();
registerMswTestHooks(server);
jest.setTimeout(60_000);

let hub: FixtureSecurityHub;
let requests: URL[];

beforeEach(() => {
  hub = withOrganisation(new FixtureSecurityHub());
  requests = [];
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    requests.push(new URL(request.url));
  });
  server.use(...fixtureHandlers(hub), ...organisationHandlers(hub));
});

async function accountRows() {
  const table = await screen.findByRole('table', {
    name: 'Accounts of the ledger',
  });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      within(row)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    );
}

describe('Accounts', () => {
  it('says of each account whose it is, where it stands, and how fresh; unknown is no zero', async () => {
    renderPage('?tab=accounts');
    expect(await accountRows()).toEqual([
      [
        'kumo-checkout-prod111122223333',
        'Production',
        'Active',
        'team-a',
        'checkout@kumo.example',
        'Up to date6 minutes ago',
        '42',
      ],
      [
        'kumo-data-prod777788889999',
        'Production',
        'Active',
        'team-b',
        '#data-platform',
        'Access denied1 day ago',
        '?unknown',
      ],
      [
        '222233334444',
        'Environment unknown',
        'Invited',
        'No owner',
        '',
        'Not connectedNever',
        '–not shown to you',
      ],
      [
        'kumo-legacy555566667777',
        'Development',
        'Removedsince Oct 11, 2026',
        'No owner',
        '',
        'Stale1 month ago',
        '3',
      ],
      [
        'kumo-shared-dev444455556666',
        'Development',
        'Active',
        'platform',
        '',
        'Up to date12 minutes ago',
        '0',
      ],
    ]);
    expect(screen.getByRole('link', { name: 'team-a' })).toHaveAttribute(
      'href',
      '/catalog/default/group/team-a',
    );
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it('searches and filters on the server, with the total and everything in the URL', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=accounts');
    expect(await screen.findByText('5 accounts')).toBeVisible();
    await user.type(
      screen.getByRole('searchbox', {
        name: 'Search id, name, owner, contact',
      }),
      'kumo',
    );
    expect(await screen.findByText('4 accounts')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Environment: any' }));
    await user.click(
      screen.getByRole('menuitemcheckbox', { name: 'Development' }),
    );
    await user.keyboard('{Escape}');
    expect(await screen.findByText('2 accounts')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'State: any' }));
    await user.click(
      screen.getByRole('menuitemcheckbox', { name: 'Suspended' }),
    );
    await user.keyboard('{Escape}');
    expect(
      await screen.findByRole('region', {
        name: 'The filters hide everything',
      }),
    ).toBeVisible();
    const wanted = 'q=kumo&environment=dev&state=suspended';
    expect(shownSearch().toString()).toBe(`tab=accounts&${wanted}`);
    const asked = requests.at(-1)?.searchParams;
    expect(asked?.get('q')).toBe('kumo');
    expect(asked?.getAll('environment')).toEqual(['dev']);
    expect(asked?.getAll('state')).toEqual(['suspended']);
  });

  it('tells the problems of the ledger calmly, a few at once', async () => {
    const user = userEvent.setup({ delay: null });
    hub.accounts = { ...hub.accounts, totalProblems: 250 };
    renderPage('?tab=accounts');
    expect(
      await screen.findByText(
        '250 things in the ledger or the ownership rules need a look',
      ),
    ).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.queryByText(/two names/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show all 4' }));
    expect(screen.getByText(/two names/)).toBeVisible();
    expect(screen.getByText('The first 4 are listed.')).toBeVisible();
  });

  it('tells no accounts, no permission and a failure apart', async () => {
    hub.accounts = { items: [], totalItems: 0 };
    const { unmount } = renderPage('?tab=accounts');
    expect(
      await screen.findByRole('region', {
        name: 'No account of the ledger is yours',
      }),
    ).toBeVisible();
    unmount();

    server.use(
      http.get(`${fixtureBaseUrl}/accounts`, () =>
        fixtureError(403, 'NotAllowedError', 'Unauthorized'),
      ),
    );
    const refused = renderPage('?tab=accounts');
    expect(
      await screen.findByRole('region', {
        name: 'You may not see the account ledger',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
    refused.unmount();

    server.use(
      http.get(`${fixtureBaseUrl}/accounts`, () =>
        fixtureError(500, 'Error', 'broken'),
      ),
    );
    renderPage('?tab=accounts');
    expect(await screen.findByRole('alert')).toHaveTextContent('broken');
    await waitFor(() =>
      expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
    );
  });
});
