import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  RollUpMember,
  SecurityHubApi,
} from 'backstage-plugin-security-hub-common';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  checkoutApi,
  checkoutSystem,
} from '../../__testUtils__/fixtureEntities';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import {
  renderTab,
  shownSearch,
  violations,
} from '../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const server = setupServer();
registerMswTestHooks(server);
let hub: FixtureSecurityHub;

function member(
  entityRef: string,
  critical: number,
  title?: string,
): RollUpMember {
  return {
    entityRef,
    title,
    owners: ['group:default/team-a'],
    coverage: 'complete',
    counts: { critical, high: 2, medium: 3, low: 4 },
    overdue: 1,
    accepted: 0,
  };
}

function sumUp(members: RollUpMember[], hidden: number) {
  hub.members = { items: members, totalItems: members.length, hidden };
  hub.summary = summary => ({
    ...summary,
    rollUp: { members: members.length, hidden },
  });
}

beforeEach(() => {
  hub = new FixtureSecurityHub();
  sumUp(
    [
      member('component:default/checkout-api', 9, 'Checkout API'),
      member('component:shop/basket', 0),
      member('system:default/checkout', 0),
    ],
    2,
  );
  server.use(...fixtureHandlers(hub));
});

describe('the page of a system', () => {
  it('says how many entities it sums up and leaves out, and opens them', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab('', [checkoutSystem]);
    const chip = await screen.findByRole('button', {
      name: /^Sums up 3 entities · 2 more are not shown to you/,
    });
    expect(chip).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByRole('table', { name: /^By member/ })).toBeNull();
    expect(await screen.findByText('S3.8')).toBeInTheDocument();

    await user.click(chip);
    const table = await screen.findByRole('table', { name: /^By member/ });
    expect(shownSearch().get('members')).toBe('open');
    const [, first, second, own] = within(table).getAllByRole('row');
    expect(
      within(first as HTMLElement)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual(['Checkout API component', '9', '2', '7', '1', '0', 'team-a']);
    expect(
      within(first as HTMLElement).getByRole('link', { name: 'Checkout API' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/security',
    );
    expect(
      within(second as HTMLElement).getByRole('link', { name: 'shop/basket' }),
    ).toHaveAttribute('href', '/catalog/shop/component/basket/security');
    expect(own).toHaveTextContent('checkout this page itself');
    expect(within(own as HTMLElement).queryByRole('link')).toBeNull();
    expect(
      screen.getByText(/2 more belong here\. Their findings are for their/),
    ).toBeInTheDocument();
    const section = screen.getByRole('region', { name: 'Security findings' });
    expect(await violations(section)).toEqual([]);

    await user.click(chip);
    await waitFor(() => expect(shownSearch().has('members')).toBe(false));
    expect(screen.queryByRole('table', { name: /^By member/ })).toBeNull();
  });

  it('brings the others when asked, and shows no zero for what was not read', async () => {
    const user = userEvent.setup({ delay: null });
    const many = Array.from({ length: 30 }, (_, index) => ({
      ...member(`component:default/part-${index}`, 0),
      coverage: index === 0 ? ('incomplete' as const) : ('complete' as const),
    }));
    sumUp(many, 0);
    const paging: Pick<SecurityHubApi, 'getMembers'> = {
      getMembers: async (_entity, { offset = 0, limit = 50 } = {}) => ({
        items: many.slice(offset, offset + limit),
        totalItems: 30,
        hidden: 0,
      }),
    };
    Object.assign(hub, paging);
    renderTab('?members=open', [checkoutSystem]);
    const table = await screen.findByRole('table', { name: /^By member/ });
    expect(within(table).getAllByRole('row')).toHaveLength(26);
    expect(screen.getByText('25 of 30 shown')).toBeInTheDocument();
    const [, first, second] = within(table).getAllByRole('row');
    expect(
      within(first as HTMLElement).getAllByRole('cell')[1],
    ).toHaveTextContent('?');
    expect(first).toHaveTextContent('not fully read');
    expect(
      within(second as HTMLElement).getAllByRole('cell')[1],
    ).toHaveTextContent(/^0$/);
    await user.click(screen.getByRole('button', { name: 'Show 5 more' }));
    await waitFor(() =>
      expect(within(table).getAllByRole('row')).toHaveLength(31),
    );
  });

  it('says whose each finding is, which the page of one entity does not', async () => {
    renderTab('?by=none', [checkoutSystem, checkoutApi]);
    const list = await screen.findByRole('table', { name: 'Findings' });
    expect(within(list).getAllByText('of checkout-api').length).toBeGreaterThan(
      5,
    );
    hub.summary = summary => summary;
    await userEvent.click(screen.getByRole('button', { name: 'next entity' }));
    expect(
      await screen.findByRole('button', { name: /^Scope: 3 accounts/ }),
    ).toBeInTheDocument();
    const other = await screen.findByRole('table', { name: 'Findings' });
    expect(within(other).queryByText('of checkout-api')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Sums up/ })).toBeNull();
  });

  it('says where to begin when nothing belongs to it, and lets a failure be retried', async () => {
    hub.findings = [];
    const ofSummary = hub.summary;
    hub.summary = summary => ({
      ...ofSummary(summary),
      scope: { ...summary.scope, configured: false },
    });
    const { unmount } = renderTab('', [checkoutSystem]);
    expect(
      await screen.findByText('No AWS resource belongs here yet'),
    ).toBeInTheDocument();
    unmount();

    hub.findings = new FixtureSecurityHub().findings;
    hub.summary = ofSummary;
    server.use(
      http.get(
        `${fixtureBaseUrl}/entities/by-name/:kind/:namespace/:name/members`,
        () => fixtureError(403, 'NotAllowedError', 'No'),
      ),
    );
    renderTab('?members=open', [checkoutSystem]);
    expect(
      await screen.findByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('S3.8')).toBeInTheDocument();
  });
});
