import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AccountFreshness,
  Freshness,
} from 'backstage-plugin-security-hub-common';
import { setupServer } from 'msw/node';
import { fixtureNow } from '../../__testUtils__/fixtureFindings';
import { fixtureHandlers } from '../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import { renderTab, violations } from '../../__testUtils__/renderTab';

const server = setupServer();
registerMswTestHooks(server);

// Roles of a whole page take a while on a small machine.
jest.setTimeout(20_000);

const ago = (minutes: number) => fixtureNow.minus({ minutes }).toISO() ?? '';

const account = (over: Partial<AccountFreshness> = {}): AccountFreshness => ({
  account: { id: '111122223333', name: 'kumo-checkout-prod' },
  region: 'ap-northeast-1',
  state: 'ok',
  asOf: ago(2),
  ...over,
});

async function open(freshness: Freshness, name: RegExp) {
  const hub = new FixtureSecurityHub();
  hub.summary = summary => ({ ...summary, freshness });
  server.use(...fixtureHandlers(hub));
  renderTab();
  const user = userEvent.setup({ delay: null });
  const chip = await screen.findByRole('button', { name });
  chip.focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', {
    name: 'How fresh the findings are',
  });
  return { user, dialog };
}

describe('FreshnessChip', () => {
  it('tells of each account and Region its state, reasons, times, and what was left out', async () => {
    const { dialog, user } = await open(
      {
        state: 'region-not-linked',
        asOf: ago(90),
        accounts: [
          account({
            lastFullReadAt: ago(600),
            lastEventAt: ago(1),
            lagSeconds: 4,
            readThrough: 'administrator',
            notes: [
              {
                kind: 'not-checked',
                checks: ['standards', 'config-recorder'],
                message: 'No role for member accounts',
              },
              { kind: 'events-failed', message: 'AWS refuses the queue' },
            ],
          }),
          account({
            account: { id: '222233334444' },
            state: 'config-not-recording',
            asOf: ago(90),
            lastEventAt: ago(3),
            skipped: [
              { rule: 'inspector no-fix', count: 1234 },
              { rule: 'something new', count: 2 },
            ],
            notes: [
              { kind: 'config-not-recording', message: 'No recorder' },
              { kind: 'stale', message: 'Read long ago' },
            ],
          }),
          account({
            region: 'us-east-1',
            state: 'region-not-linked',
            asOf: undefined,
            notes: [{ kind: 'region-not-linked', message: 'Not us-east-1' }],
          }),
        ],
      },
      /^Freshness: A Region is not linked/,
    );
    expect(dialog).toHaveTextContent(
      'Accounts and Regions: 1 Region not linked, 1 Config not recording, 1 Up to date',
    );
    // Roles of so many cells would take long: the table's own list of rows
    const table = within(dialog).getByRole<HTMLTableElement>('table');
    const [head, ...texts] = [...table.rows].map(row =>
      [...row.cells].map(cell => cell.textContent),
    );
    expect(head).toEqual([
      'Account',
      'Region',
      'State',
      'Last read',
      'Last event',
      'Not stored',
    ]);
    expect(texts).toEqual([
      // The worst first
      [
        'kumo-checkout-prod (111122223333)',
        'us-east-1',
        'Region not linkedNot us-east-1',
        'Never',
        'None yet',
        'None',
      ],
      [
        '222233334444',
        'ap-northeast-1',
        'Config not recordingNo recorderStale: Read long ago',
        '1 hour ago',
        // It only has something read again: no lag
        '3 minutes ago',
        'inspector: 1,234 without a fix2 by rule something new',
      ],
      [
        'kumo-checkout-prod (111122223333)',
        'ap-northeast-1',
        'Up to dateNot checked: standards, AWS Config (No role for member accounts)Events do not arrive: AWS refuses the queue',
        '2 minutes agoAll of it: 10 hours agoThrough the administrator account',
        '1 minute agoStored after 4 s',
        'None',
      ],
    ]);
    expect(await violations(dialog)).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(
        screen.getByRole('button', {
          name: /^Freshness: A Region is not linked/,
        }),
      ).toHaveFocus(),
    );
    // The banner above the list names what is concerned
    expect(screen.getByText(/The last good data is shown\./)).toHaveTextContent(
      '222233334444 · ap-northeast-1: Config not recording; kumo-checkout-prod (111122223333) · us-east-1: Region not linked',
    );
  });

  it('shows hundreds of accounts page by page, with their number', async () => {
    const { dialog, user } = await open(
      {
        state: 'denied',
        asOf: ago(2),
        accounts: Array.from({ length: 60 }, (_, index) =>
          account({
            account: { id: String(100_000_000_000 + index) },
            state: index === 59 ? 'denied' : 'ok',
          }),
        ),
      },
      /^Freshness: Access denied/,
    );
    // Roles of so many cells would take long: the table's own list of rows
    const rows = () => [
      ...within(dialog).getByRole<HTMLTableElement>('table').rows,
    ];
    expect(rows()).toHaveLength(51);
    expect(rows()[1]).toHaveTextContent('100000000059');
    expect(dialog).toHaveTextContent('1 Access denied, 59 Up to date');
    expect(within(dialog).getByText('50 of 60 shown')).toBeInTheDocument();
    within(dialog).getByText('Show 10 more').closest('button')?.focus();
    await user.keyboard('{Enter}');
    expect(rows()).toHaveLength(61);
    expect(within(dialog).getByText('60 of 60 shown')).toBeInTheDocument();
    expect(document.activeElement).toContainElement(rows()[0]);
  });

  it('does not call what could not be checked good news', async () => {
    const hub = new FixtureSecurityHub();
    hub.findings = hub.findings.filter(({ status }) => status === 'resolved');
    hub.summary = summary => ({
      ...summary,
      freshness: {
        state: 'config-not-recording',
        asOf: ago(2),
        accounts: [account({ state: 'config-not-recording' })],
      },
    });
    server.use(...fixtureHandlers(hub));
    renderTab();
    expect(
      await screen.findByText(/^Nothing is open in what could be read/),
    ).toBeInTheDocument();
    // In the chip and in the banner
    expect(screen.getAllByText('AWS Config does not record')).toHaveLength(2);
    expect(
      screen.getByRole('button', { name: 'unknown Act now' }),
    ).toBeInTheDocument();
  });
});
