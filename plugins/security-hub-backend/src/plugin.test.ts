import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { component, testConfig } from './__testUtils__/createStore';
import { startPlugin } from './__testUtils__/startPlugin';
import { until } from './__testUtils__/until';
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

  it('sweeps it again soon after a hint that it has changed', async () => {
    const events = mockServices.events();
    const entities: Entity[] = [];
    const plugin = await startPlugin({
      knex: await databases.init('SQLITE_3'),
      entities: () => entities,
      config: testConfig(),
      events,
    });
    // The sweep of the start is over, and the scheduler of tests begins no other
    await plugin.sweep();
    const path = '/entities/by-name/component/default/late/scope';
    entities.push(
      component('late', 'group:default/team-a', {
        'aws-security-hub/account-ids': '111122223333',
      }),
    );
    const selectors = async () =>
      (await plugin.get('developer-a', path)).body.selectors;
    expect(await selectors()).toEqual([]);
    await events.publish({
      topic: 'security-hub.catalog',
      eventPayload: { entityRef: 'component:default/late' },
    });
    await until('it is swept', async () => (await selectors()).length === 1);
    await plugin.stop();
  });
});
