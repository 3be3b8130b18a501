import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Claim,
  claimConfirmPermission,
} from 'backstage-plugin-security-hub-common';
import { until } from '../__testUtils__/until';
import {
  cart,
  claimOf,
  claimsOf,
  common,
  groups,
  kept,
  pay,
  scoped,
  shop,
  snoop,
  start,
  tagged,
  treasury,
  verdict,
} from './__testUtils__/claimsPortal';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('claims, %p', id => {
  it('are seen and decided by those whom they concern, and told to nobody else', async () => {
    const knex = await databases.init(id);
    const entities = [
      ...groups,
      cart,
      scoped('cart', tagged('cart'), 'team-a', 'other'),
      scoped('wide', '- {tags: {Service: cart}}'),
      scoped('own', tagged('cart', pay)),
      scoped('both', `- {accounts: [${shop}, ${pay}]}`, 'team-a'),
      scoped('low', tagged('cart', common)),
      scoped('hidden', tagged('hidden')),
      snoop,
      treasury,
    ];
    const portal = await start(knex, {
      entities,
      hidden: {
        'user:default/developer-a': ['component:default/hidden'],
        'user:default/approver': ['component:default/hidden'],
        'user:default/developer-b': ['resource:default/treasury'],
      },
    });
    const all: Claim[] = [];
    await until('all claims are kept', async () => {
      const { items } = await claimsOf(portal, 'head');
      all.splice(0, all.length, ...items);
      return items.length === 10;
    });
    const refsOf = async (caller: string) => {
      const { items, totalItems } = await claimsOf(portal, caller);
      expect(items).toHaveLength(totalItems);
      return items.map(({ entityRef }) => entityRef.split(':')[1]).sort();
    };
    const seenBy: Record<string, string[]> = {
      // Above all owners
      head: [
        ...['default/both', 'default/cart', 'default/cart', 'default/hidden'],
        ...['default/low', 'default/own', 'default/snoop'],
        ...['default/treasury', 'default/wide', 'other/cart'],
      ],
      approver: [
        ...['default/both', 'default/cart', 'default/cart'],
        ...['default/low', 'default/own', 'default/snoop'],
        ...['default/treasury', 'default/wide', 'other/cart'],
      ],
      // Owner of two of the entities and of the account that the others claim; part of the division that owns another account
      'developer-a': [
        ...['default/both', 'default/cart', 'default/cart', 'default/low'],
        ...['default/treasury', 'other/cart'],
      ],
      // Not snoop's: it would tell of a resource that the catalog hides
      'developer-b': [
        ...['default/both', 'default/cart', 'default/cart', 'default/hidden'],
        ...['default/low', 'default/own', 'default/wide'],
      ],
      nobody: [],
    };
    for (const [caller, refs] of Object.entries(seenBy)) {
      expect([caller, await refsOf(caller)]).toEqual([caller, refs]);
    }

    const of = (entityRef: string) => {
      const claim = all.find(
        item => item.entityRef === `component:${entityRef}`,
      );
      if (!claim) {
        throw new Error(entityRef);
      }
      return claim;
    };
    const before = await knex('claims').orderBy('id');
    const refused: Array<[string, string, number]> = [
      ['developer-b', 'default/cart', 403],
      ['head', 'default/cart', 403],
      ['developer-a', 'default/both', 403],
      ['developer-b', 'default/both', 403],
      ['developer-b', 'default/wide', 403],
      ['developer-a', 'default/wide', 404],
      ['developer-a', 'default/own', 404],
      ['developer-b', 'other/cart', 404],
      // It claims an account of team-a's, whose members the catalog does not show it
      ['developer-a', 'default/hidden', 404],
      ['nobody', 'default/cart', 404],
      ['none', 'default/cart', 401],
      ['service', 'default/cart', 403],
    ];
    for (const [caller, entityRef, status] of refused) {
      for (const what of ['confirm', 'reject'] as const) {
        const reply = await verdict(portal, caller, of(entityRef), what);
        expect([caller, entityRef, reply.status]).toEqual([
          caller,
          entityRef,
          status,
        ]);
      }
    }
    expect((await portal.get('none', '/claims')).status).toBe(401);
    expect((await portal.get('service', '/claims')).status).toBe(403);
    // What is not for the caller is the same as what is not there
    const guess = { id: '01234567-89ab-4cde-8f01-23456789abcd', hash: 'x' };
    const unknown = await verdict(portal, 'nobody', guess);
    const foreign = await verdict(portal, 'nobody', of('default/cart'));
    expect(unknown.status).toBe(404);
    expect(
      foreign.body.error.message.replace(of('default/cart').id, guess.id),
    ).toBe(unknown.body.error.message);
    for (const [body, name] of [
      [{ verdict: 'maybe', hash: 'x' }, 'verdict'],
      [{ verdict: 'confirm' }, 'hash'],
      [{ verdict: 'confirm', hash: 'x', comment: 'c'.repeat(1001) }, 'comment'],
    ] as const) {
      const reply = await portal.post(
        'approver',
        `/claims/${of('default/cart').id}/verdict`,
        body,
      );
      expect([reply.status, reply.body.error.message]).toEqual([
        400,
        expect.stringContaining(name),
      ]);
    }
    expect(
      (await portal.post('approver', '/claims/1/verdict', { ...guess })).status,
    ).toBe(400);
    expect(await knex('claims').orderBy('id')).toEqual(before);

    // Who only claims an account learns nothing of it
    const claimed = await claimOf(
      portal,
      'developer-b',
      'default/cart',
      'Service=cart',
    );
    expect(claimed).toMatchObject({ canDecide: false, anyAccount: false });
    expect(claimed.accounts).toEqual([{ id: shop }]);
    expect(claimed.wouldMatch).toBeUndefined();
    const ofOwner = await claimOf(
      portal,
      'developer-a',
      'default/cart',
      'Service=cart',
    );
    expect(ofOwner).toMatchObject({
      canDecide: true,
      wouldMatch: 1,
      accounts: [{ id: shop, name: 'shop-prod', environment: 'prod' }],
    });

    const old = await verdict(portal, 'developer-a', {
      ...ofOwner,
      hash: of('other/cart').hash,
    });
    expect(old.status).toBe(409);
    const allowed: Array<[string, Claim]> = [
      ['developer-a', ofOwner],
      ['developer-b', of('default/own')],
      // Through the group below the owner
      ['developer-a', of('default/low')],
      ['approver', of('default/both')],
      ['approver', of('default/wide')],
    ];
    for (const [caller, claim] of allowed) {
      for (const repeated of [false, true]) {
        const { status, body } = await verdict(portal, caller, claim);
        expect([caller, repeated, status, body.state]).toEqual([
          caller,
          repeated,
          200,
          'confirmed',
        ]);
      }
    }
    expect(await knex('claim_events').where('event', 'confirmed')).toHaveLength(
      allowed.length,
    );
    // The entity of the same name in another namespace has nothing of it
    expect(
      (await claimOf(portal, 'approver', 'other/cart', 'cart')).state,
    ).toBe('pending');
    const pending = await claimsOf(
      portal,
      'approver',
      '?state=pending&limit=1&offset=1',
    );
    expect(pending).toMatchObject({ mode: 'confirm', totalItems: 4 });
    expect(pending.items).toHaveLength(1);
    await portal.stop();
  });
});

it('a policy can take the verdict from everybody, and gives it to nobody', async () => {
  const knex = await databases.init('SQLITE_3');
  const portal = await start(knex, {
    entities: [...groups, cart],
    policy: ({ name }, user) =>
      name === claimConfirmPermission.name && user !== 'user:default/head'
        ? { result: AuthorizeResult.DENY }
        : undefined,
  });
  await kept(portal, 2);
  for (const caller of ['approver', 'developer-a', 'head', 'developer-b']) {
    const claim = await claimOf(portal, caller, 'default/cart', '=cart');
    expect([caller, claim.canDecide]).toEqual([caller, false]);
    expect((await verdict(portal, caller, claim)).status).toBe(403);
  }
  expect(await knex('claim_events').whereNotNull('by')).toEqual([]);
  await portal.stop();
});
