import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  EntityHandbook,
  FindingGroup,
  GuidanceOverlay,
} from 'backstage-plugin-security-hub-common';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { checkoutApi, loyaltyApp } from '../../__testUtils__/fixtureEntities';
import { fixtureEntityHandbook } from '../../__testUtils__/fixtureEntityHandbook';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../__testUtils__/FixtureSecurityHub';
import { handbookHandlers } from '../../__testUtils__/handbookHandlers';
import {
  renderTab,
  shownSearch,
  violations,
} from '../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const server = setupServer();
registerMswTestHooks(server);
const handbookUrl = `${fixtureBaseUrl}/entities/by-name/:kind/:namespace/:name/handbook`;
const print = jest.fn();
let hub: FixtureSecurityHub;
let offsets: string[];

const overlay: GuidanceOverlay = {
  file: 'S3.8.md',
  reviewer: 'group:default/platform-security',
  reviewed: '2026-11-20',
  verdict: {
    verdict: 'fix',
    reason: 'Nothing of ours is public without CloudFront.',
    version: 'a',
  },
};

/** So many groups about which nothing is written. */
function manyGroups(number: number, first: FindingGroup): EntityHandbook {
  return {
    entityRef: 'component:default/checkout-api',
    totalItems: number,
    items: Array.from({ length: number }, (_, index) => ({
      group: {
        ...first,
        key: `control:Kumo.${index + 1}`,
        controlId: `Kumo.${index + 1}`,
        title: 'Kettles should be descaled',
      },
      guidance: {},
      findings: [],
    })),
  };
}

beforeEach(async () => {
  hub = new FixtureSecurityHub();
  const handbook = await fixtureEntityHandbook(hub);
  hub.entityHandbook = {
    ...handbook,
    items: handbook.items.map(item =>
      item.group.controlId === 'S3.8'
        ? { ...item, guidance: { ...item.guidance, overlay } }
        : item,
    ),
  };
  offsets = [];
  window.print = print;
  print.mockClear();
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith('/handbook')) {
      offsets.push(searchParams.get('offset') ?? '');
    }
  });
  server.use(...fixtureHandlers(hub), ...handbookHandlers(hub));
});

function before(first: Element, second: Element) {
  return first.compareDocumentPosition(second) === 4;
}

function firstGroup() {
  return hub.entityHandbook.items[0]!.group;
}

const printRules = () =>
  document.head.innerHTML.includes('visibility: hidden') &&
  document.head.innerHTML.includes('#security-hub-handbook');

