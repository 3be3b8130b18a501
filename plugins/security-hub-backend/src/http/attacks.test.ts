import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Finding } from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { threatFinding } from '../__testUtils__/productFindings';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const account = { 'aws-security-hub/account-ids': '111122223333' };
const system: Entity = {
  ...component('payment', 'group:default/team-b', account),
  kind: 'System',
};
const entities = [
  component('shop', 'group:default/team-a', {
    'aws-security-hub/arns': 'arn:aws:s3:::shop-*',
  }),
  component('pay', 'group:default/team-b', {
    'aws-security-hub/arns': 'arn:aws:s3:::pay-*',
  }),
  // Claims an account that is not its owner's
  component('greedy', 'group:default/team-a', {
    'aws-security-hub/account-ids': '777700001111',
  }),
  component('hidden', 'group:default/team-a', account),
  system,
];
const pathOf = (name: string, kind = 'component') =>
  `/entities/by-name/${kind}/default/${name}`;
const [shop, pay] = [pathOf('shop'), pathOf('pay')];
const megabyte = 'x'.repeat(1024 * 1024);
const nowhere = '01234567-89ab-4cde-8f01-23456789abcd';
const kept = ['decisions', 'decision_findings', 'decision_events', 'outbox'];

describe.each(databases.eachSupportedId())('attacks over HTTP, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;
  let keys: Record<string, string>;
  let foreignDecision: string;
  const asked = { catalog: 0, database: 0 };

  const acceptance = (findingKeys: string[]) => ({
    kind: 'accept-risk',
    findingKeys,
    reason: 'by-design',
    justification: 'A public site.',
    endsAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  const tables = async () =>
    Object.fromEntries(
      await Promise.all(
        [...kept, 'finding_events', 'claims'].map(async table => [
          table,
          await knex(table),
        ]),
      ),
    );

  /** Sends a request, and tells what it cost. */
  async function cost(caller: string, path: string, body?: object) {
    asked.catalog = 0;
    asked.database = 0;
    const { status, body: reply } = body
      ? await portal.post(caller, path, body)
      : await portal.get(caller, path);
    return { status, message: reply.error?.message, ...asked };
  }

  beforeAll(async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      ...['shop-1', 'shop-2', 'pay-1', 'pay-2'].map(bucket =>
        controlFinding({ bucket }),
      ),
      threatFinding({ resource: 'arn:aws:s3:::pay-1' }),
      controlFinding({ bucket: 'of-nobody', account: '777700001111' }),
    ]);
    portal = await startPlugin({
      knex,
      entities,
      config: testConfig(),
      hidden: {
        'user:default/developer-a': ['component:default/hidden'],
        'user:default/developer-b': ['system:default/payment'],
      },
      onCatalogCall: () => {
        asked.catalog += 1;
      },
    });
    knex.on('query', () => {
      asked.database += 1;
    });
    await until('the catalog is swept', async () => {
      const { body } = await portal.get('approver', `${shop}/scope`);
      return body.selectors?.length > 0;
    });
    keys = Object.fromEntries(
      (await knex('findings')).map(row => [
        `${row.kind} ${row.resource_name}`,
        row.key,
      ]),
    );
    const made = await portal.post('developer-b', `${pay}/decisions`, {
      ...acceptance([keys['control pay-2']]),
    });
    foreignDecision = made.body.id;
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('what is not for the caller costs and says the same as what is not there', async () => {
    const unknownKey = 'f'.repeat(64);
    const details = (key: string, query = '') => [`/findings/${key}${query}`];
    const decide = (key: string, what = 'decisions') =>
      [
        `${shop}/${what}`,
        what === 'decisions'
          ? acceptance([key])
          : { kind: 'accept-risk', findingKeys: [key] },
      ] as const;
    const follow = (decision: string) => [`${shop}/decisions/${decision}`];
    const retry = (decision: string) =>
      [`${shop}/decisions/${decision}/retry`, {}] as const;
    const preview = (entityRef: string) =>
      ['/scope/preview', { entityRef, annotations: account }] as const;
    type Asked = readonly [path: string, body?: object] | string[];
    const pairs: Array<[who: string, forbidden: Asked, unknown: Asked]> = [];
    for (const key of [
      keys['control pay-1'],
      keys['control pay-2'],
      keys['threat pay-1'],
      keys['control of-nobody'],
    ]) {
      for (const query of [
        '',
        '?entityRef=component:default/shop',
        '?entityRef=component:default/pay',
        '?entityRef=component:default/hidden',
      ]) {
        pairs.push([
          'developer-a',
          details(key, query),
          details(unknownKey, query),
        ]);
      }
      pairs.push(
        ['developer-a', decide(key), decide(unknownKey)],
        [
          'developer-a',
          decide(key, 'decisions/preview'),
          decide(unknownKey, 'decisions/preview'),
        ],
      );
    }
    pairs.push(
      ['developer-a', follow(foreignDecision), follow(nowhere)],
      ['developer-a', retry(foreignDecision), retry(nowhere)],
      [
        'developer-a',
        preview('component:default/hidden'),
        preview('component:default/unknown'),
      ],
    );
    const claim = await knex('claims')
      .where('entity_ref', 'component:default/greedy')
      .first();
    const verdict = (claimId: string) =>
      [
        `/claims/${claimId}/verdict`,
        { verdict: 'confirm', hash: claim.hash },
      ] as const;
    pairs.push(['developer-b', verdict(claim.id), verdict(nowhere)]);
    for (const what of ['findings', 'groups', 'summary', 'scope', 'members']) {
      pairs.push(
        [
          'developer-a',
          [`${pathOf('hidden')}/${what}`],
          [`${pathOf('unknown')}/${what}`],
        ],
        [
          'developer-b',
          [`${pathOf('payment', 'system')}/${what}`],
          [`${pathOf('unknown', 'system')}/${what}`],
        ],
      );
    }
    expect(foreignDecision).toEqual(expect.any(String));
    const before = await tables();
    let catalog = 0;
    const plain = (text: string) =>
      text
        .replaceAll(/[0-9a-f]{64}/g, 'a key')
        .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an id')
        .replaceAll(/:default\/(hidden|unknown|payment)/g, ':default/it');
    for (const [who, [path, body], [other, otherBody]] of pairs) {
      const forbidden = await cost(who, path as string, body as object);
      const unknown = await cost(who, other as string, otherBody as object);
      expect([path, forbidden.status]).toEqual([path, 404]);
      catalog += forbidden.catalog;
      expect([
        path,
        { ...forbidden, message: plain(forbidden.message) },
      ]).toEqual([path, { ...unknown, message: plain(unknown.message) }]);
    }
    // It was really counted: all but one of them ask the catalog
    expect(catalog).toBeGreaterThanOrEqual(pairs.length - 1);
    expect(await tables()).toEqual(before);
  });

  it('values of a megabyte are refused, and leave nothing', async () => {
    const before = await tables();
    const [key] = [keys['control shop-1']];
    // The server takes no such address in the first place
    const filters = await portal
      .get('developer-a', `${shop}/findings?resource=${megabyte}`)
      .then(
        ({ status }) => status,
        ({ code }) => code,
      );
    expect([431, 'ECONNRESET', 'EPIPE']).toContain(filters);
    for (const filter of ['resource', 'q', 'group', 'tag', 'cursor']) {
      const path = `${shop}/findings?${filter}=${'x'.repeat(8_000)}`;
      const { status } = await portal.get('developer-a', path);
      expect([filter, status]).toEqual([filter, 400]);
    }
    const bodies: Array<[path: string, body: object, status: number]> = [
      [
        `${shop}/decisions`,
        { ...acceptance([key]), justification: megabyte },
        400,
      ],
      [`${shop}/decisions`, acceptance([megabyte]), 400],
      [`${shop}/decisions`, { ...acceptance([key]), reason: megabyte }, 400],
      [
        `${shop}/decisions`,
        { ...acceptance([key]), justification: megabyte.repeat(3) },
        413,
      ],
      [
        `${shop}/decisions/preview`,
        { kind: megabyte, findingKeys: [key] },
        400,
      ],
      [
        '/scope/preview',
        { annotations: { 'aws-security-hub/tags': megabyte } },
        400,
      ],
      ['/scope/preview', { annotations: { [megabyte]: 'x' } }, 400],
      ['/scope/preview', { annotations: account, entityRef: megabyte }, 400],
      [
        `/claims/${nowhere}/verdict`,
        { verdict: 'confirm', hash: megabyte },
        400,
      ],
    ];
    for (const [path, body, status] of bodies) {
      const reply = await portal.post('developer-a', path, body);
      expect([path, Object.keys(body), reply.status]).toEqual([
        path,
        Object.keys(body),
        status,
      ]);
      // What was sent does not come back
      expect(JSON.stringify(reply.body).length).toBeLessThan(20_000);
    }
    expect(await tables()).toEqual(before);
    const { body } = await portal.get('developer-a', `${shop}/findings`);
    expect(body.totalItems).toBe(2);
  });

  it('a cursor shows nothing but what its reader sees, wherever it comes from', async () => {
    const pages = async (caller: string, path: string) => {
      const { body } = await portal.get(caller, `${path}/findings?limit=1`);
      return body.nextCursor as string;
    };
    const ofOther = await pages('developer-b', pay);
    const refused = await portal.get(
      'developer-a',
      `${shop}/findings?limit=1&cursor=${ofOther}`,
    );
    expect(refused.status).toBe(400);
    const ofPlatform = await pages('approver', shop);
    const { body, status } = await portal.get(
      'developer-a',
      `${shop}/findings?cursor=${ofPlatform}`,
    );
    expect(status).toBe(200);
    const own = [keys['control shop-1'], keys['control shop-2']];
    expect(body.items.every((item: Finding) => own.includes(item.key))).toBe(
      true,
    );
    expect(body.totalItems).toBe(2);
    const stolen = await portal.get(
      'developer-a',
      `${pay}/findings?cursor=${ofOther}`,
    );
    expect(stolen.status).toBe(403);
  });
});
