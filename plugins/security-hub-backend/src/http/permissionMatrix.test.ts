import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  isOwner,
  securityHubFindingResourceRef,
} from 'backstage-plugin-security-hub-node';
import { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPlugin, TestPolicy } from '../__testUtils__/startPlugin';
import { readTables } from './__testUtils__/readTables';
import {
  confirmClaim,
  members,
  shop,
  shopPath,
  startPortal,
  storeFindings,
} from './__testUtils__/permissionWorld';
import { spec } from './generated/spec';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const tables = readTables(
  readFileSync(join(__dirname, 'permissionMatrix.md'), 'utf8'),
);
const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: { isOwner },
});

const policies: Record<string, TestPolicy> = {
  'allow-all': () => ({ result: AuthorizeResult.ALLOW }),
  'owner-only': (permission, user) =>
    isResourcePermission(permission, 'security-hub-finding')
      ? createConditionalDecision(
          permission,
          conditions.isOwner({ claims: [user, ...members[user]] }),
        )
      : { result: AuthorizeResult.ALLOW },
  'deny-all': () => ({ result: AuthorizeResult.DENY }),
};

type Request = { method: 'get' | 'post'; path: string; body?: object };

/** Every request of the table, made anew for each time: some findings can be decided on only once. */
function requestsOf(world: {
  controls: string[];
  threats: string[];
  claimId: string;
  decisionId: string;
}): Record<string, () => Request> {
  const get = (path: string) => () => ({ method: 'get' as const, path });
  const post = (path: string, body: () => object) => () => ({
    method: 'post' as const,
    path,
    body: body(),
  });
  const decide = (kind: string, keys: string[]) =>
    post(`${shopPath}/decisions`, () => ({
      kind,
      findingKeys: [keys.at(-1)],
      ...(kind === 'acknowledge'
        ? {}
        : {
            reason:
              kind === 'accept-risk' ? 'by-design' : 'incorrect-detection',
            justification: 'For the matrix.',
            endsAt: new Date(Date.now() + 86_400_000).toISOString(),
          }),
    }));
  const { controls, threats } = world;
  const decision = `${shopPath}/decisions/${world.decisionId}`;
  return {
    getEntityFindings: get(`${shopPath}/findings`),
    getEntityFindingGroups: get(`${shopPath}/groups`),
    getEntitySummary: get(`${shopPath}/summary`),
    getEntityScope: get(`${shopPath}/scope`),
    getEntityMembers: get(`${shopPath}/members`),
    getFinding: get(`/findings/${controls[0]}`),
    'getFinding: threat': get(`/findings/${threats[0]}`),
    'getFinding: unknown': get(`/findings/${'0'.repeat(64)}`),
    'createDecision: acknowledge': decide('acknowledge', controls),
    'createDecision: accept-risk': decide('accept-risk', controls.slice(0, 2)),
    'createDecision: acknowledge threat': decide('acknowledge', threats),
    'createDecision: false-positive threat': decide(
      'false-positive',
      threats.slice(0, 2),
    ),
    previewDecision: post(`${shopPath}/decisions/preview`, () => ({
      kind: 'accept-risk',
      findingKeys: [controls[0]],
    })),
    getDecision: get(decision),
    retryDecision: post(`${decision}/retry`, () => ({})),
    previewScope: post('/scope/preview', () => ({
      entityRef: shop,
      annotations: { 'aws-security-hub/account-ids': '111122223333' },
    })),
    getClaims: get('/claims'),
    decideClaim: post(`/claims/${world.claimId}/verdict`, () => ({
      verdict: 'confirm',
      hash: 'of another time',
    })),
    getOrphans: get('/reports/orphans'),
    getConflicts: get('/reports/conflicts'),
    getCoverage: get('/reports/coverage'),
    getSelectorReport: get('/reports/selectors'),
    getAccounts: get('/accounts'),
    getSync: get('/sync'),
    getEntityHandbook: get(`${shopPath}/handbook`),
    getHandbook: get('/handbook'),
    getHandbookPages: get('/handbook/pages'),
    getHandbookPage: get('/handbook/pages/S3.8'),
    getHandbookPageUse: get('/handbook/pages/S3.8/use'),
  };
}

describe('the table', () => {
  const operations = Object.values(spec.paths).flatMap(path =>
    Object.entries(path).flatMap(([method, operation]) =>
      method === 'parameters'
        ? []
        : (operation as { operationId: string }).operationId,
    ),
  );

  it('has rows for every request of the contract and none for others', () => {
    expect(operations.length).toBeGreaterThan(20);
    for (const { title, rows } of tables) {
      const named = rows.map(({ request }) => request.split(':')[0]);
      expect([title, [...new Set(named)].sort()]).toEqual([
        title,
        [...operations].sort(),
      ]);
    }
  });

  it('has every policy once', () => {
    expect(tables.flatMap(({ title }) => title.split(', ')).sort()).toEqual(
      ['disabled', ...Object.keys(policies)].sort(),
    );
  });
});

describe.each(databases.eachSupportedId())('permissions, %p', id => {
  let knex: Knex;
  let policy: TestPolicy = policies['allow-all'];
  let requests: ReturnType<typeof requestsOf>;
  let world: Parameters<typeof requestsOf>[0];
  const portals = new Map<string, Awaited<ReturnType<typeof startPlugin>>>();

  beforeAll(async () => {
    knex = await databases.init(id);
    await storeFindings(knex);
    const disabled = await startPortal(knex, { permission: 'config' });
    portals.set('disabled', disabled);
    const claim = await confirmClaim(knex, disabled);
    const keysOf = async (kind: string): Promise<string[]> =>
      await knex('findings').where({ kind }).orderBy('key').pluck('key');
    world = {
      controls: await keysOf('control'),
      threats: await keysOf('threat'),
      claimId: claim.id,
      decisionId: '',
    };
    const { path, body } = requestsOf(world)['createDecision: accept-risk']();
    const made = await disabled.post('owner', path, body ?? {});
    world.decisionId = made.body.id;
    requests = requestsOf(world);
    portals.set(
      'by policy',
      await startPortal(knex, { policy: (...asked) => policy(...asked) }),
    );
  });

  afterAll(async () => {
    for (const portal of portals.values()) {
      await portal.stop();
    }
  });

  it.each(
    tables.flatMap(({ title, rows }) =>
      title.split(', ').map(name => [name, rows] as const),
    ),
  )('are as written: %s', async (name, rows) => {
    policy = policies[name] ?? policy;
    const portal = portals.get(name) ?? portals.get('by policy');
    expect(portal).toBeDefined();
    const answered = [];
    for (const { request, ...expected } of rows) {
      expect(requests).toHaveProperty([request]);
      const cells: Record<string, string> = { request };
      for (const who of Object.keys(expected)) {
        const { method, path, body } = requests[request]();
        const caller = who.replaceAll(' ', '-');
        const reply =
          method === 'get'
            ? await portal!.get(caller, path)
            : await portal!.post(caller, path, body ?? {});
        cells[who] = `${reply.status}${reply.body.restricted ? ' part' : ''}`;
        if (reply.status === 201 && request.includes('acknowledge')) {
          // It is acknowledged now
          (request.includes('threat') ? world.threats : world.controls).pop();
        }
      }
      answered.push(cells);
    }
    expect(answered).toEqual(rows);
  });
});
