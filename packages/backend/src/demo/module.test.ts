import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import authModuleDemo from '.';
import { demoConfigFile } from './settings';

const person = (name: string, team: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { memberOf: [team] },
  relations: [{ type: 'memberOf', targetRef: `group:default/${team}` }],
});

async function start(listen: object) {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleDemo,
      catalogServiceMock.factory({
        entities: [person('developer-a', 'team-a'), person('other', 'team-b')],
      }),
      mockServices.rootConfig.factory({
        data: {
          demo: { signIn: true },
          app: { baseUrl: 'http://localhost:7007' },
          backend: { baseUrl: 'http://localhost:7007', listen },
          auth: {
            providers: { demo: { personas: ['user:default/developer-a'] } },
          },
        },
      }),
    ],
  });
}

describe('authModuleDemo', () => {
  const commandLine = process.argv;

  beforeAll(() => {
    process.argv = [...commandLine, '--config', demoConfigFile];
  });

  afterAll(() => {
    process.argv = commandLine;
  });

  it('signs personas in, and nobody and nothing else', async () => {
    const { server } = await start({ host: '127.0.0.1', port: 0 });
    const signIn = (headers: Record<string, string>) =>
      request(server)
        .get('/api/auth/demo/refresh')
        .set({ 'x-demo-persona': 'developer-a', ...headers });

    const reply = await signIn({});
    expect(reply.status).toBe(200);
    const { token, identity } = reply.body.backstageIdentity;
    expect(identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/developer-a',
      ownershipEntityRefs: ['user:default/developer-a', 'group:default/team-a'],
    });
    const { iat, exp } = JSON.parse(
      Buffer.from(token.split('.')[1], 'base64url').toString(),
    );
    expect(exp - iat).toBe(3600);

    for (const [headers, status] of [
      [{ host: 'localhost:7007' }, 200],
      [{ origin: 'http://localhost:7007' }, 200],
      [{ origin: 'http://127.0.0.1:7007' }, 200],
      [{ 'sec-fetch-site': 'same-origin' }, 200],
      // In the catalog, but no persona
      [{ 'x-demo-persona': 'other' }, 401],
      [{ 'x-demo-persona': '' }, 401],
      [{ 'x-demo-persona': 'user:default/developer-a' }, 401],
      // A name that somebody else's DNS points here
      [{ host: 'portal.example' }, 403],
      [{ host: 'localhost.portal.example:7007' }, 403],
      [{ host: '127.0.0.1:7007.portal.example' }, 403],
      // A page of somebody else
      [{ origin: 'https://portal.example' }, 403],
      [{ origin: 'http://localhost:9999' }, 403],
      [{ origin: 'null' }, 403],
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      // A reverse proxy on this machine
      [{ 'x-forwarded-for': '198.51.100.7' }, 403],
      [{ 'x-forwarded-host': 'localhost' }, 403],
      [{ forwarded: 'for=198.51.100.7' }, 403],
      [{ via: '1.1 proxy' }, 403],
    ] as Array<[Record<string, string>, number]>) {
      const { status: actual } = await signIn(headers);
      expect({ headers, status: actual }).toEqual({ headers, status });
    }
  });

  it('keeps the backend from starting on other addresses', async () => {
    await expect(start({ host: '0.0.0.0', port: 0 })).rejects.toThrow(
      /demo sign-in refuses to start/,
    );
  });
});
