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

async function claimRows() {
  const table = await screen.findByRole('table', {
    name: 'Claims, those to be confirmed first',
  });
  return within(table).getAllByRole('row').slice(1);
}

const verdicts = `${fixtureBaseUrl}/claims/:id/verdict`;

describe('Claims', () => {
  it('shows who claims what, what it would give, and buttons only to who decides', async () => {
    renderPage('?tab=claims');
    const [pending, anywhere, confirmed, rejected, refused] = await claimRows();
    expect(pending).toHaveTextContent(
      /To be confirmed.*loyalty-app.*team-b.*account 111122223333 and tag Service=loyalty.*kumo-checkout-prod \(111122223333\).*20 hours ago.*12 findings/,
    );
    expect(anywhere).toHaveTextContent(/In every account.*1 finding/);
    expect(confirmed).toHaveTextContent(/Confirmed.*by approver, 12 days ago/);
    expect(rejected).toHaveTextContent(/Rejected.*Comment: Name the tag/);
    expect(refused).toHaveTextContent(
      /Refused.*Without an owner.*Ask the platform team.*not counted/,
    );
    const buttons = (row: HTMLElement | undefined) =>
      row
        ? within(row)
            .queryAllByRole('button')
            .map(b => b.textContent)
        : [];
    expect(buttons(pending)).toEqual(['Confirm', 'Reject']);
    expect(buttons(confirmed)).toEqual(['Reject']);
    expect(buttons(rejected)).toEqual([]);
    expect(buttons(refused)).toEqual([]);
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it('confirms a claim after saying what follows, and shows the list anew', async () => {
    const user = userEvent.setup({ delay: null });
    const bodies: unknown[] = [];
    server.events.on('request:start', async ({ request }) => {
      if (request.method === 'POST') {
        bodies.push(await request.clone().json());
      }
    });
    renderPage('?tab=claims&state=pending');
    expect(await screen.findByText('2 claims')).toBeVisible();
    await user.click(
      screen.getByRole('button', {
        name: 'Confirm the claim of loyalty-app: account 111122223333 and tag Service=loyalty',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Confirm the claim',
    });
    expect(dialog).toHaveTextContent(
      'Findings of kumo-checkout-prod (111122223333) that fit the claim will be shown to the owners of loyalty-app.',
    );
    expect(dialog).toHaveTextContent('group:default/team-b');
    expect(await violations(dialog)).toEqual([]);
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Comment' }),
      ' As agreed ',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('Confirmed: loyalty-app')).toBeVisible();
    expect(await screen.findByText('1 claim')).toBeVisible();
    expect(bodies).toEqual([
      { verdict: 'confirm', hash: 'hash-1', comment: 'As agreed' },
    ]);
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('says what the end of a confirmed claim means', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=claims');
    await claimRows();
    await user.click(
      screen.getByRole('button', { name: /^Reject the claim of checkout-api/ }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Reject the claim',
    });
    expect(dialog).toHaveTextContent(
      'will not be shown to the owners of checkout-api any more',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(hub.claims[2]?.state).toBe('confirmed');
  });

  it('decides nothing when the claim has changed, and looks at it again', async () => {
    const user = userEvent.setup({ delay: null });
    server.use(
      http.post(verdicts, () => fixtureError(409, 'ConflictError', 'changed')),
    );
    renderPage('?tab=claims');
    await claimRows();
    await user.click(
      screen.getByRole('button', { name: /^Reject the claim of loyalty-app/ }),
    );
    const dialog = await screen.findByRole('dialog');
    hub.claims = hub.claims.map((claim, index) =>
      index === 0 ? { ...claim, selectors: ['account 444455556666'] } : claim,
    );
    await user.click(within(dialog).getByRole('button', { name: 'Reject' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The claim has changed; look at it again',
    );
    expect(
      within(dialog).queryByRole('button', { name: 'Reject' }),
    ).not.toBeInTheDocument();
    await user.click(
      within(dialog).getByRole('button', { name: 'Look again' }),
    );
    expect(await screen.findByText('account 444455556666')).toBeVisible();
    expect(screen.queryByText(/^Rejected: /)).not.toBeInTheDocument();
  });

  it('tells the words of a refused verdict', async () => {
    const user = userEvent.setup({ delay: null });
    server.use(
      http.post(verdicts, () =>
        fixtureError(403, 'NotAllowedError', 'decided by team-a'),
      ),
    );
    renderPage('?tab=claims');
    await claimRows();
    await user.click(
      screen.getByRole('button', { name: /^Confirm the claim of loyalty-app/ }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Nothing was decideddecided by team-a',
    );
  });

  it('explains the mode: ledger without buttons, open with a warning', async () => {
    hub.claims = hub.claims
      .filter(({ state }) => state === 'refused')
      .map(claim => ({ ...claim, canDecide: false }));
    hub.claimsMode = 'ledger';
    const { unmount } = renderPage('?tab=claims');
    expect(
      await screen.findByText(/the account ledger decides \(mode ledger\)/),
    ).toBeVisible();
    expect(
      screen.queryByRole('columnheader', { name: 'Decision' }),
    ).not.toBeInTheDocument();
    unmount();
    hub.claimsMode = 'open';
    renderPage('?tab=claims');
    expect(
      await screen.findByText(/Claims are not checked in this portal/),
    ).toBeVisible();
  });

  it('tells no claims from none in that state', async () => {
    const user = userEvent.setup({ delay: null });
    hub.claims = [];
    renderPage('?tab=claims&state=rejected');
    expect(
      await screen.findByRole('region', { name: 'No such claims' }),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show all claims' }));
    expect(
      await screen.findByRole('region', { name: 'No claims' }),
    ).toBeVisible();
    expect(shownSearch().toString()).toBe('tab=claims');
    expect(requests.at(-1)?.searchParams.has('state')).toBe(false);
  });
});
