import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { until } from '../__testUtils__/until';
import {
  cart,
  claimsOf,
  groups,
  kept,
  listed,
  path,
  pay,
  scoped,
  start,
  tagged,
  verdict,
} from './__testUtils__/claimsPortal';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('claims, %p', id => {
  it('that the ledger refuses are listed, and cannot be confirmed', async () => {
    const knex = await databases.init(id);
    const portal = await start(knex, {
      mode: 'ledger',
      entities: [...groups, cart, scoped('own', tagged('cart', pay))],
    });
    await kept(portal, 2);
    for (const caller of ['developer-a', 'developer-b', 'approver', 'head']) {
      const { mode, items } = await claimsOf(portal, caller);
      expect([caller, mode, items.length]).toEqual([caller, 'ledger', 2]);
      for (const claim of items) {
        expect(claim).toMatchObject({
          entityRef: 'component:default/cart',
          state: 'refused',
          canDecide: false,
          message: expect.stringMatching(
            /does not own account 111122223333.*Ask the platform team/,
          ),
        });
        expect((await verdict(portal, caller, claim)).status).toBe(403);
      }
    }
    expect((await claimsOf(portal, 'nobody')).totalItems).toBe(0);
    expect(await listed(portal, 'approver')).toEqual([]);
    await portal.stop();
  });

  it('are not checked in mode open, where owners see findings and decide nothing', async () => {
    const knex = await databases.init(id);
    const logger = mockServices.logger.mock({ child: () => logger });
    const portal = await start(knex, {
      mode: 'open',
      entities: [...groups, cart],
      services: [logger.factory],
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/claims\.mode is open: claims are not checked/),
    );
    await until('the findings are listed', async () => {
      return (await listed(portal, 'developer-b')).length === 2;
    });
    expect(await claimsOf(portal, 'approver')).toMatchObject({
      mode: 'open',
      items: [],
    });
    const { body: scope } = await portal.get('developer-b', `${path}/scope`);
    expect(scope.mode).toBe('open');
    for (const [caller, canDecide, status] of [
      ['developer-b', false, 403],
      ['approver', true, 201],
    ] as const) {
      const { body: summary } = await portal.get(caller, `${path}/summary`);
      const { body: list } = await portal.get(caller, `${path}/findings`);
      expect([caller, summary.canDecide, list.items[0].canDecide]).toEqual([
        caller,
        canDecide,
        canDecide,
      ]);
      const reply = await portal.post(caller, `${path}/decisions`, {
        kind: 'acknowledge',
        findingKeys: [list.items[0].key],
      });
      expect([caller, reply.status]).toEqual([caller, status]);
      if (status === 403) {
        expect(reply.body.error.message).toMatch(/only the platform group/);
        expect(await knex('decisions')).toEqual([]);
      }
    }
    await portal.stop();
  });
});
