import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityScope,
  EntitySummary,
  FreshnessState,
} from 'backstage-plugin-security-hub-common';
import { delay, http } from 'msw';
import { setupServer } from 'msw/node';
import { checkoutApi, loyaltyApp } from '../__testUtils__/fixtureEntities';
import { fixtureNow } from '../__testUtils__/fixtureFindings';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../__testUtils__/FixtureSecurityHub';
import { renderTab, shownSearch, violations } from '../__testUtils__/renderTab';

const server = setupServer();
registerMswTestHooks(server);

// Roles of a whole page take a while on a small machine.
jest.setTimeout(20_000);

let hub: FixtureSecurityHub;
let requests: URL[];

beforeEach(() => {
  hub = new FixtureSecurityHub();
  requests = [];
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    requests.push(new URL(request.url));
  });
  server.use(...fixtureHandlers(hub));
});

async function groupTable() {
  return screen.findByRole('table', { name: 'Findings by Control' });
}

function inState(
  state: FreshnessState,
  asOf?: string,
): (summary: EntitySummary) => EntitySummary {
  return summary => ({
    ...summary,
    freshness: {
      state,
      asOf,
      accounts: summary.freshness.accounts.map(account => ({
        ...account,
        state,
        asOf,
        lastError: state === 'ok' ? undefined : 'Access denied',
      })),
    },
  });
}

describe('SecurityTab', () => {
  it('lists the findings by control, with counters, freshness, scope and totals', async () => {
    renderTab();
    const table = await groupTable();
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/Act now/);
    expect(first).toHaveTextContent(/S3\.8/);
    expect(first).toHaveTextContent(/Careful/);
    expect(first).toHaveTextContent(/3 of 14/);
    expect(first).toHaveTextContent(/in 2 days/);
    expect(within(table).getByText('1 overdue')).toBeInTheDocument();
    expect(screen.getByText('22 findings in 11 groups')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /^Freshness: As of 2 minutes ago/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: /^Scope: 3 accounts · 1 tag rule · 19 resources/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '5 Act now' })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    const section = screen.getByRole('region', { name: 'Security findings' });
    expect(await violations(section)).toEqual([]);
  });

  it('keeps filters, grouping, order and open groups in the URL and asks the server', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab('?status=any&by=account');
    const table = await screen.findByRole('table', {
      name: 'Findings by Account',
    });
    expect(
      within(table).getByText('kumo-checkout-prod (111122223333)'),
    ).toBeInTheDocument();
    expect(requests.at(-1)?.searchParams.get('by')).toBe('account');
    expect(requests.at(-1)?.searchParams.has('status')).toBe(false);

    await user.click(screen.getByRole('button', { name: /Overdue/ }));
    await waitFor(() => expect(shownSearch().get('overdue')).toBe('true'));
    expect(await screen.findByText('3 findings in 2 groups')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await user.type(
      screen.getByRole('searchbox', {
        name: 'Search title, control, resource, account',
      }),
      'menu',
    );
    await waitFor(() => expect(shownSearch().get('q')).toBe('menu'));
    expect(shownSearch().has('overdue')).toBe(false);

    await user.click(screen.getByRole('button', { name: 'Severity: any' }));
    await user.click(screen.getByRole('menuitemcheckbox', { name: /^High/ }));
    await waitFor(() => expect(shownSearch().get('severity')).toBe('HIGH'));
    await user.keyboard('{Escape}');

    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Group by' }),
      'Nothing',
    );
    const flat = await screen.findByRole('table', { name: 'Findings' });
    expect(within(flat).getAllByRole('row')).toHaveLength(2);
    await user.click(within(flat).getByRole('button', { name: 'Due' }));
    await waitFor(() => expect(shownSearch().get('sort')).toBe('dueAt'));
  });

  it('opens a group to its findings, page by page with the total', async () => {
    const user = userEvent.setup({ delay: null });
    const [bucket] = hub.findings;
    hub.findings = Array.from({ length: 60 }, (_, index) => ({
      ...(bucket as NonNullable<typeof bucket>),
      key: index.toString(16).padStart(64, '0'),
      resource: {
        id: `arn:aws:s3:::bucket-${index}`,
        name: `bucket-${index}`,
        type: 'AwsS3Bucket',
      },
    }));
    renderTab();
    await groupTable();
    const toggle = screen.getByRole('button', { name: /^Details of S3\.8/ });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    toggle.focus();
    await user.keyboard('{Enter}');
    const nested = await screen.findByRole('table', { name: /^S3\.8 S3/ });
    expect(shownSearch().getAll('open')).toEqual(['control:S3.8']);
    expect(within(nested).getAllByRole('row')).toHaveLength(51);
    expect(screen.getByText('50 of 60 shown')).toBeInTheDocument();
    expect(requests.at(-1)?.searchParams.get('group')).toBe('control:S3.8');
    await user.click(screen.getByRole('button', { name: 'Show 10 more' }));
    await waitFor(() =>
      expect(within(nested).getAllByRole('row')).toHaveLength(61),
    );
  });

  it('never shows the findings of the former entity, and ends its requests', async () => {
    const user = userEvent.setup({ delay: null });
    let aborted = false;
    renderTab('', [
      checkoutApi,
      { ...loyaltyApp, metadata: { name: 'slow-app' } },
      loyaltyApp,
    ]);
    await groupTable();
    server.use(
      http.get(
        `${fixtureBaseUrl}/entities/by-name/component/default/slow-app/summary`,
        async ({ request }) => {
          request.signal.addEventListener('abort', () => {
            aborted = true;
          });
          await delay('infinite');
        },
      ),
    );
    await user.click(screen.getByRole('button', { name: 'next entity' }));
    expect(screen.queryByText('S3.8')).not.toBeInTheDocument();
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
    expect(screen.queryByText('S3.8')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'next entity' }));
    await groupTable();
    await waitFor(() => expect(aborted).toBe(true));
  });
});

