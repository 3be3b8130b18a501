import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Claim } from 'backstage-plugin-security-hub-common';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';
import {
  cart,
  claimOf,
  claimsOf,
  configOf,
  groups,
  kept,
  listed,
  path,
  scoped,
  shop,
  start,
  tagged,
  verdict,
} from './__testUtils__/claimsPortal';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('claims, %p', id => {
  it('match once confirmed, until they or their owners change', async () => {
    const knex = await databases.init(id);
    let catalog = [...groups, cart];
    const audit: string[] = [];
    const auditor = mockServices.auditor.mock({
      createEvent: async ({ eventId, meta }) => {
        const told = `${eventId} ${meta?.actionType} ${meta?.claimId}`;
        return {
          success: async () => void audit.push(`${told} success`),
          fail: async () => void audit.push(`${told} fail`),
        };
      },
    });
    const portal = await start(knex, {
      entities: () => catalog,
      services: [auditor.factory],
    });
    await kept(portal, 2);
    const sweep = async (...entities: Entity[]) => {
      catalog = [...groups, ...entities];
      await portal.sweep();
    };
    const find = async (text: string) =>
      await claimOf(portal, 'approver', 'default/cart', text);
    expect(await find('Service=cart')).toMatchObject({
      owners: ['group:default/team-b'],
      state: 'pending',
      wouldMatch: 1,
      message: expect.stringContaining('group:default/team-a, the owner'),
    });
    expect(await listed(portal, 'developer-b')).toEqual([]);
    const scope = async () =>
      (await portal.get('developer-b', `${path}/scope`)).body.selectors;
    expect(await scope()).toEqual(
      Array(2).fill(
        expect.objectContaining({
          state: 'pending',
          message: expect.stringContaining('Ask group:default/team-a'),
          accounts: [],
          matched: 0,
        }),
      ),
    );

    // Confirmed by the owner of the account, without another sweep
    const asked = await find('Service=cart');
    const outdated = await verdict(portal, 'developer-a', {
      ...asked,
      hash: [...asked.hash].reverse().join(''),
    });
    expect(outdated.status).toBe(409);
    const confirmed = await verdict(portal, 'developer-a', asked);
    expect([confirmed.status, confirmed.body]).toEqual([
      200,
      expect.objectContaining({
        state: 'confirmed',
        decidedBy: 'user:default/developer-a',
        hash: asked.hash,
      }),
    ]);
    expect(audit).toEqual([
      `claim-verdict confirm ${asked.id} fail`,
      `claim-verdict confirm ${asked.id} success`,
    ]);
    await until('the finding is listed', async () => {
      return (await listed(portal, 'developer-b')).join() === 'cart';
    });
    expect((await scope()).map(({ state }: Claim) => state).sort()).toEqual([
      'ok',
      'pending',
    ]);

    // One selector changes: the rest of the entity goes on working
    await sweep(scoped('cart', tagged('cart') + tagged('other')));
    expect((await find('Service=other')).state).toBe('pending');
    expect((await find('Service=cart')).state).toBe('confirmed');
    expect(await listed(portal, 'developer-b')).toEqual(['cart']);

    // The owner changes after the claim was shown, and before the sweep sees it: the verdict was on what team-b claims
    const other = await find('Service=other');
    catalog = [
      ...groups,
      scoped('cart', tagged('cart') + tagged('other'), 'team-a'),
    ];
    expect((await verdict(portal, 'developer-a', other)).status).toBe(200);
    expect(await listed(portal, 'developer-a')).toEqual([]);
    await portal.sweep();
    for (const { id: claimId } of [asked, other]) {
      const { items } = await claimsOf(portal, 'developer-a');
      const now = items.find(item => item.id === claimId);
      expect(now).toMatchObject({
        owners: ['group:default/team-a'],
        state: 'pending',
      });
      expect(now).not.toHaveProperty('decidedBy');
    }
    expect(await listed(portal, 'developer-a')).toEqual([]);
    expect((await verdict(portal, 'developer-a', asked)).status).toBe(409);
    expect((await find('Service=cart')).state).toBe('pending');

    // Back at its former owner, what was said of exactly these claims holds again
    await sweep(scoped('cart', tagged('cart') + tagged('other')));
    expect(await listed(portal, 'developer-b')).toEqual(['cart', 'other']);
    expect(await find('Service=cart')).toMatchObject({
      hash: asked.hash,
      state: 'confirmed',
      decidedBy: 'user:default/developer-a',
    });

    // Rejected, withdrawn, and claimed again as it was: nobody is asked twice
    const no = await verdict(
      portal,
      'developer-a',
      asked,
      'reject',
      ' Not yours.\u0000 ',
    );
    expect(no.body).toMatchObject({ state: 'rejected', comment: 'Not yours.' });
    await until('its finding is listed no more', async () => {
      return (await listed(portal, 'developer-b')).join() === 'other';
    });
    await sweep(scoped('cart', tagged('other')));
    expect((await verdict(portal, 'developer-a', asked)).status).toBe(409);
    await sweep();
    expect((await verdict(portal, 'developer-a', asked)).status).toBe(404);
    await sweep(cart);
    expect(await find('Service=cart')).toMatchObject({
      state: 'rejected',
      comment: 'Not yours.',
    });
    expect((await find('Service=basket')).state).toBe('pending');
    await portal.stop();

    const events = await knex('claim_events')
      .where('claim_id', asked.id)
      .orderBy('id');
    expect(events.map(({ event }) => event)).toEqual([
      ...['claimed', 'confirmed', 'withdrawn', 'claimed', 'withdrawn'],
      ...['returned', 'rejected', 'withdrawn', 'returned'],
    ]);
    expect(events[1]).toMatchObject({ by: 'user:default/developer-a' });
    expect(JSON.parse(events[0].detail)).toMatchObject({
      ownerRefs: ['group:default/team-b'],
      accounts: [shop],
    });
  });

  it('take effect at once, on every replica', async () => {
    const knex = await databases.init(id);
    const entities = [...groups, cart];
    const first = await start(knex, { entities });
    await kept(first, 2);
    // On SQLite there is but one
    const second =
      id === 'SQLITE_3'
        ? undefined
        : await startPlugin({ knex, entities, config: configOf('confirm') });
    const replicas = second ? [first, second] : [first];
    for (const [index, replica] of replicas.entries()) {
      await until(`replica ${index} knows the catalog`, async () => {
        const { body } = await replica.get('approver', `${path}/scope`);
        return body.selectors?.length === 2;
      });
    }
    const decider = second ?? first;
    const claim = await claimOf(first, 'approver', 'default/cart', '=cart');
    for (const [what, names] of [
      ['confirm', 'cart'],
      ['reject', ''],
      ['confirm', 'cart'],
    ] as const) {
      expect((await verdict(decider, 'approver', claim, what)).status).toBe(
        200,
      );
      for (const replica of replicas) {
        await until(`"${names}" is listed`, async () => {
          const now = await listed(replica, 'developer-b');
          return now.join() === names;
        });
      }
    }
    await Promise.all(replicas.map(async replica => await replica.stop()));
  });
});
