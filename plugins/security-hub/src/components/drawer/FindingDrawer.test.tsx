import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  ControlGuidance,
  GuidancePage,
} from 'backstage-plugin-security-hub-common';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { fixtureKey } from '../../__testUtils__/fixtureFindings';
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

jest.setTimeout(20_000);
const server = setupServer();
registerMswTestHooks(server);

let hub: FixtureSecurityHub;
beforeEach(() => {
  hub = new FixtureSecurityHub();
  server.use(...fixtureHandlers(hub));
});

const website = fixtureKey(1);
const withoutPage = fixtureKey(21);
const threat = fixtureKey(5);
const foreign = fixtureKey(9);

/** The first finding of a product. */
function keyOf(product: string) {
  return hub.findings.find(finding => finding.product.key === product)!.key;
}

async function drawer() {
  return screen.findByRole('dialog', { name: /^Finding ./ });
}

function before(first: Element, second: Element) {
  return first.compareDocumentPosition(second) === 4;
}

describe('FindingDrawer', () => {
  it('shows hazards first with what matched, then the fix with the real names', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab(`?finding=${website}`);
    const dialog = await drawer();
    const hazard = within(dialog).getByRole('article', {
      name: /goes dark/,
    });
    expect(hazard).toHaveTextContent('Applies here');
    expect(hazard).toHaveTextContent(
      'The name kumo-menu-website fits *-website.',
    );
    const terraform = within(dialog).getByRole('group', {
      name: 'Snippet: Terraform',
    });
    expect(terraform).toHaveTextContent('bucket = "kumo-menu-website"');
    expect(before(hazard, terraform)).toBe(true);
    expect(await violations(dialog)).toEqual([]);

    await user.click(within(dialog).getByRole('tab', { name: 'AWS CLI' }));
    expect(
      within(dialog).getByText(
        '{{resource.tags.Profile}}: the finding does not say it',
      ),
    ).toBeInTheDocument();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      within(
        within(dialog).getByRole('tabpanel', { name: 'AWS CLI' }),
      ).getByRole('button', { name: 'Copy the Shell snippet' }),
    );
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining("--bucket 'kumo-menu-website'"),
    );
    expect(
      await within(dialog).findByRole('button', { name: 'Copied' }),
    ).toBeInTheDocument();
  });

  it('renders no HTML, no image and only https links with their host', async () => {
    renderTab(`?finding=${website}`);
    const dialog = await drawer();
    const why = within(dialog).getByRole('region', { name: 'Why it matters' });
    expect(within(why).queryByRole('img')).not.toBeInTheDocument();
    expect(within(why).getAllByRole('link')).toHaveLength(1);
    const link = within(why).getByRole('link', { name: /S3 guide/ });
    expect(link).toHaveTextContent('(docs.aws.amazon.com)');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(within(why).getByText(/Evil/)).toBeInTheDocument();
  });

  it('keeps the tab in the URL, and shows evidence as plain text, history and related findings', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab(`?finding=${website}`);
    const dialog = await drawer();
    await user.click(within(dialog).getByRole('tab', { name: 'Evidence' }));
    expect(shownSearch().get('tab')).toBe('evidence');
    expect(
      within(dialog).getByText(/looks at <b>kumo-menu-website<\/b>/),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent(
      'account 111122223333 and tag Service=checkout (from aws-security-hub/tags)',
    );
    expect(dialog).toHaveTextContent('Service=checkout');
    expect(dialog).toHaveTextContent('AWS keeps 1 record of this finding.');
    expect(await violations(dialog)).toEqual([]);

    await user.click(within(dialog).getByRole('tab', { name: 'History' }));
    expect(
      within(dialog).getByRole('list', { name: 'History of the finding' }),
    ).toHaveTextContent('First seen');

    await user.click(within(dialog).getByRole('tab', { name: 'Related (3)' }));
    await user.click(
      within(dialog).getByRole('button', { name: /^kumo-receipts ·/ }),
    );
    await waitFor(() =>
      expect(shownSearch().get('finding')).toBe(fixtureKey(2)),
    );
    expect(
      await screen.findByRole('article', { name: /goes dark/ }),
    ).toHaveTextContent('Check this');
    await user.click(
      within(await drawer()).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(shownSearch().has('finding')).toBe(false));
  });

  it('says whom to ask where what a threat rests on is not for the reader, and shows it to others', async () => {
    const details = await hub.getFinding(threat);
    const get = jest.spyOn(hub, 'getFinding').mockResolvedValue({
      ...details,
      finding: { ...details.finding, responderOnly: true },
      restricted: true,
      responders: ['group:default/threat-response'],
      evidence: { ...details.evidence, description: '', records: [] },
    });
    const { unmount } = renderTab(`?finding=${threat}&tab=evidence`);
    const dialog = await drawer();
    expect(dialog).toHaveTextContent(/shown to those who answer threats/);
    expect(dialog).toHaveTextContent(/Responds: threat-response/);
    expect(
      within(dialog).queryByRole('button', { name: /Accept risk|False/ }),
    ).toBeNull();
    expect(
      within(dialog).getAllByRole('link', { name: /threat-response/ }),
    ).toHaveLength(2);
    expect(dialog).not.toHaveTextContent(/What AWS says|AWS keeps/);
    expect(await violations(dialog)).toEqual([]);
    unmount();

    get.mockResolvedValue({
      ...details,
      restricted: false,
      evidence: { ...details.evidence, title: 'Called from 198.51.100.7' },
    });
    renderTab(`?finding=${threat}&tab=evidence`);
    const whole = await drawer();
    expect(whole).toHaveTextContent(/What AWS says.*Called from 198/);
    expect(whole).not.toHaveTextContent(/those who answer threats/);
  });

  it("shows the organisation's verdict below the hazards, and takes its reason over", async () => {
    const user = userEvent.setup({ delay: null });
    const details = await hub.getFinding(website);
    jest.spyOn(hub, 'getFinding').mockResolvedValue({
      ...details,
      guidance: {
        ...details.guidance,
        overlay: {
          file: 'storage/S3.9.md',
          editUrl: 'https://git.example.com/handbook/storage/S3.9.md',
          reviewer: 'group:default/platform-security',
          reviewed: '2026-11-20',
          verdict: {
            verdict: 'accept',
            reason: 'The log costs more than it can tell.',
            acceptAs: 'operational-constraint',
            acceptDays: 180,
            version: 'a1-1',
          },
          here: {
            type: 'text',
            markdown: 'Here the module _menu_ reads it.',
            language: 'en',
            inserted: [],
            unresolved: [],
          },
        },
      },
    });
    renderTab(`?finding=${website}`);
    const dialog = await drawer();
    const title = await within(dialog).findByRole('heading', {
      name: 'What we decided',
    });
    expect(
      before(within(dialog).getByRole('article', { name: /goes dark/ }), title),
    ).toBe(true);
    expect(dialog).toHaveTextContent(
      /Accept The log costs more than it can tell\..*Here the module menu reads it\.Accept with this reasonReviewed on Nov 20, 2026 by platform-security\./,
    );
    expect(
      within(dialog).getByRole('link', { name: /Edit this file/ }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/handbook/storage/S3.9.md',
    );
    expect(await violations(dialog)).toEqual([]);
    await user.click(
      within(dialog).getByRole('button', { name: 'Accept with this reason' }),
    );
    expect(
      await screen.findByDisplayValue('The log costs more than it can tell.'),
    ).toBeInTheDocument();
  });

  it('opens the way in which the resource was made, and tells its history in words, newest first', async () => {
    const details = await hub.getFinding(website);
    const guidance: ControlGuidance = details.guidance;
    const [terraform] = guidance.page?.fix.methods ?? [];
    expect(terraform?.method).toBe('terraform');
    const at = '2026-11-01T09:00:00.000Z';
    jest.spyOn(hub, 'getFinding').mockResolvedValue({
      ...details,
      guidance: {
        ...guidance,
        page: {
          ...(guidance.page as NonNullable<typeof guidance.page>),
          fix: {
            ...(guidance.page?.fix as GuidancePage['fix']),
            preferredMethod: 'cli',
          },
        },
      },
      history: [
        { at, event: 'first-seen' },
        {
          at,
          event: 'decision-made',
          by: 'user:default/developer-a',
          to: 'accept-risk',
          detail: 'A public site',
        },
        { at, event: 'write-back-written', to: 'SUPPRESSED' },
        {
          at,
          event: 'decision-ended',
          from: 'accepted',
          to: 'open',
          detail: 'expiry',
        },
      ],
    });
    const user = userEvent.setup({ delay: null });
    renderTab(`?finding=${website}`);
    const dialog = await drawer();
    expect(
      within(dialog).getByRole('tab', { name: 'AWS CLI', selected: true }),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent(
      'AWS CLI is shown first, because the tags',
    );
    await user.click(within(dialog).getByRole('tab', { name: 'Terraform' }));
    expect(dialog).not.toHaveTextContent('is shown first');

    await user.click(within(dialog).getByRole('tab', { name: 'History' }));
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(item => item.lastElementChild?.textContent?.trim()),
    ).toEqual([
      'Decision ended from Accepted to Open The end date has come.',
      'Written to AWS: Suppressed',
      'Decided: Risk accepted by developer-aA public site',
      'First seen',
    ]);
  });

  it('says what is known without a page', async () => {
    renderTab(`?finding=${withoutPage}`);
    const dialog = await drawer();
    expect(dialog).toHaveTextContent(
      'Nobody has written a handbook page for this control yet.',
    );
    expect(dialog).toHaveTextContent(
      's3-bucket-level-public-access-prohibited',
    );
    expect(
      within(dialog).getByRole('link', { name: /AWS's own page/ }),
    ).toHaveAttribute('href', expect.stringContaining('docs.aws.amazon.com'));
  });

  it('says that no page is about a finding of this type', async () => {
    renderTab(`?finding=${keyOf('inspector')}`);
    expect(await drawer()).toHaveTextContent(
      'The handbook has no page for findings of this type.',
    );
  });

  it('says of a threat what it means, then hazards, what to do first, and whom to call', async () => {
    const details = await hub.getFinding(threat);
    jest.spyOn(hub, 'getFinding').mockResolvedValue({
      ...details,
      restricted: true,
      responders: ['group:default/threat-response'],
    });
    renderTab(`?finding=${threat}`);
    const dialog = await drawer();
    const inOrder = [
      within(dialog).getByRole('heading', {
        name: 'Somebody uses access that is not theirs',
      }),
      within(dialog).getByRole('region', { name: 'What it means here' }),
      within(dialog).getByRole('article', {
        name: 'Stopping the instance destroys evidence',
      }),
      within(dialog).getByRole('region', { name: 'First response' }),
      within(dialog).getByRole('region', { name: 'Who to call' }),
      within(dialog).getByRole('region', { name: 'Verify' }),
      within(dialog).getByRole('link', { name: /EC2 finding types/ }),
    ];
    for (const [index, element] of inOrder.slice(1).entries()) {
      expect(before(inOrder[index]!, element)).toBe(true);
    }
    const [, , , response, call] = inOrder;
    expect(
      within(response!).getByRole('heading', { name: 'EC2 instance' }),
    ).toBeInTheDocument();
    expect(
      within(response!).getByRole('group', { name: 'Snippet: Shell' }),
    ).toHaveTextContent(`--instance-id 'i-0f00ba4cafe12345a'`);
    expect(call).toHaveTextContent(/^Who to callThreats are answered by: /);
    expect(
      within(call!).getByRole('link', { name: /threat-response/ }),
    ).toHaveAttribute('href', '/catalog/default/group/threat-response');
    expect(dialog).toHaveTextContent('Page last reviewed on Nov 26, 2026');
    expect(dialog).not.toHaveTextContent(/no page|Typical exceptions/);
    expect(await violations(dialog)).toEqual([]);
  });

  it('leaves it to the reader to choose where the page does not know the resource', async () => {
    renderTab(`?finding=${keyOf('access-analyzer')}`);
    const dialog = await drawer();
    const response = within(dialog).getByRole('region', {
      name: 'First response',
    });
    expect(response).toHaveTextContent(
      'The page does not know this kind of resource.',
    );
    expect(
      within(response)
        .getAllByRole('heading', { level: 4 })
        .map(heading => heading.textContent),
    ).toEqual(['IAM user or role', 'S3 bucket']);
    expect(response).toHaveTextContent(
      '{{resource.name}}: the finding does not say it',
    );
    expect(
      within(dialog).getByRole('region', { name: 'Who to call' }),
    ).toHaveTextContent('This portal knows nobody who responds.');
    expect(dialog).toHaveTextContent('Parts of this page are not translated');
    expect(
      within(dialog).getByRole('button', {
        name: 'Use as justification: Access that a contract asks for',
      }),
    ).toBeInTheDocument();
    expect(await violations(dialog)).toEqual([]);
  });

  it('offers no decision to who is only concerned, and names who decides', async () => {
    renderTab(`?finding=${foreign}`);
    const dialog = await drawer();
    expect(dialog).toHaveTextContent(
      'The owners of orders-database decide about this finding.',
    );
    expect(
      within(dialog).queryByRole('button', { name: 'Acknowledge' }),
    ).not.toBeInTheDocument();
    expect(
      within(dialog).queryByRole('button', { name: /as justification/ }),
    ).not.toBeInTheDocument();
  });

  it('says that a finding does not exist or may not be seen', async () => {
    server.use(
      http.get(`${fixtureBaseUrl}/findings/*`, () =>
        fixtureError(404, 'NotFoundError', 'no'),
      ),
    );
    renderTab(`?finding=${website}`);
    expect(
      await screen.findByText(
        'This finding does not exist, or you may not see it.',
      ),
    ).toBeInTheDocument();
  });
});
