import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import {
  fixtureBaseUrl,
  fixtureError,
  fixtureHandlers,
} from '../../../__testUtils__/fixtureHandlers';
import { withOrganisation } from '../../../__testUtils__/fixtureOrganisationData';
import { FixtureSecurityHub } from '../../../__testUtils__/FixtureSecurityHub';
import { organisationHandlers } from '../../../__testUtils__/organisationHandlers';
import { renderPage } from '../../../__testUtils__/renderPage';
import { shownSearch, violations } from '../../../__testUtils__/renderTab';

const server = setupServer();
registerMswTestHooks(server);
jest.setTimeout(60_000);

let hub: FixtureSecurityHub;
let requests: URL[];

beforeEach(() => {
  hub = withOrganisation(new FixtureSecurityHub());
  requests = [];
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    requests.push(new URL(request.url));
  });
  server.use(...fixtureHandlers(hub), ...organisationHandlers(hub));
});

const previewUrl = `${fixtureBaseUrl}/scope/preview`;

function field(name: string) {
  return screen.getByRole('textbox', { name });
}

describe('Try a scope', () => {
  it('tries what is written for a group of the reader, and keeps it in the URL', async () => {
    const user = userEvent.setup({ delay: null });
    const preview = jest.spyOn(hub, 'preview');
    renderPage('?tab=scope');
    const owner = await screen.findByRole('combobox', { name: 'For whom' });
    expect(
      within(owner)
        .getAllByRole('option')
        .map(option => option.textContent),
    ).toEqual([
      'A new entity of team-a',
      'A new entity of guild',
      'An entity that exists',
    ]);
    expect(
      screen.getByRole('region', { name: 'Nothing tried yet' }),
    ).toBeVisible();
    const submit = screen.getByRole('button', { name: 'Try it' });
    await user.click(submit);
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Write at least one annotation',
    );
    expect(preview).not.toHaveBeenCalled();

    await user.selectOptions(owner, 'A new entity of guild');
    await user.type(field('Accounts'), '111122223333');
    await user.type(field('Tags'), 'Service=checkout{Enter}');
    expect(
      await screen.findByRole('heading', {
        name: '14 findings on 9 resources',
      }),
    ).toBeVisible();
    expect(preview).toHaveBeenCalledTimes(1);
    expect(preview).toHaveBeenCalledWith({
      annotations: {
        'aws-security-hub/account-ids': '111122223333',
        'aws-security-hub/tags': 'Service=checkout',
      },
      owner: 'group:default/guild',
    });
    expect(screen.getByText('Checked for guild.')).toBeVisible();
    expect(
      within(
        screen.getByRole('table', { name: 'Some of the resources' }),
      ).getByText('arn:aws:s3:::kumo-receipts'),
    ).toBeVisible();
    expect(shownSearch().toString()).toBe(
      'tab=scope&owner=group%3Adefault%2Fguild&accounts=111122223333&tags=Service%3Dcheckout',
    );
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      screen.getByRole('button', { name: 'Copy the annotations' }),
    );
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining("aws-security-hub/tags: 'Service=checkout'"),
    );
    expect(await violations(screen.getByRole('article'))).toEqual([]);

    await user.type(field('Tags'), 'x');
    expect(screen.getByText(/The form has changed since/)).toBeVisible();
    expect(preview).toHaveBeenCalledTimes(1);
  });

  it('tries a form that comes with the URL, and shows mistakes at their place until they are touched', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage(
      '?tab=scope&entity=component%3Adefault%2Fcheckout-api&accounts=777788889999%2C+1234',
    );
    const accounts = await screen.findByRole('textbox', { name: 'Accounts' });
    await waitFor(() =>
      expect(accounts).toHaveAttribute('aria-invalid', 'true'),
    );
    expect(accounts).toHaveAccessibleDescription(
      /"1234" is no account id: write 12 digits at character 15/,
    );
    const mark = screen.getByText('^');
    expect(mark.parentElement?.textContent).toBe(
      '777788889999, 1234\n777788889999, ^',
    );
    expect(field('Entity')).toHaveValue('component:default/checkout-api');
    expect(
      screen.getByRole('heading', { name: 'It would match no finding.' }),
    ).toBeVisible();
    const selectors = screen.getByRole('table', { name: 'How it was read' });
    expect(selectors).toHaveTextContent(
      /Not claimable.*names group:default\/team-b as its owner. Ask them/,
    );
    expect(await violations(screen.getByRole('article'))).toEqual([]);
    await user.type(accounts, '5');
    expect(accounts).toHaveAttribute('aria-invalid', 'false');
    expect(screen.queryByText('^')).not.toBeInTheDocument();
  });

  it('takes the full form, marks the line of a mistake, and says that numbers are lower bounds', async () => {
    const user = userEvent.setup({ delay: null });
    const text = '- accounts: [111122223333]\n  tagz: [Service]';
    hub.preview = request => ({
      mode: 'confirm',
      owners: ['group:default/team-a'],
      selectors: [],
      problems: [
        {
          annotation: 'aws-security-hub/scope',
          value: request.annotations['aws-security-hub/scope'] ?? '',
          position: text.indexOf('tagz'),
          line: 2,
          column: 3,
          message: 'tagz is no part of a selector',
        },
        {
          annotation: 'aws-security-hub/other',
          value: 'x',
          message: 'Too much in all',
        },
      ],
      findings: 50_000,
      resources: 1,
      complete: false,
      sampleResources: [],
      yaml: '',
    });
    renderPage('?tab=scope');
    await user.click(
      await screen.findByRole('checkbox', {
        name: 'Also in the full form (YAML)',
      }),
    );
    await user.click(field('Scope'));
    await user.paste(text);
    await user.click(screen.getByRole('button', { name: 'Try it' }));
    expect(
      await screen.findByRole('heading', {
        name: 'At least 50000 findings on at least 1 resource: there are more findings than were looked at',
      }),
    ).toBeVisible();
    expect(field('Scope')).toHaveAccessibleDescription(
      /tagz is no part of a selector at line 2, column 3/,
    );
    expect(screen.getByText('^').parentElement?.textContent).toBe(
      '  tagz: [Service]\n  ^',
    );
    expect(screen.getByText(/Too much in all/)).toBeVisible();
    expect(
      screen.getByText(/a claim matches nothing until it is confirmed/),
    ).toBeVisible();
    expect(screen.getByText('No selector can be read from it.')).toBeVisible();
  });

  it.each([
    [403, 'This cannot be tried', 'You are no member of group:default/b'],
    [404, 'There is no such entity', 'none'],
    [400, 'This is not understood', 'entityRef: "x"'],
    [429, 'Too much at once', 'Wait until one of them has ended'],
    [500, 'could not be loaded', 'broken'],
  ])('says an error %d in words', async (status, title, words) => {
    server.use(
      http.post(previewUrl, () => fixtureError(status, 'Error', words)),
    );
    renderPage('?tab=scope&accounts=111122223333');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(title);
    expect(alert).toHaveTextContent(words);
    expect(
      requests.filter(({ pathname }) => /preview/.test(pathname)),
    ).toHaveLength(1);
  });

  it('asks somebody without a group for an entity', async () => {
    const user = userEvent.setup({ delay: null });
    renderPage('?tab=scope&accounts=111122223333', [
      'user:default/developer-a',
    ]);
    const entity = await screen.findByRole('textbox', { name: 'Entity' });
    expect(
      screen.getByRole('combobox', { name: 'For whom' }),
    ).toHaveAccessibleDescription(/The catalog names no group of yours/);
    await user.click(screen.getByRole('button', { name: 'Try it' }));
    expect(entity).toHaveAccessibleDescription('Name the entity');
    expect(requests).toEqual([]);
    await user.type(entity, 'component:default/checkout-api{Enter}');
    expect(
      await screen.findByRole('heading', {
        name: '14 findings on 9 resources',
      }),
    ).toBeVisible();
  });
});
