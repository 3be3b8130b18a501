import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../../__testUtils__/renderPage';
import { serveHandbook } from '../../../__testUtils__/serveHandbook';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const portal = serveHandbook();

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

describe('HandbookTab', () => {
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
        ...['Medium', '', '', 'Not used here', 'No page', ''],
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
    await waitFor(() =>
      expect(portal.listRequest()).toBe('?limit=50&offset=50'),
    );
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
      expect(portal.listRequest()).toBe(
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
    const [first] = portal.hub.handbookPages;
    portal.hub.handbookPages = Array.from({ length: 120 }, (_, index) => ({
      ...first!,
      id: `EC2.${1000 + index}`,
    }));
    renderPage('?tab=handbook&q=ec2');
    expect(await screen.findByText('1-50 of 120')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText('51-100 of 120')).toBeVisible();
    expect(shownSearch().toString()).toBe('tab=handbook&q=ec2&listPage=1');
    expect(portal.listRequest()).toBe('?limit=50&offset=50&q=ec2');
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
    expect(await screen.findByRole('list', { name: '標準' })).toHaveTextContent(
      '2026年11月時点の情報',
    );
    expect(screen.getByRole('article')).not.toHaveTextContent(
      /\b(pages?|controls?|hazards?|reviewed|Use)\b(?! about)/,
    );
  });
});
