import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  fixtureEditorReport,
  withHandbook,
} from '../../../__testUtils__/fixtureHandbookData';
import {
  fixtureBaseUrl,
  fixtureError,
} from '../../../__testUtils__/fixtureHandlers';
import { FixtureSecurityHub } from '../../../__testUtils__/FixtureSecurityHub';
import { handbookHandlers } from '../../../__testUtils__/handbookHandlers';
import { renderPage } from '../../../__testUtils__/renderPage';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

const server = setupServer();
registerMswTestHooks(server);
jest.setTimeout(60_000);

let hub: FixtureSecurityHub;
let requests: URL[];

beforeEach(() => {
  hub = withHandbook(new FixtureSecurityHub());
  requests = [];
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    requests.push(new URL(request.url));
  });
  server.use(...handbookHandlers(hub));
});

function listRequest() {
  return requests
    .filter(({ pathname }) => pathname.endsWith('/handbook/pages'))
    .at(-1)?.search;
}

async function table() {
  return screen.findByRole('table', { name: 'Pages of the handbook' });
}

async function rows() {
  const [, ...others] = within(await table()).getAllByRole('row');
  return others.map(row =>
    within(row)
      .getAllByRole('cell')
      .map(cell => cell.textContent),
  );
}

function facts(name: string) {
  return within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(item => item.textContent);
}

