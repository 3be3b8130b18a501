import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../__testUtils__/fixtureHandlers';
import { withOrganisation } from '../../__testUtils__/fixtureOrganisationData';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import { organisationHandlers } from '../../__testUtils__/organisationHandlers';
import { renderPage } from '../../__testUtils__/renderPage';
import { shownSearch, violations } from '../../__testUtils__/renderTab';

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

const membersUrl = `${fixtureBaseUrl}/entities/by-name/:kind/:namespace/:name/members`;

describe('SecurityHubPage', () => {
  it('opens tabs by keyboard, keeps them in the URL, and leaves nothing of the former', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage();
    const services = await screen.findByRole('tab', { name: 'My services' });
    expect(services).toHaveAttribute('aria-selected', 'true');
    await screen.findByRole('table', {
      name: 'My services, most urgent first',
    });
    act(() => services.focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    await screen.findByRole('table', { name: 'Accounts of the ledger' });
    expect(shownSearch().toString()).toBe('tab=accounts');
    expect(screen.queryByText('checkout-api')).not.toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'State: any' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Invited' }));
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(shownSearch().toString()).toBe('tab=accounts&state=invited'),
    );
    await user.click(screen.getByRole('tab', { name: 'Claims' }));
    await screen.findByRole('table', {
      name: 'Claims, those to be confirmed first',
    });
    expect(shownSearch().toString()).toBe('tab=claims');
    expect(requests.at(-1)?.searchParams.has('state')).toBe(false);
  });

  it('ends its requests when the tab or the page is left', async () => {
    const user = userEvent.setup({ delay: null });
    const aborted: string[] = [];
    const hang =
      (name: string) =>
      async ({ request }: { request: Request }) => {
        request.signal.addEventListener('abort', () => aborted.push(name));
        await delay('infinite');
        return HttpResponse.json({});
      };
    server.use(
      http.get(membersUrl, hang('members')),
      http.get(`${fixtureBaseUrl}/accounts`, hang('accounts')),
    );
    renderPage();
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(screen.getByRole('progressbar')).toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: 'Accounts' }));
    await waitFor(() => expect(aborted).toEqual(['members']));
    await waitFor(() => expect(requests).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'leave the page' }));
    await waitFor(() => expect(aborted).toEqual(['members', 'accounts']));
  });
});

describe('My services', () => {
  it('lists what is mine with numbers that lead to their findings, and what is not shown', async () => {
    renderPage();
    const table = await screen.findByRole('table', {
      name: 'My services, most urgent first',
    });
    expect(requests[0]?.pathname).toMatch(
      /entities\/by-name\/user\/default\/developer-a\/members$/,
    );
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'Service',
      'Owner',
      'Act now',
      'This sprint',
      'Later',
      'Overdue',
      'Accepted',
    ]);
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          within(row)
            .getAllByRole('cell')
            .map(cell => cell.textContent),
        ),
    ).toEqual([
      ['checkout-api component', 'team-a', '5', '4', '8', '3', '2'],
      ['menu-website component', 'team-a', '0', '3', '19', '0', '1'],
      [
        'Receipt printer component not fully read',
        'team-a',
        ...['?unknown', '?unknown', '2', '1', '?unknown'],
      ],
      [
        'loyalty-app component not set up',
        'team-a',
        ...Array(5).fill('?unknown'),
      ],
    ]);
    expect(
      within(table).getByRole('link', {
        name: 'Open the Security tab of checkout-api',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/security',
    );
    expect(
      within(table).getByRole('link', { name: '8 Later, checkout-api' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/security?priority=medium&priority=low',
    );
    expect(
      within(table).getByRole('link', { name: '1 Overdue, Receipt printer' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/receipts/security?overdue=true',
    );
    expect(
      screen.getByText('2 more services are not shown to you'),
    ).toBeVisible();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it('pages on the server, and says when a page is gone', async () => {
    const user = userEvent.setup({ delay: null });
    hub.members = { ...hub.members, totalItems: 104 };
    renderPage('?page=1');
    expect(await screen.findByText('51-54 of 104')).toBeVisible();
    expect(requests[0]?.search).toBe('?limit=50&offset=50');
    hub.members = { items: [], totalItems: 60, hidden: 0 };
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(
      await screen.findByText('There is no such page any more.'),
    ).toBeVisible();
    expect(shownSearch().get('page')).toBe('2');
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    await waitFor(() => expect(shownSearch().get('page')).toBe('1'));
  });

  it.each([
    ['no group', ['user:default/developer-a'], 'You are in no group'],
    [
      'groups without services',
      ['user:default/developer-a', 'group:default/team-a'],
      'Your groups own no services',
    ],
  ])('says what to do with %s', async (_name, groups, title) => {
    hub.members = { items: [], totalItems: 0, hidden: 0 };
    renderPage('', groups);
    const state = await screen.findByRole('region', { name: title });
    expect(state).toHaveTextContent(/developer-a|team-a/);
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it('does not call hidden services none', async () => {
    hub.members = { items: [], totalItems: 0, hidden: 1 };
    renderPage();
    expect(
      await screen.findByText('1 more service is not shown to you'),
    ).toBeVisible();
    expect(
      screen.queryByText('Your groups own no services'),
    ).not.toBeInTheDocument();
  });

  it('tells an unknown user from an error that can be tried again', async () => {
    const user = userEvent.setup({ delay: null });
    server.use(
      http.get(membersUrl, () => fixtureError(404, 'NotFoundError', 'none')),
    );
    const { unmount } = renderPage();
    expect(
      await screen.findByRole('region', {
        name: 'The catalog does not know you',
      }),
    ).toHaveTextContent('user:default/developer-a');
    unmount();

    server.use(
      http.get(membersUrl, () =>
        fixtureError(503, 'ServiceUnavailableError', 'not looked at yet'),
      ),
    );
    renderPage();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This could not be loaded');
    expect(alert).toHaveTextContent('not looked at yet');
    server.use(...fixtureHandlers(hub));
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('4 services')).toBeVisible();
  });
});
