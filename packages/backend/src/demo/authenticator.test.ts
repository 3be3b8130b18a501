import { createDemoAuthenticator } from './authenticator';

describe('createDemoAuthenticator', () => {
  const { authenticate } = createDemoAuthenticator({
    personas: ['user:default/developer-a'],
    origins: [],
  });

  const from = (remoteAddress: string | undefined) =>
    authenticate(
      {
        req: {
          headers: { host: 'localhost:7007', 'x-demo-persona': 'developer-a' },
          socket: { remoteAddress },
        } as never,
      },
      undefined,
    );

  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])(
    'serves this machine at %s',
    async address => {
      await expect(from(address)).resolves.toMatchObject({
        result: { userEntityRef: 'user:default/developer-a' },
      });
    },
  );

  it.each(['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', '', undefined])(
    'refuses the address %s, whatever the headers say',
    async address => {
      await expect(from(address)).rejects.toThrow(/this machine only/);
    },
  );
});