describe('SecurityTab without findings', () => {
  const unconfigured = (summary: EntitySummary): EntitySummary => ({
    ...summary,
    scope: { ...summary.scope, configured: false, accounts: 0 },
  });
  const selectorsIn =
    (state: EntityScope['selectors'][number]['state']) =>
    (scope: EntityScope): EntityScope => ({
      ...scope,
      selectors: scope.selectors.map(selector => ({
        ...selector,
        state,
        message: `It is ${state}. Ask group:default/team-b.`,
      })),
    });

  it('shows which annotation to add, made from this entity', async () => {
    hub.findings = [];
    hub.summary = unconfigured;
    renderTab('', [loyaltyApp]);
    const state = await screen.findByRole('region', {
      name: 'No AWS resources belong to this entity yet',
    });
    const example = within(state).getByRole('group', {
      name: 'Example for this entity',
    });
    expect(example).toHaveTextContent('name: loyalty-app');
    expect(example).toHaveTextContent(
      'aws-security-hub/tags: "Service=loyalty-app"',
    );
    expect(await violations(state)).toEqual([]);
  });

  it.each([
    ['not-claimable', 'This entity may not claim what it names'],
    ['pending', 'What this entity claims is not confirmed yet'],
    ['rejected', 'What this entity claims is not confirmed yet'],
  ] as const)(
    'says that the claim is %s, and whom to ask',
    async (state, name) => {
      hub.findings = [];
      hub.scope = selectorsIn(state);
      renderTab();
      expect(await screen.findByRole('heading', { name })).toBeInTheDocument();
      expect(
        screen.getAllByText(new RegExp(`It is ${state}. Ask group`)),
      ).not.toEqual([]);
    },
  );

  it('warns that claims are not checked', async () => {
    hub.scope = scope => ({ ...scope, mode: 'open' });
    renderTab();
    expect(
      await screen.findByText(/Claims are not checked in this portal/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/only the platform group decides/),
    ).toBeInTheDocument();
  });

  it.each<[FreshnessState, string]>([
    ['denied', 'AWS denies access'],
    ['hub-not-enabled', 'Security Hub is not enabled'],
    ['not-connected', 'The account is not connected'],
    ['region-not-linked', 'A Region is not linked'],
    ['standard-off', 'No standard is switched on'],
    ['config-not-recording', 'AWS Config does not record'],
    ['throttled', 'AWS throttles the portal'],
    ['error', 'The last read failed'],
    ['never-read', 'The first read is not done yet'],
  ])('says %s, and shows no zero as if it were known', async (state, title) => {
    hub.findings = [];
    hub.summary = inState(state);
    renderTab();
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
    expect(screen.queryByText('No open findings')).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'unknown Act now' }),
    ).toBeInTheDocument();
  });

  it('says that nothing is open with the time of the last check', async () => {
    hub.findings = hub.findings.filter(({ status }) => status === 'resolved');
    hub.summary = inState('ok', fixtureNow.toISO() ?? '');
    renderTab();
    expect(
      await screen.findByRole('heading', { name: 'No open findings' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Last check: Nov 20, 2026/)).toBeInTheDocument();
    expect(
      screen.getByRole('button', {
        name: 'Show the 1 finding that is settled or not evaluated',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/not be evaluated/)).not.toBeInTheDocument();
  });

  it('does not call it good news where something could not be evaluated', async () => {
    const user = userEvent.setup({ delay: null });
    const [first, second] = hub.findings;
    hub.findings = [first, second].flatMap(finding =>
      finding ? [{ ...finding, status: 'unknown' as const }] : [],
    );
    renderTab();
    expect(
      await screen.findByText(
        '2 findings could not be evaluated, so they may hide problems.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /settled/ }),
    ).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Show what could not be evaluated' }),
    );
    await groupTable();
    expect(shownSearch().getAll('status')).toEqual(['unknown']);
  });

  it('says that findings are here because of the ledger', async () => {
    const user = userEvent.setup({ delay: null });
    hub.summary = summary => ({
      ...summary,
      scope: { ...summary.scope, selectors: 0 },
    });
    hub.scope = scope => ({ ...scope, selectors: [] });
    renderTab();
    await groupTable();
    await user.click(
      screen.getByRole('button', {
        name: /^Scope: 3 accounts of the ledger · 19 resources/,
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'Findings in them that no entity claims are listed here.',
    );
    expect(dialog).toHaveTextContent(
      'kumo-checkout-prod (111122223333)Production',
    );
    expect(dialog).not.toHaveTextContent('No selector');
    expect(await violations(dialog)).toEqual([]);
  });

  it('says that the filters hide everything, and takes them away', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab('?q=nothing-is-called-so');
    const state = await screen.findByRole('region', {
      name: 'The filters hide everything',
    });
    await user.click(
      within(state).getByRole('button', { name: 'Clear filters' }),
    );
    expect(await groupTable()).toBeInTheDocument();
    expect(shownSearch().toString()).toBe('');
  });

  it.each([
    [404, 'NotFoundError', 'Nothing to see here'],
    [403, 'NotAllowedError', 'You may not see these findings'],
  ])('answers %d %s with %s', async (status, name, title) => {
    server.use(
      http.get(`${fixtureBaseUrl}/entities/*`, () =>
        fixtureError(status, name, 'no'),
      ),
    );
    renderTab();
    expect(
      await screen.findByRole('heading', { name: title }),
    ).toBeInTheDocument();
  });

  it('can be tried again after a failure', async () => {
    const user = userEvent.setup({ delay: null });
    let broken = true;
    server.use(
      http.get(`${fixtureBaseUrl}/entities/*`, () =>
        broken
          ? fixtureError(503, 'ServiceUnavailableError', 'Busy')
          : undefined,
      ),
    );
    renderTab();
    expect(
      await screen.findByText('The portal answered: Busy', undefined, {
        timeout: 4000,
      }),
    ).toBeInTheDocument();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await groupTable()).toBeInTheDocument();
  });
});

