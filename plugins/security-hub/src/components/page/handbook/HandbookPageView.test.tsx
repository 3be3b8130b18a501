import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import {
  fixtureBaseUrl,
  fixtureError,
} from '../../../__testUtils__/fixtureHandlers';
import { renderPage } from '../../../__testUtils__/renderPage';
import { serveHandbook } from '../../../__testUtils__/serveHandbook';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const portal = serveHandbook();

const bucketTitle =
  'S3.8 S3 general purpose buckets should block public access';

describe('HandbookPageView', () => {
  it('opens by keyboard, moves the focus to the heading, and back to the link with the filters kept', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=handbook&service=S3&sort=use');
    const link = await screen.findByRole('link', { name: bucketTitle });
    act(() => link.focus());
    await user.keyboard('{Enter}');
    expect(
      await screen.findByRole('heading', { name: bucketTitle }),
    ).toHaveFocus();
    expect(shownSearch().toString()).toBe(
      'tab=handbook&service=S3&sort=use&page=S3.8',
    );
    await user.click(screen.getByRole('link', { name: 'All pages' }));
    expect(
      await screen.findByRole('link', { name: bucketTitle }),
    ).toHaveFocus();
    expect(shownSearch().toString()).toBe('tab=handbook&service=S3&sort=use');

    // Later changes of the list leave the focus where it is
    const sort = screen.getByRole('combobox', { name: 'Sort by' });
    await user.selectOptions(sort, 'Id');
    await waitFor(() =>
      expect(shownSearch().toString()).toBe('tab=handbook&service=S3'),
    );
    await screen.findByRole('link', { name: bucketTitle });
    expect(screen.getByRole('link', { name: bucketTitle })).not.toHaveFocus();
  });

  it('says that there is no such page, and leads to the list', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=handbook&page=EC2.999');
    const state = await screen.findByRole('region', {
      name: 'There is no such page',
    });
    expect(state).toHaveTextContent('The handbook has no page EC2.999.');
    expect(state.parentElement).toHaveFocus();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
    await user.click(
      within(state).getByRole('link', { name: 'Search in all pages' }),
    );
    await screen.findByRole('table', { name: 'Pages of the handbook' });
    // It is on no list, so the list itself has the focus
    expect(screen.getByRole('region', { name: 'Handbook' })).toHaveFocus();
  });

  it('leads from a retired control to what took its place, and counts nothing that may not be counted', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=handbook&status=retired&page=S3.1', undefined, 'en');
    await screen.findByRole('heading', { name: /^S3\.1/ });
    const shipped = screen.getByRole('region', {
      name: 'Shipped with the handbook',
    });
    expect(shipped).toHaveTextContent('not translated yet');
    expect(shipped).toHaveTextContent(
      'no longer checks this control since Mar 12, 2026',
    );
    expect(
      screen.getByRole('region', { name: 'Where it fails' }),
    ).toHaveTextContent('Findings are not counted for you.');
    expect(
      portal.requests.some(({ pathname }) => pathname.endsWith('/use')),
    ).toBe(false);
    await user.click(within(shipped).getByRole('link', { name: 'S3.8' }));
    expect(
      await screen.findByRole('heading', { name: bucketTitle }),
    ).toHaveFocus();
    expect(shownSearch().toString()).toBe(
      'tab=handbook&status=retired&page=S3.8',
    );
  });

  it('says where a page cannot be loaded, with the way back', async () => {
    portal.server.use(
      http.get(`${fixtureBaseUrl}/handbook/pages/:pageId`, () =>
        fixtureError(400, 'InputError', 'not today'),
      ),
    );
    renderPage('?tab=handbook&page=S3.8');
    expect(await screen.findByRole('alert')).toHaveTextContent('not today');
    expect(screen.getByRole('link', { name: 'All pages' })).toBeVisible();
  });
});
