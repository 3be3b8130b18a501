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

describe('Reports', () => {
  it('says how many findings have an owner, in words and numbers, and by account', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=reports');
    expect(
      await screen.findByRole('heading', {
        name: '87.2% of 1,234 open or acknowledged findings have an owner',
      }),
    ).toBeVisible();
    const words = screen.getByRole('list', {
      name: 'Findings by how they have an owner',
    });
    expect(
      within(words)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Claimed by an entity 801',
      'By a rule 120',
      'Only by the owner of the account 156',
      'Several entities match equally 17',
      'No owner 140',
    ]);
    const table = screen.getByRole('table', {
      name: 'Coverage by account, the least covered first',
    });
    const [, first, second, last] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent('222233334444No owner0%133');
    expect(second).toHaveTextContent(/kumo-data-prod.*team-b92%301/);
    expect(last).toHaveTextContent(/kumo-checkout-prod.*100%/);
    expect(await violations(screen.getByRole('article'))).toEqual([]);

    await user.click(
      within(table).getByRole('button', {
        name: 'Findings without an owner in 222233334444: 133',
      }),
    );
    await screen.findByRole('table', {
      name: 'Findings without an owner by Resource type',
    });
    expect(shownSearch().toString()).toBe(
      'tab=reports&report=orphans&by=resourceType&account=222233334444',
    );
    expect(requests.at(-1)?.searchParams.getAll('account')).toEqual([
      '222233334444',
    ]);
    await user.click(
      screen.getByRole('button', { name: /^Only in 222233334444/ }),
    );
    await waitFor(() => expect(shownSearch().has('account')).toBe(false));
  });

  it('does not call a portal without findings covered', async () => {
    hub.coverage = {
      total: {
        findings: 0,
        primary: 0,
        rule: 0,
        ledger: 0,
        conflict: 0,
        orphan: 0,
      },
      items: [],
      totalItems: 0,
    };
    renderPage('?tab=reports');
    expect(
      await screen.findByText('There are no open or acknowledged findings.'),
    ).toBeVisible();
    expect(screen.queryByText(/%/)).not.toBeInTheDocument();
  });

  it('groups findings without an owner, down to the values of a tag, with a scope to copy', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=reports&report=orphans');
    const accounts = await screen.findByRole('table', {
      name: 'Findings without an owner by Account',
    });
    const [, first] = within(accounts).getAllByRole('row');
    expect(first).toHaveTextContent(
      /222233334444.*Act now 3.*This sprint 20.*Later 110.*133.*61.*kumo-trial-exports/,
    );
    expect(screen.getByText('140 findings in 2 groups')).toBeVisible();
    const suggest = within(accounts).getByRole('button', {
      name: 'Suggest a scope for 222233334444',
    });
    expect(suggest).toHaveAttribute('aria-expanded', 'false');
    await user.click(suggest);
    expect(
      screen.getByRole('group', { name: 'Scope for 222233334444' }),
    ).toHaveTextContent("aws-security-hub/account-ids: '222233334444'");
    expect(
      screen.getByText(
        /The ledger must name that team as the owner of the account first/,
      ),
    ).toBeVisible();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      screen.getByRole('button', { name: 'Copy the scope for 222233334444' }),
    );
    expect(write).toHaveBeenCalledWith(hub.orphanGroups.account[0]?.suggestion);
    expect(await violations(screen.getByRole('article'))).toEqual([]);

    const grouping = screen.getByRole('combobox', { name: 'Group by' });
    await user.selectOptions(grouping, 'Tag');
    const keys = await screen.findByRole('table', {
      name: 'Findings without an owner by Tag key',
    });
    expect(within(keys).getByText('Without a tag')).toBeVisible();
    // The choice keeps the focus while other groups come
    expect(grouping).toBeInTheDocument();
    await user.click(
      within(keys).getByRole('button', {
        name: 'Group by the values of the tag Team',
      }),
    );
    const values = await screen.findByRole('table', {
      name: 'Findings without an owner by Value of the tag Team',
    });
    expect(within(values).getByText('reports')).toBeVisible();
    expect(shownSearch().toString()).toBe(
      'tab=reports&report=orphans&by=tag&tagKey=Team',
    );
    await user.click(screen.getByRole('button', { name: 'All tag keys' }));
    await screen.findByRole('table', {
      name: 'Findings without an owner by Tag key',
    });
  });

  it('shows conflicts with the reason of each entity', async () => {
    const [conflict] = hub.conflicts.items;
    hub.conflicts = {
      items: [
        ...hub.conflicts.items,
        { ...conflict!, entities: conflict!.entities.slice(0, 1) },
      ],
      totalItems: 2,
      totalFindings: 34,
    };
    renderPage('?tab=reports&report=conflicts');
    const table = await screen.findByRole('table', {
      name: 'Entities that match the same findings equally',
    });
    const [, both, one] = within(table).getAllByRole('row');
    expect(both).toHaveTextContent(
      /orders: account 777788889999 and tag Env=prod.*invoices: account 777788889999/,
    );
    expect(both).not.toHaveTextContent(/does not show/);
    expect(one).toHaveTextContent(
      'and entities that the catalog does not show to you',
    );
    expect(screen.getByText('34 findings in 2 sets of entities')).toBeVisible();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it('shows selectors that give nothing, and why', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=reports&report=selectors');
    expect(await screen.findByText('3 selectors')).toBeVisible();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Why: any' }));
    await user.click(
      screen.getByRole('menuitemcheckbox', { name: 'Cannot be read' }),
    );
    await user.keyboard('{Escape}');
    expect(await screen.findByText('1 selector')).toBeVisible();
    const table = screen.getByRole('table', {
      name: 'Selectors that match nothing',
    });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent(
      /old-app.*team-a.*Service=,.*aws-security-hub\/tags.*Cannot be read.*A term is missing/,
    );
    expect(shownSearch().getAll('state')).toEqual(['malformed']);
  });

  it.each(['coverage', 'orphans', 'conflicts', 'selectors'])(
    'says who gets the report %s, where the backend refuses it',
    async report => {
      server.use(
        http.get(`${fixtureBaseUrl}/reports/${report}`, () =>
          fixtureError(403, 'NotAllowedError', 'for the platform group'),
        ),
      );
      renderPage(`?tab=reports&report=${report}`);
      expect(
        await screen.findByRole('region', {
          name: 'Reports are for the platform team',
        }),
      ).toBeVisible();
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
    },
  );
});
