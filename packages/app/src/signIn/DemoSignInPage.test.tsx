import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import { discoveryApiRef } from '@backstage/core-plugin-api';
import { DemoSignInPage } from './DemoSignInPage';

const token = `x.${btoa(JSON.stringify({ exp: 9_999_999_999 }))}.x`;

function reply(status: number, body: unknown): Response {
  return {
    ok: status < 400,
    status,
    statusText: '',
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => JSON.stringify(body),
  } as Response;
}

function render(onSignInSuccess = jest.fn()) {
  renderInTestApp(
    <TestApiProvider
      apis={[
        [discoveryApiRef, { getBaseUrl: async () => 'http://portal/api/auth' }],
      ]}
    >
      <DemoSignInPage onSignInSuccess={onSignInSuccess} />
    </TestApiProvider>,
  );
  return onSignInSuccess;
}

describe('DemoSignInPage', () => {
  const fetchMock = jest.fn();
  const originalFetch = global.fetch;

  beforeEach(() => {
    sessionStorage.clear();
    fetchMock.mockReset().mockResolvedValue(
      reply(200, {
        profile: {},
        backstageIdentity: {
          token,
          identity: {
            type: 'user',
            userEntityRef: 'user:default/developer-b',
            ownershipEntityRefs: [],
          },
        },
      }),
    );
    global.fetch = fetchMock;
  });

  afterAll(() => {
    global.fetch = originalFetch;
  });

  it('explains the personas, signs in as the chosen one, and forgets it on sign-out', async () => {
    const succeeded = render();
    const cards = await screen.findAllByRole('listitem');
    expect(
      cards.map(card => within(card).getByRole('heading').textContent),
    ).toEqual(['Developer A', 'Developer B', 'Approver']);
    expect(fetchMock).not.toHaveBeenCalled();

    fireEvent.click(
      screen.getByRole('button', { name: 'Continue as Developer B' }),
    );

    await waitFor(() => expect(succeeded).toHaveBeenCalledTimes(1));
    const [url, { headers }] = fetchMock.mock.calls[0];
    expect(url).toBe('http://portal/api/auth/demo/refresh');
    expect(headers.get('x-demo-persona')).toBe('developer-b');
    const [identity] = succeeded.mock.calls[0];
    expect(await identity.getCredentials()).toEqual({ token });

    expect(sessionStorage).toHaveLength(1);
    await act(() => identity.signOut());
    expect(sessionStorage).toHaveLength(0);
    expect(
      await screen.findByRole('button', { name: 'Continue as Developer A' }),
    ).toBeInTheDocument();
  });

  it('remembers the persona of the tab, and leads back where signing in fails', async () => {
    sessionStorage.setItem('security-hub-demo-persona', 'approver');
    fetchMock.mockResolvedValue(
      reply(403, { error: { name: 'NotAllowedError', message: 'not here' } }),
    );
    const succeeded = render();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Signing in as Approver did not work/,
    );
    fireEvent.click(
      screen.getByRole('button', { name: 'Choose somebody else' }),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'Whose work do you want to see?',
      }),
    ).toBeInTheDocument();
    expect(succeeded).not.toHaveBeenCalled();
    expect(sessionStorage).toHaveLength(0);
  });

  it('ignores a name that is no persona', async () => {
    sessionStorage.setItem('security-hub-demo-persona', 'root');
    render();
    expect(await screen.findAllByRole('listitem')).toHaveLength(3);
    expect(fetchMock).not.toHaveBeenCalled();
  });
});
