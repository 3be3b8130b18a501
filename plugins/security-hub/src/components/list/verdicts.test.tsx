import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { fixtureKey } from '../../__testUtils__/fixtureFindings';
import { fixtureHandlers } from '../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import {
  renderTab,
  shownSearch,
  violations,
} from '../../__testUtils__/renderTab';

jest.setTimeout(20_000);

const server = setupServer();
registerMswTestHooks(server);
let requests: URL[];

beforeEach(() => {
  requests = [];
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    requests.push(new URL(request.url));
  });
  server.use(...fixtureHandlers(new FixtureSecurityHub()));
});

/** The row of a group, by its control. */
async function groupRow(control: string) {
  const cell = await screen.findByText(control);
  return cell.closest('tr') as HTMLElement;
}

function verdicts(row: HTMLElement) {
  return within(row)
    .queryAllByText(/^We decided: /)
    .map(({ textContent }) => textContent);
}

describe('verdicts of the organisation in lists', () => {
  it('says in a word what holds for a whole group, and for how many what holds for a part', async () => {
    renderTab();
    expect(verdicts(await groupRow('S3.8'))).toEqual(['We decided: Fix']);
    expect(verdicts(await groupRow('S3.9'))).toEqual([
      'We decided: Accept 2 of 4',
      'We decided: Disabled here 1 of 4',
    ]);
    expect(verdicts(await groupRow('EC2.19'))).toEqual([]);
  });

  it('filters by verdict, with the filter in the URL', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab();
    await groupRow('S3.8');
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    const panel = screen.getByRole('dialog', { name: 'More filters' });
    await user.click(
      within(panel).getByRole('button', { name: 'Verdict: any' }),
    );
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Accept' }));
    await waitFor(() => expect(shownSearch().get('verdict')).toBe('accept'));
    await user.keyboard('{Escape}{Escape}');
    expect(await screen.findByText('2 findings in 1 group')).toBeVisible();
    expect(requests.at(-1)?.searchParams.getAll('verdict')).toEqual(['accept']);
    expect(verdicts(await groupRow('S3.9'))).toEqual(['We decided: Accept']);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(shownSearch().has('verdict')).toBe(false));
  });

  it('lists what nothing was decided about', async () => {
    renderTab('?verdict=none&by=none');
    const table = await screen.findByRole('table', { name: 'Findings' });
    expect(within(table).getAllByText(/^S3\.9/)).toHaveLength(1);
    expect(within(table).queryByText(/^S3\.8/)).toBeNull();
    expect(verdicts(table)).toEqual([]);
  });

  it('says it beside each finding and in the head of the open one', async () => {
    renderTab(`?open=control:S3.9&finding=${fixtureKey(1)}`);
    const drawer = await screen.findByRole('dialog', { name: /^Finding S3/ });
    expect(verdicts(drawer)).toEqual(['We decided: Fix']);
    expect(await violations(drawer)).toEqual([]);
    const nested = await screen.findByRole('table', {
      name: /^S3\.9/,
      hidden: true,
    });
    expect(verdicts(nested)).toEqual([
      'We decided: Accept',
      'We decided: Accept',
      'We decided: Disabled here',
    ]);
  });
});
