import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { fixtureEditorReport } from '../../../__testUtils__/fixtureHandbookData';
import {
  fixtureBaseUrl,
  fixtureError,
} from '../../../__testUtils__/fixtureHandlers';
import { renderPage } from '../../../__testUtils__/renderPage';
import { serveHandbook } from '../../../__testUtils__/serveHandbook';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

jest.setTimeout(60_000);

const portal = serveHandbook();

async function rowCount() {
  const table = await screen.findByRole('table', {
    name: 'Pages of the handbook',
  });
  return within(table).getAllByRole('row').length - 1;
}

function facts(name: string) {
  return within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(item => item.textContent);
}

describe('HandbookHead', () => {
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
      expect(portal.listRequest()).toBe(
        '?limit=50&offset=0&verdict=accept&sort=use',
      ),
    );
    expect(await rowCount()).toBe(1);
    await user.click(screen.getByRole('link', { name: '1 page out of date' }));
    expect(shownSearch().toString()).toBe('tab=handbook&stale=true&sort=use');
  });

  it('tells who may edit where the files are, and what is wrong with them', async () => {
    const user = userEvent.setup({ delay: null });
    portal.hub.handbook = fixtureEditorReport();
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
    await rowCount();
    expect(await violations(screen.getByRole('article'))).toEqual([]);
  });

  it.each([
    [true, 'says how to begin to who may edit'],
    [false, 'says nothing of it to others'],
  ])('without files of the organisation (%s): %s', async canEdit => {
    portal.hub.handbook = {
      ...portal.hub.handbook,
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
    portal.hub.handbookUseOf = 'mine';
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
    portal.server.use(
      http.get(`${fixtureBaseUrl}/handbook`, () =>
        fixtureError(400, 'InputError', 'no state today'),
      ),
    );
    renderPage('?tab=handbook');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'no state today',
    );
    expect(await rowCount()).toBe(6);
  });
});