describe('SecurityTab with part of the data', () => {
  it('keeps the last good list and says what is stale or denied', async () => {
    hub.summary = inState(
      'denied',
      fixtureNow.minus({ days: 1 }).toISO() ?? '',
    );
    renderTab();
    await groupTable();
    expect(screen.getByText('AWS denies access')).toBeInTheDocument();
    expect(screen.getByText(/The last good data is shown\./)).toHaveTextContent(
      'kumo-checkout-prod (111122223333) · ap-northeast-1: Access denied',
    );
    const user = userEvent.setup({ delay: null });
    await user.click(
      screen.getByRole('button', { name: /^Freshness: Access denied/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('Access denied');
    expect(await violations(dialog)).toEqual([]);
  });

  it('names the annotation, the value and the mistake above a list that still works', async () => {
    hub.scope = scope => ({
      ...scope,
      problems: [
        {
          annotation: 'aws-security-hub/tags',
          value: 'Service=checkout;;Env=prod',
          position: 17,
          message: 'A selector is empty between two semicolons.',
        },
        {
          annotation: 'aws-security-hub/scope',
          value: '- tags: [A]\n  account: 1',
          position: 14,
          line: 2,
          column: 3,
          message: '"account" is not known here.',
        },
      ],
    });
    renderTab();
    await groupTable();
    const [problem, inYaml] = screen.getAllByRole('listitem');
    expect(inYaml).toHaveTextContent(
      'aws-security-hub/scope: - tags: [A] account: 1 at line 2, column 3 "account" is not known here.',
    );
    expect(problem).toHaveTextContent(
      'aws-security-hub/tags: Service=checkout;;Env=prod at character 18 A selector is empty between two semicolons.',
    );
    expect(screen.getByText('The other selectors still work.')).toBeVisible();
  });
});