describe('Handbook', () => {
  it('says how much is written, what is in use, and what the organisation adds', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=handbook&q=group&severity=HIGH&sort=use');
    await screen.findByRole('list', { name: 'Shipped' });
    expect(facts('Shipped')).toEqual([
      '588 of 589 controls have a page',
      '27 pages about findings of other products',
      '812 hazards',
      '615 of 640 pages in Japanese',
      '1 page out of date',
      'facts of November 2026',
    ]);
    expect(facts('In use')).toEqual([
      '231 controls have findings in the organisation; 224 with a page',
      'without a page: SQS.1, SQS.2, SQS.3, SQS.4, SQS.5 and 2 more',
    ]);
    expect(facts('Ours')).toEqual([
      '2 controls',
      '1 page of our own',
      'Fix: 1',
      'Accept: 1',
      'Not applicable here: 1',
      '1 file out of date',
      'revision 0f1e2d3c4b',
      'read 3 minutes ago',
    ]);
    // What is wrong with the files is for who may edit them
    expect(screen.queryByText(/cannot be used/)).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Write a new file/ }),
    ).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'SQS.2' })).toHaveAttribute(
      'href',
      '/?tab=handbook&q=group&severity=HIGH&sort=use&page=SQS.2',
    );

    // A link of the head leads to these pages and leaves the other filters behind
    await user.click(screen.getByRole('link', { name: 'Accept: 1' }));
    expect(shownSearch().toString()).toBe(
      'tab=handbook&verdict=accept&sort=use',
    );
    await waitFor(() =>
      expect(listRequest()).toBe('?limit=50&offset=0&verdict=accept&sort=use'),
    );
    expect(await rows()).toHaveLength(1);
    await user.click(screen.getByRole('link', { name: '1 page out of date' }));
    expect(shownSearch().toString()).toBe('tab=handbook&stale=true&sort=use');
  });

  it('lists pages with verdicts, hazards, use and review in words', async () => {
    renderPage('?tab=handbook');
    expect(await rows()).toEqual([
      [
        'EC2.22 Unused Amazon EC2 security groups should be removed ',
        'Medium',
        'Not applicable hereWe decided: Not applicable here',
        '4 hazards',
        'Nothing fails',
        'Nov 2, 2026',
        'en, ja',
      ],
      [
        'Somebody uses access that is not theirs guardduty:unauthorized-access',
        '',
        '',
        '1 hazard',
        '–not counted',
        'Nov 2, 2026',
        'en, ja',
      ],
      [
        'IAM.6 Hardware MFA should be enabled for the root user ',
        'Critical',
        '',
        '1 hazard',
        'Fails on 2 resources that nobody owns',
        'Oct 1, 2025Out of date',
        'en',
      ],
      [
        'Traffic that goes around the proxy own:egress-proxy',
        ...['', '', '', '–not counted', 'Nov 2, 2026', ''],
      ],
      [
        'S3.8 S3 general purpose buckets should block public access ',
        'High',
        'AcceptWe decided: AcceptFixWe decided: Fixdepends',
        '2 hazards',
        'Fails on 214 resources of 31 services',
        'Nov 2, 2026Out of date',
        'en, ja',
      ],
      [
        'SQS.1 Amazon SQS queues should be encrypted at rest ',
        ...['Medium', '', '', 'Not used here', 'No page yet', ''],
      ],
    ]);
    expect(
      screen.getByText('use counts all findings of the organisation', {
        exact: false,
      }),
    ).toHaveTextContent('6 pages');
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it('sends filters and order to the backend, keeps them in the URL, and clears them', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=handbook&listPage=1');
    await waitFor(() => expect(listRequest()).toBe('?limit=50&offset=50'));
    await user.click(
      await screen.findByRole('button', { name: 'Service: any' }),
    );
    await user.click(
      await screen.findByRole('menuitemcheckbox', { name: 'S3 (1)' }),
    );
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Verdict: any' }));
    expect(
      screen
        .getAllByRole('menuitemcheckbox')
        .map(({ textContent }) => textContent),
    ).toEqual(['Fix (1)', 'Accept (1)', 'Not applicable here (1)', 'None (4)']);
    await user.click(screen.getByRole('menuitemcheckbox', { name: 'Fix (1)' }));
    await user.keyboard('{Escape}');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Use' }),
      'Fails somewhere',
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Sort by' }),
      'Severity',
    );
    await user.click(screen.getByRole('button', { name: 'More filters' }));
    const more = screen.getByRole('dialog', { name: 'More filters' });
    for (const [name, option] of [
      ['Hazards', 'With hazards'],
      ['Review', 'Out of date'],
      ['Status', 'All'],
    ] as const) {
      await user.selectOptions(
        within(more).getByRole('combobox', { name }),
        option,
      );
    }
    expect(await violations(more)).toEqual([]);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(shownSearch().toString()).toBe(
        'tab=handbook&service=S3&verdict=fix&hazards=true&stale=true&use=failing&status=all&sort=severity',
      ),
    );
    await waitFor(() =>
      expect(listRequest()).toBe(
        '?limit=50&offset=0&service=S3&verdict=fix&hazards=true&stale=true&use=failing&status=all&sort=severity',
      ),
    );
    expect(
      screen.getByRole('button', { name: 'More filters (3)' }),
    ).toBeVisible();
    expect(await rows()).toHaveLength(1);

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(shownSearch().toString()).toBe('tab=handbook&sort=severity'),
    );
    await user.type(
      screen.getByRole('searchbox', {
        name: 'Search id, title, resource type, Config rule',
      }),
      'nonsense',
    );
    const empty = await screen.findByRole('region', { name: 'No page fits' });
    expect(screen.getByText('0 pages')).toBeVisible();
    await user.click(
      within(empty).getByRole('button', { name: 'Clear filters' }),
    );
    expect(await rows()).toHaveLength(6);
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('pages on the server', async () => {
    const user = userEvent.setup({ delay: null });
    const [first] = hub.handbookPages;
    hub.handbookPages = Array.from({ length: 120 }, (_, index) => ({
      ...first!,
      id: `EC2.${1000 + index}`,
    }));
    renderPage('?tab=handbook&q=ec2');
    expect(await screen.findByText('1-50 of 120')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('51-100 of 120')).toBeVisible();
    expect(shownSearch().toString()).toBe('tab=handbook&q=ec2&listPage=1');
    expect(listRequest()).toBe('?limit=50&offset=50&q=ec2');
  });

  it('tells who may edit where the files are, and what is wrong with them', async () => {
    const user = userEvent.setup({ delay: null });
    hub.handbook = fixtureEditorReport();
    renderPage('?tab=handbook');
    expect(
      await screen.findByText(
        'Our files could not be read 1 hour ago: The repository answered 503',
      ),
    ).toBeVisible();
    expect(facts('Ours').join()).toContain(
      'from https://github.com/kumo/security-handbook/tree/main/overlay',
    );
    expect(
      screen.getByRole('link', { name: /^Write a new file/ }),
    ).toHaveProperty(
      'href',
      'https://github.com/kumo/security-handbook/edit/main/overlay/',
    );
    expect(
      screen.getByText('2 files of ours cannot be used as they are now'),
    ).toBeVisible();
    const toggle = screen.getByRole('button', { name: 'Show what is wrong' });
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await user.click(toggle);
    const files = screen.getByRole('list', {
      name: 'Files that cannot be used',
    });
    const [broken, never] = within(files)
      .getAllByRole('listitem')
      .filter(item => item.parentElement === files);
    expect(broken).toHaveTextContent(
      /^storage\/S3\.9\.md wrong since 5 hours agoline 6: verdict "acept" is none of fix, accept, disableThe version of Nov 17, 2026.* \(revision 1122334455\) is used instead\./,
    );
    expect(
      within(broken!).getByRole('link', { name: /^Edit storage\/S3\.9\.md/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/kumo/security-handbook/edit/main/overlay/storage/S3.9.md',
    );
    expect(never).toHaveTextContent(
      /compute\/EC2\.8\.md.*There was never a good version/,
    );
    await table();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it.each([
    [true, 'says how to begin to who may edit'],
    [false, 'says nothing of it to others'],
  ])('without files of the organisation (%s): %s', async canEdit => {
    hub.handbook = {
      ...hub.handbook,
      overlay: {
        configured: false,
        controls: 0,
        pages: 0,
        verdicts: {},
        stale: 0,
        canEdit,
      },
      live: {
        of: 'mine',
        controls: 1,
        withPage: 1,
        missing: [],
        totalMissing: 0,
      },
      stale: 0,
    };
    hub.handbookUseOf = 'mine';
    renderPage('?tab=handbook');
    await screen.findByRole('list', { name: 'Shipped' });
    expect(facts('Shipped')).toContain('no page out of date');
    expect(facts('In use')).toEqual([
      '1 control has findings in your services; 1 with a page',
    ]);
    expect(
      await screen.findByText('use counts the findings of your services', {
        exact: false,
      }),
    ).toBeVisible();
    const ours = screen.queryByRole('list', { name: 'Ours' });
    if (canEdit) {
      expect(ours).toHaveTextContent(
        'write files (yarn handbook init-overlay makes a start) and name their place in securityHub.handbook.overlay.',
      );
    } else {
      expect(ours).not.toBeInTheDocument();
    }
  });

  it('shows the list although the state cannot be read', async () => {
    server.use(
      http.get(`${fixtureBaseUrl}/handbook`, () =>
        fixtureError(400, 'InputError', 'no state today'),
      ),
    );
    renderPage('?tab=handbook');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'no state today',
    );
    expect(await rows()).toHaveLength(6);
  });

  it('is in Japanese where the reader is', async () => {
    renderPage('?tab=handbook', undefined, 'ja');
    const pages = await screen.findByRole('table', {
      name: 'ハンドブックのページ',
    });
    expect(
      within(pages)
        .getAllByRole('columnheader')
        .map(cell => cell.textContent),
    ).toEqual([
      'ページ',
      '重要度',
      '自社の判断',
      '危険',
      '使用状況',
      '確認日',
      '言語',
    ]);
    expect(pages).toHaveTextContent('サービス 31 件のリソース 214 件で不合格');
    await screen.findByRole('list', { name: '標準' });
    expect(facts('標準')).toContain('2026年11月時点の情報');
    expect(screen.getByRole('article')).not.toHaveTextContent(
      /\b(pages?|controls?|hazards?|reviewed|Use)\b(?! about)/,
    );
  });
});
