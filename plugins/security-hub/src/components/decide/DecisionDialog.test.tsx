import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { fixtureKey } from '../../__testUtils__/fixtureFindings';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import { renderTab, violations } from '../../__testUtils__/renderTab';

jest.setTimeout(120_000);
const server = setupServer();
registerMswTestHooks(server);

let hub: FixtureSecurityHub;
beforeEach(() => {
  hub = new FixtureSecurityHub();
  server.use(...fixtureHandlers(hub));
});

const decisions = `${fixtureBaseUrl}/entities/by-name/:kind/:namespace/:name/decisions`;

describe('DecisionDialog', () => {
  it('accepts a risk: what it covers, the criteria, mistakes at their fields, and the write-back until it is verified', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab(`?finding=${fixtureKey(1)}`);
    await user.click(
      await screen.findByRole('button', { name: 'Accept risk...' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Accept the risk',
    });
    expect(
      await within(dialog).findByText('Covers 1 finding now'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent('1 record in AWS');
    expect(
      within(dialog).getByRole('group', { name: /acceptable to the/ }),
    ).toBeInTheDocument();
    expect(within(dialog).getAllByRole('radio')).toHaveLength(5);
    const endDate = within(dialog).getByLabelText(/End date/);
    expect(endDate).toHaveValue('2027-02-18');
    expect(endDate).toHaveAttribute('max', '2027-11-20');
    expect(await violations(dialog)).toEqual([]);

    const confirm = within(dialog).getByRole('button', { name: 'Accept risk' });
    fireEvent.change(endDate, { target: { value: '2026-11-01' } });
    await user.click(confirm);
    expect(within(dialog).getByText('Choose a reason')).toBeVisible();
    expect(within(dialog).getByText('Write a justification')).toBeVisible();
    expect(
      within(dialog).getByText('The end date has to be in the future'),
    ).toBeVisible();
    expect(hub.decisions.size).toBe(0);

    await user.click(
      within(dialog).getByRole('radio', { name: /^Unavoidable by design/ }),
    );
    await user.type(
      within(dialog).getByRole('textbox', { name: /Justification/ }),
      'It serves the menu',
    );
    fireEvent.change(endDate, { target: { value: '2027-01-31' } });
    server.use(
      http.post(
        decisions,
        () => fixtureError(400, 'InputError', 'endsAt is beyond the limit'),
        { once: true },
      ),
    );
    await user.click(confirm);
    expect(
      await within(dialog).findByText('endsAt is beyond the limit'),
    ).toBeVisible();
    expect(endDate).toHaveAttribute('aria-invalid', 'true');

    await user.click(confirm);
    expect(
      await screen.findByRole('dialog', { name: 'Decision saved' }),
    ).toHaveTextContent('Write-back: Pending');
    const [decision] = [...hub.decisions.values()];
    expect(decision).toMatchObject({
      kind: 'accept-risk',
      reason: 'by-design',
      justification: 'It serves the menu',
    });
    expect(decision?.endsAt).toMatch(/^2027-01-31|^2027-02-01/);
    expect(
      await screen.findByText(/Everything is done\./, undefined, {
        timeout: 8_000,
      }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    const drawer = await screen.findByRole('dialog', { name: /^Finding/ });
    expect(
      await within(drawer).findByText(/Risk accepted by developer-a/),
    ).toBeInTheDocument();
    expect(
      within(drawer).getByRole('button', { name: 'Reopen' }),
    ).toBeInTheDocument();
  });

  it('decides about a selection, says what is not covered and why, and retries what failed', async () => {
    const user = userEvent.setup({ delay: null });
    hub.nextWriteBack = () => 'failed';
    renderTab('?by=none&q=RDS');
    await user.click(
      await screen.findByRole('checkbox', {
        name: 'Select all shown of Findings',
      }),
    );
    const bar = screen.getByRole('region', {
      name: 'Decide about the selection',
    });
    expect(bar).toHaveTextContent('2 selected');
    await user.click(within(bar).getByRole('button', { name: 'Acknowledge' }));
    const refused = await screen.findByRole('dialog', { name: 'Acknowledge' });
    expect(
      await within(refused).findByText(/because another entity owns/),
    ).toHaveTextContent(
      '2 because another entity owns the resource and its owners decide (orders, orders-replica)',
    );
    expect(
      within(refused).getByRole('button', { name: 'Acknowledge' }),
    ).toBeDisabled();
    await user.click(within(refused).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(refused).not.toBeInTheDocument());

    const search = screen.getByRole('searchbox');
    await user.clear(search);
    await user.type(search, 'libkettle');
    // Other rows: the selection is gone with the ones that are not in view any more.
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    await screen.findByRole('button', { name: /checkout-worker/ });
    await user.click(
      screen.getByRole('checkbox', { name: 'Select all shown of Findings' }),
    );
    await user.click(screen.getByRole('button', { name: 'Acknowledge' }));
    const dialog = await screen.findByRole('dialog', { name: 'Acknowledge' });
    await within(dialog).findByText('Covers 3 findings now');
    expect(dialog).toHaveTextContent('5 records in AWS');
    await user.click(
      within(dialog).getByRole('button', { name: 'Acknowledge' }),
    );
    const failed = await screen.findByText(/3 write-backs failed/, undefined, {
      timeout: 8_000,
    });
    expect(failed).toBeInTheDocument();
    expect(
      screen.getAllByText('FindingNotFound: The finding is gone'),
    ).toHaveLength(3);
    hub.nextWriteBack = () => 'verified';
    await user.click(
      screen.getByRole('button', { name: 'Retry the failed write-backs' }),
    );
    expect(
      await screen.findByText(/Everything is done\./, undefined, {
        timeout: 8_000,
      }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Write-back: Verified')).toHaveLength(3);
  });

  it('starts from a typical exception of the handbook', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab(`?finding=${fixtureKey(1)}`);
    await user.click(
      await screen.findByRole('button', {
        name: 'Use as justification: Public content on purpose',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Accept the risk',
    });
    await within(dialog).findByText('Covers 1 finding now');
    expect(
      within(dialog).getByRole('radio', { name: /^Unavoidable by design/ }),
    ).toBeChecked();
    expect(
      within(dialog).getByRole('textbox', { name: /Justification/ }),
    ).toHaveValue(
      'The bucket only holds content that is meant for everybody, written by the release pipeline alone.',
    );
    expect(within(dialog).getByLabelText(/End date/)).toHaveValue('2027-05-19');
    server.use(
      http.post(decisions, () =>
        fixtureError(403, 'NotAllowedError', 'Only owners decide'),
      ),
    );
    await user.click(
      within(dialog).getByRole('button', { name: 'Accept risk' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'The decision was not saved',
    );
    expect(dialog).toHaveTextContent('Only owners decide');
    expect(hub.decisions.size).toBe(0);
  });
});
