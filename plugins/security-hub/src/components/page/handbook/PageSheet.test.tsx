import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../../__testUtils__/renderPage';
import { serveHandbook } from '../../../__testUtils__/serveHandbook';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const portal = serveHandbook();

function follows(first: Element, second: Element) {
  return first.compareDocumentPosition(second) === 4;
}

const bucketTitle =
  'S3.8 S3 general purpose buckets should block public access';

describe('PageSheet', () => {
  it('shows what ships beside all that the organisation says', async () => {
    renderPage('?tab=handbook&page=s3.8');
    const heading = await screen.findByRole('heading', { name: bucketTitle });
    expect(heading).toHaveFocus();
    expect(
      portal.requests.map(({ pathname, search }) => pathname + search),
    ).toContain('/api/security-hub/handbook/pages/s3.8?language=en');
    const shipped = screen.getByRole('region', {
      name: 'Shipped with the handbook',
    });
    const names = within(shipped)
      .getAllByRole('heading', { level: 3 })
      .map(({ textContent }) => textContent);
    expect(names).toEqual([
      'Before you start',
      'Why it matters',
      'At a glance',
      'Fix',
      'Verify',
      'Roll back',
      'Prevent it next time',
      'Typical exceptions',
      'References',
      'Facts about the control',
      'Links',
    ]);
    // Nobody knows the resource: what is filled in and matched on a finding is not claimed here
    expect(screen.getAllByRole('article')[0]).toHaveTextContent(
      'Where this page says {{resource.name}} and the like, the real names stand on a finding.',
    );
    expect(shipped).toHaveTextContent('bucket = "{{resource.name}}"');
    expect(shipped).not.toHaveTextContent('Fill these in yourself');
    expect(
      within(shipped).getByRole('article', { name: /log delivery/ }),
    ).toHaveTextContent('Depends on the resource');
    expect(shipped).not.toHaveTextContent('Check this');
    expect(
      within(shipped).queryByRole('button', { name: /justification/ }),
    ).not.toBeInTheDocument();

    const ours = screen.getByRole('region', { name: 'Ours' });
    expect(follows(shipped, ours)).toBe(true);
    expect(ours).toHaveTextContent(
      'The first verdict whose condition holds for a finding counts.',
    );
    const [accept, fix] = within(ours).getAllByRole('listitem');
    expect(accept).toHaveTextContent(
      /^Accept.*in accounts of Development or Sandbox, in account 444455556666, of entities of type websiteSites of trials are public on purpose\.ReasonUnavoidable by designAccept for180 daysCostTwo days of work for each siteVersion0123456789abcdef-1$/,
    );
    expect(fix).toHaveTextContent(
      /^Fix.*in all other casesNothing else is public\.Who fixes itstorageWithin14 daysVersion0123456789abcdef-2$/,
    );
    expect(ours).toHaveTextContent(
      'Here we do it with the module public-site.',
    );
    expect(ours).toHaveTextContent(
      /Filestorage\/S3\.8\.md .*Revision0f1e2d3c4b5a69788796a5b4c3d2e1f001234567ReviewedJun 30, 2025 by platform-security Out of date$/,
    );
    expect(
      within(ours).getByRole('link', { name: /^Edit this file/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/kumo/security-handbook/edit/main/overlay/storage/S3.8.md',
    );
    await screen.findByRole('table', { name: /^Entities with open findings/ });
    expect(await violations(screen.getAllByRole('article')[0]!)).toEqual([]);
  });

  it('shows where it fails, with the way to these findings, page by page', async () => {
    const user = userEvent.setup({ delay: null });
    portal.hub.handbookPageUse = {
      ...portal.hub.handbookPageUse,
      totalItems: 60,
    };
    renderPage('?tab=handbook&q=bucket&listPage=1&page=S3.8');
    const table = await screen.findByRole('table', {
      name: 'Entities with open findings of it, most findings first',
    });
    const where = screen.getByRole('region', { name: 'Where it fails' });
    expect(where).toHaveTextContent(
      'Fails on 214 resources of 31 services · all findings of the organisation',
    );
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row =>
          within(row)
            .getAllByRole('cell')
            .map(cell => cell.textContent),
        ),
    ).toEqual([
      ['Checkout', '120', '110', '2'],
      ['menu-website', '107', '104', '1'],
    ]);
    expect(
      within(table).getByRole('link', {
        name: '120 open findings of S3.8, Checkout',
      }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/security?control=S3.8',
    );
    expect(where).toHaveTextContent(
      '3 open findings have no owner. 1 more entity is not shown to you.',
    );
    await user.click(within(where).getByRole('button', { name: 'Next page' }));
    await waitFor(() =>
      expect(portal.requests.at(-1)?.search).toBe('?limit=50&offset=50'),
    );
    expect(portal.requests.at(-1)?.pathname).toMatch(
      /handbook\/pages\/S3\.8\/use$/,
    );
    expect(shownSearch().toString()).toBe(
      'tab=handbook&q=bucket&listPage=1&page=S3.8&wherePage=1',
    );
  });

  it('shows a control that nobody has written about, and how to begin to who may edit', async () => {
    renderPage('?tab=handbook&page=Kumo.1');
    await screen.findByRole('heading', { name: /^Kumo\.1/ });
    expect(
      screen.getByRole('region', { name: 'Shipped with the handbook' }),
    ).toHaveTextContent(/Nobody has written a handbook page.*Facts about/);
    const ours = screen.getByRole('region', { name: 'Ours' });
    expect(ours).toHaveTextContent('Nothing of ours is written about this.');
    expect(
      within(ours).getByRole('link', { name: /^Write a file about it/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/kumo/security-handbook/new/main/overlay?filename=Kumo.1.md',
    );
    expect(
      screen.queryByText(/the real names stand on a finding/),
    ).not.toBeInTheDocument();
    expect(await violations(screen.getAllByRole('article')[0]!)).toEqual([]);
  });

  it('shows pages about findings of other products, and pages of the organisation', async () => {
    const threat = portal.hub.handbookTexts.get(
      'guardduty:unauthorized-access',
    )!;
    portal.hub.handbookTexts.set('own:egress-proxy', {
      id: 'own:egress-proxy',
      kind: 'own',
      stale: true,
      findingType: {
        ...threat.findingType!,
        title: 'Traffic that goes around the proxy',
        own: {
          file: 'pages/egress-proxy.md',
          reviewer: 'group:default/platform-security',
        },
      },
    });
    const { unmount } = renderPage(
      '?tab=handbook&page=guardduty:unauthorized-access',
    );
    // Its title stands once
    await screen.findByRole('heading', {
      name: 'Somebody uses access that is not theirs',
    });
    expect(
      screen.getByText('Answered by those who answer threats'),
    ).toBeVisible();
    expect(screen.queryByText(/knows nobody/)).not.toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Where it fails' }),
    ).not.toBeInTheDocument();
    unmount();

    renderPage('?tab=handbook&page=own:egress-proxy');
    await screen.findByRole('heading', {
      name: 'Traffic that goes around the proxy',
    });
    expect(screen.getByRole('region', { name: 'Ours' })).toHaveTextContent(
      'First response',
    );
    expect(
      screen.getByRole('region', { name: 'Where it is written' }),
    ).toHaveTextContent(
      /pages\/egress-proxy\.md.*platform-security Out of date/,
    );
  });

  it('prints the page with everything that is folded or chosen on the screen', async () => {
    const user = userEvent.setup({ delay: null });
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    renderPage('?tab=handbook&page=S3.8');
    await screen.findByRole('heading', { name: bucketTitle });
    expect(screen.getByRole('tab', { name: 'Terraform' })).toBeVisible();
    expect(
      screen.queryByText(/put-public-access-block/),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledTimes(1);
    fireEvent(window, new Event('beforeprint'));
    expect(screen.getByText(/put-public-access-block/)).toBeVisible();
    expect(screen.getByText(/aws_s3_bucket_public_access_block/)).toBeVisible();
    fireEvent(window, new Event('afterprint'));
    expect(
      screen.queryByText(/put-public-access-block/),
    ).not.toBeInTheDocument();
  });

  it('asks for Japanese, and says what is not written in it', async () => {
    const page = portal.hub.handbookTexts.get('S3.8')!;
    portal.hub.handbookTexts.set('S3.8', {
      ...page,
      page: { ...page.page!, translation: 'missing' },
    });
    renderPage('?tab=handbook&page=S3.8', undefined, 'ja');
    const shipped = await screen.findByRole('region', {
      name: 'ハンドブックの標準の内容',
    });
    expect(portal.requests.map(({ search }) => search)).toContain(
      '?language=ja',
    );
    expect(shipped).toHaveTextContent('このページはまだ翻訳されていないため');
    const [accept] = within(
      screen.getByRole('region', { name: '自社の内容' }),
    ).getAllByRole('listitem');
    expect(accept).toHaveTextContent(
      '環境が 開発またはサンドボックス のアカウント',
    );
    expect(
      await screen.findByRole('region', { name: '不合格の箇所' }),
    ).toHaveTextContent('組織全体の検出結果');
  });
});