describe('the handbook of an entity', () => {
  it('opens in the place of the list, can be printed, and gives the list back', async () => {
    const user = userEvent.setup({ delay: null });
    renderTab('?by=resource&q=kumo');
    await screen.findByRole('table', { name: 'Findings by Resource' });
    expect(printRules()).toBe(false);
    await user.click(screen.getByRole('button', { name: /^Handbook: / }));
    const title = await screen.findByRole('heading', {
      name: 'Security handbook of checkout-api',
    });
    expect(title).toHaveFocus();
    expect(shownSearch().get('handbook')).toBe('open');
    expect(screen.queryByRole('table', { name: /^Findings by/ })).toBeNull();
    expect(await screen.findByText(/^As of Nov 20, 2026/)).toBeVisible();
    expect(printRules()).toBe(true);

    await user.click(screen.getByRole('button', { name: /^Print/ }));
    expect(print).toHaveBeenCalledTimes(1);

    await user.click(
      screen.getByRole('button', { name: 'Back to the findings' }),
    );
    await screen.findByRole('table', { name: 'Findings by Resource' });
    expect(shownSearch().toString()).toBe('q=kumo&by=resource');
    expect(screen.getByRole('button', { name: /^Handbook: / })).toHaveFocus();
    expect(printRules()).toBe(false);
  });

  it('shows for each group its resources and the whole page, hazards first and nothing folded away', async () => {
    renderTab('?handbook=open');
    const contents = await screen.findByRole('navigation', {
      name: 'Contents',
    });
    const [first] = within(contents).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      'S3.8 S3 general purpose buckets should block public access (Act now)',
    );
    const group = screen.getByRole('article', { name: /^1\. S3\.8 S3/ });
    expect(
      within(contents).getByRole('link', { name: /^S3\.8/ }),
    ).toHaveAttribute('href', `#${group.id}`);
    expect(group).toHaveTextContent('Act now');
    expect(group).toHaveTextContent('We decided: Fix');
    expect(group).toHaveTextContent('Fails on 3 of 14');
    expect(group).toHaveTextContent('Next due on Nov 22, 2026');
    const [, resource] = within(
      within(group).getByRole('table', { name: /^Findings of S3\.8/ }),
    ).getAllByRole('row');
    expect(
      within(resource as HTMLElement)
        .getAllByRole('cell')
        .map(cell => cell.textContent),
    ).toEqual([
      'kumo-menu-website',
      'kumo-checkout-prod (111122223333)Production',
      'ap-northeast-1',
      'Open',
      'Nov 22, 2026',
    ]);

    const parts = [
      within(group).getByRole('heading', { name: 'Before you start' }),
      within(group).getByRole('article', { name: /goes dark/ }),
      within(group).getByRole('article', { name: /log delivery service/ }),
      within(group).getByText('Nothing of ours is public without CloudFront.'),
      within(group).getByRole('heading', { name: 'Why it matters' }),
      within(group).getByRole('heading', { name: 'Terraform' }),
      within(group).getByText(/aws_s3_bucket_public_access_block/),
      within(group).getByRole('heading', { name: 'AWS CLI' }),
      within(group).getByText(/put-public-access-block/),
      within(group).getByRole('heading', { name: 'Verify' }),
      within(group).getByRole('heading', { name: 'Roll back' }),
      within(group).getByRole('heading', { name: 'Prevent it next time' }),
      within(group).getByRole('heading', { name: 'References' }),
    ];
    for (const [index, part] of parts.entries()) {
      expect(part).toBeVisible();
      expect(index === 0 || before(parts[index - 1]!, part)).toBe(true);
    }
    expect(within(group).queryByRole('tab')).toBeNull();

    const parting = screen.getByRole('article', { name: /^\d+\. S3\.9/ });
    expect(parting).toHaveTextContent(/We decided differently/);
    expect(parting).toHaveTextContent('We decided: Accept 2 of 4');
    const threat = screen.getByRole('article', { name: /SSH brute force/ });
    expect(threat).toHaveTextContent('1 finding');
    expect(threat).not.toHaveTextContent('knows nobody who responds');
    const section = screen.getByRole('region', { name: 'Security findings' });
    expect(await violations(section)).toEqual([]);
  });

  it('says in full once what several pages share', async () => {
    const [item] = hub.entityHandbook.items;
    const twin = {
      ...item!,
      group: { ...item!.group, key: 'control:S3.99', controlId: 'S3.99' },
    };
    hub.entityHandbook = {
      ...hub.entityHandbook,
      totalItems: 2,
      items: [item!, twin],
    };
    renderTab('?handbook=open');
    const hazardIn = async (page: RegExp) =>
      within(await screen.findByRole('article', { name: page })).getByRole(
        'article',
        { name: /goes dark/ },
      );
    const first = await hazardIn(/^1\. S3\.8/);
    expect(first).toHaveTextContent('What to do instead');
    const second = await hazardIn(/^2\. S3\.99/);
    expect(second).not.toHaveTextContent('What to do instead');
    expect(second).toHaveTextContent('In full under S3.8.');
    const link = within(second).getByRole('link', { name: 'S3.8' });
    expect(link).toHaveAttribute(
      'href',
      `#${screen.getByRole('article', { name: /^1\. S3\.8/ }).id}`,
    );
  });

  it('brings page after page with its progress, and is printed when all are there', async () => {
    hub.entityHandbook = manyGroups(45, firstGroup());
    let release = () => {};
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    server.use(
      http.get(handbookUrl, async ({ request }) => {
        if (new URL(request.url).searchParams.get('offset') === '20') {
          await held;
        }
      }),
    );
    renderTab('?handbook=open');
    expect(await screen.findByText('20 of 45 pages loaded')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Print/ })).toBeDisabled();
    expect(screen.getByRole('article', { name: /^20\. Kumo/ })).toBeVisible();
    release();
    expect(
      await screen.findByRole('article', { name: /^45\. Kumo\.45/ }),
    ).toBeVisible();
    expect(screen.queryByText(/pages loaded/)).toBeNull();
    expect(screen.getByRole('button', { name: /^Print/ })).toBeEnabled();
    expect(offsets).toEqual(['0', '20', '40']);
  });

  it('says so when there is more than it shows', async () => {
    hub.entityHandbook = manyGroups(431, firstGroup());
    renderTab('?handbook=open');
    expect(
      await screen.findByText(
        /^There are 431 kinds of findings to act on\. The 200 most urgent/,
      ),
    ).toBeVisible();
    // Roles of a page of this size take long.
    expect(
      await screen.findByText(/^200\. Kumo\.200/, undefined, {
        timeout: 40_000,
      }),
    ).toBeVisible();
    expect(offsets).toHaveLength(10);
    expect(screen.queryByText(/pages loaded/)).toBeNull();
    expect(
      screen.getByText('Print or save as PDF').closest('button'),
    ).toBeEnabled();
  });

  it('keeps what has come when a page fails, and goes on when asked', async () => {
    const user = userEvent.setup({ delay: null });
    hub.entityHandbook = manyGroups(25, firstGroup());
    let broken = true;
    server.use(
      http.get(handbookUrl, ({ request }) =>
        broken && request.url.includes('offset=20')
          ? fixtureError(409, 'ConflictError', 'Busy')
          : undefined,
      ),
    );
    renderTab('?handbook=open');
    expect(
      await screen.findByText('The portal answered: Busy'),
    ).toBeInTheDocument();
    expect(screen.getByText('20 of 25 pages loaded')).toBeVisible();
    expect(screen.getByRole('button', { name: /^Print/ })).toBeDisabled();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('article', { name: /^25\. Kumo\.25/ }),
    ).toBeVisible();
    expect(screen.queryByText('The portal answered: Busy')).toBeNull();
  });

  it('goes to the place that the URL names when everything is there', async () => {
    const scrolled: string[] = [];
    Element.prototype.scrollIntoView = function scrollIntoView() {
      scrolled.push(this.id);
    };
    renderTab('?handbook=open#security-hub-handbook-control%3AEC2.19');
    const group = await screen.findByRole('article', { name: /EC2\.19/ });
    await waitFor(() => expect(scrolled).toEqual([group.id]));
  });

  it('is good news only where everything could be read', async () => {
    const user = userEvent.setup({ delay: null });
    hub.entityHandbook = { ...hub.entityHandbook, items: [], totalItems: 0 };
    renderTab('?handbook=open', [checkoutApi, loyaltyApp]);
    expect(
      await screen.findByRole('heading', { name: 'Nothing to act on' }),
    ).toBeVisible();
    expect(await screen.findByText(/Last check: Nov 20, 2026/)).toBeVisible();
    hub.summary = summary => ({
      ...summary,
      freshness: { ...summary.freshness, state: 'denied' },
    });
    await user.click(screen.getByRole('button', { name: 'next entity' }));
    expect(await screen.findByText('AWS denies access')).toBeVisible();
    expect(
      await screen.findByText(/Nothing is open in what could be read/),
    ).toBeVisible();
    const section = screen.getByRole('region', { name: 'Security findings' });
    expect(await violations(section)).toEqual([]);
  });

  it('says that it is not for the reader', async () => {
    server.use(
      http.get(handbookUrl, () => fixtureError(403, 'NotAllowedError', 'No')),
    );
    renderTab('?handbook=open');
    expect(
      await screen.findByRole('heading', {
        name: 'You may not see these findings',
      }),
    ).toBeVisible();
  });
});
