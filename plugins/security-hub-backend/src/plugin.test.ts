import { TestDatabases } from '@backstage/backend-test-utils';
import { component, testConfig } from './__testUtils__/createStore';
import { startPlugin } from './__testUtils__/startPlugin';
import { DefaultGatewayProvider } from './aws';

jest.setTimeout(60_000);

describe('securityHubPlugin', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

  it('sweeps the catalog when it starts, and closes its connections to AWS when it stops', async () => {
    const close = jest.spyOn(DefaultGatewayProvider.prototype, 'close');
    const plugin = await startPlugin({
      knex: await databases.init('SQLITE_3'),
      entities: [
        component('shop', 'group:default/team-a', {
          'aws-security-hub/account-ids': '111122223333',
        }),
      ],
      config: testConfig(),
    });
    let configured = false;
    for (let tries = 0; tries < 100 && !configured; tries += 1) {
      const { status, body } = await plugin.get(
        'developer-a',
        '/entities/by-name/component/default/shop/scope',
      );
      expect(status).toBe(200);
      configured = body.selectors.length === 1;
    }
    expect(configured).toBe(true);
    expect(close).not.toHaveBeenCalled();
    await plugin.stop();
    expect(close).toHaveBeenCalledTimes(1);
    close.mockRestore();
  });
});
