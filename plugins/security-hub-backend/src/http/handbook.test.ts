import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityHandbook,
  Finding,
  FindingGroup,
  HandbookPageItem,
} from 'backstage-plugin-security-hub-common';
import { Knex } from 'knex';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { threatFinding } from '../__testUtils__/productFindings';
import { startPlugin, TestPolicy } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const person = (name: string, memberOf: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default' },
  spec: { memberOf: [] },
  relations: memberOf.map(targetRef => ({ type: 'memberOf', targetRef })),
});

const entities = [
  person('developer-a', ['group:default/team-a']),
  person('nobody', []),
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
  component('pay', 'group:default/team-b', {
    'aws-security-hub/account-ids': '444455556666',
  }),
];
const shopPath = '/entities/by-name/component/default/shop';

const files = {
  'S3.9.md': `---
id: S3.9
reviewer: group:default/platform-security
reviewed: 2026-11-20
verdicts:
  - verdict: disable
    when: { environments: [prod] }
    reason: Logged elsewhere.
  - verdict: fix
    reason: Cheap outside of production.
    dueInDays: 10
---

Here the module _menu_ does it for {{resource.name}}.
`,
  'S3.8.md': `---
id: S3.8
reviewer: group:default/platform-security
reviewed: 2024-01-01
verdicts:
  - verdict: accept
    reason: Public on purpose.
    acceptAs: by-design
---
`,
  'rules/egress-proxy.md': `---
id: egress-proxy
title: Traffic leaves through the proxy
findings:
  product: config
  titles: ["egress-*"]
reviewer: group:default/platform-security
reviewed: 2026-11-20
---

## What it means here

A rule of our own: {{resource.name}} reaches the internet without the proxy.

## First response

Ask the network team.
`,
  'S3.1.md': '---\nid: S3.1\nreviewer: nobody\n---\n',
};

type Portal = Awaited<ReturnType<typeof startPlugin>>;

async function storeFindings(knex: Knex): Promise<void> {
  const store = await createStore(knex, { entities });
  await store.ingest([
    controlFinding({ control: 'S3.8', bucket: 'orders' }),
    controlFinding({ control: 'S3.8', bucket: 'menu' }),
    controlFinding({ control: 'S3.8', bucket: 'fine', status: 'PASSED' }),
    controlFinding({ control: 'S3.9', bucket: 'orders' }),
    controlFinding({ control: 'S3.14', bucket: 'orders', status: 'PASSED' }),
    controlFinding({
      control: 'S3.9',
      bucket: 'payments',
      account: '444455556666',
    }),
    controlFinding({
      control: 'S3.9',
      bucket: 'of-nobody',
      account: '777788889999',
    }),
    threatFinding({
      resource: 'arn:aws:s3:::orders',
      overrides: { Types: ['TTPs/Exfiltration:S3-AnomalousBehavior'] },
    }),
  ]);
}

async function startPortal(
  knex: Knex,
  options: { folder: string; policy?: TestPolicy },
): Promise<Portal> {
  const portal = await startPlugin({
    knex,
    entities,
    config: testConfig({
      handbook: {
        overlay: {
          path: options.folder,
          editUrl: 'https://github.com/acme/handbook/tree/main',
        },
      },
    }),
    hidden: { 'user:default/approver': ['component:default/pay'] },
    policy: options.policy,
  });
  await until('catalog and overlay are read', async () => {
    const handbook = await portal.get('approver', '/handbook');
    const own = await portal.get('developer-a', `${shopPath}/summary`);
    return (
      handbook.body.overlay?.controls === 2 &&
      own.status === 200 &&
      own.body.counters.high > 0
    );
  });
  return portal;
}

async function pagesOf(
  portal: Portal,
  user: string,
  query: string,
): Promise<HandbookPageItem[]> {
  const { status, body } = await portal.get(user, `/handbook/pages?${query}`);
  expect([status, body.error]).toEqual([200, undefined]);
  return body.items;
}

describe.each(databases.eachSupportedId())('the handbook, %p', id => {
  let knex: Knex;
  let folder: string;

  beforeAll(async () => {
    knex = await databases.init(id);
    await storeFindings(knex);
    folder = mkdtempSync(join(tmpdir(), 'overlay-'));
    mkdirSync(join(folder, 'rules'));
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), content);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells its state; mistakes and places only to those who keep it', async () => {
    const portal = await startPortal(knex, { folder });
    const { body } = await portal.get('approver', '/handbook');
    expect(body).toMatchObject({
      factsDate: expect.stringMatching(/^\d{4}-\d{2}$/),
      controls: { active: 589, withPage: 589 },
      staleAfterDays: 365,
      live: { of: 'organisation', controls: 3, withPage: 3, missing: [] },
      overlay: {
        configured: true,
        controls: 2,
        pages: 1,
        verdicts: { disable: 1, fix: 1, accept: 1 },
        stale: 1,
        canEdit: true,
        totalProblems: 1,
        place: expect.stringContaining(folder),
      },
    });
    expect(body.overlay.problems).toEqual([
      {
        file: 'S3.1.md',
        problems: expect.arrayContaining([expect.stringContaining('reviewer')]),
        failedAt: expect.any(String),
        editUrl: 'https://github.com/acme/handbook/tree/main/S3.1.md',
      },
    ]);

    const { body: seen } = await portal.get('developer-a', '/handbook');
    expect(seen.live).toMatchObject({ of: 'mine', controls: 3 });
    expect(seen.overlay.canEdit).toBe(false);
    expect(Object.keys(seen.overlay)).not.toEqual(
      expect.arrayContaining(['problems']),
    );
    expect(JSON.stringify(seen)).not.toContain(folder);
    const { body: nobody } = await portal.get('nobody', '/handbook');
    expect(nobody.live).toMatchObject({ of: 'mine', controls: 0 });
    await portal.stop();
  });

  it('lists pages with what the reader may count, and nothing counted for services', async () => {
    const portal = await startPortal(knex, { folder });
    const [s3] = await pagesOf(portal, 'approver', 'q=S3.9&service=S3');
    expect(s3).toMatchObject({
      id: 'S3.9',
      kind: 'control',
      severity: 'MEDIUM',
      overlay: {
        file: 'S3.9.md',
        verdicts: ['disable', 'fix'],
        conditional: true,
        text: true,
        stale: false,
      },
      use: { open: 3, resources: 3, services: 2, evaluated: 3 },
    });
    const [mine] = await pagesOf(portal, 'developer-a', 'q=S3.9&service=S3');
    expect(mine.use).toEqual({
      open: 1,
      resources: 1,
      services: 1,
      evaluated: 1,
    });
    const failing = await pagesOf(
      portal,
      'developer-a',
      'use=failing&sort=use',
    );
    expect(failing.map(item => [item.id, item.use?.open])).toEqual([
      ['S3.8', 2],
      ['S3.9', 1],
    ]);
    expect(
      (await pagesOf(portal, 'developer-a', 'use=checked')).map(
        item => item.id,
      ),
    ).toEqual(['S3.8', 'S3.9', 'S3.14']);
    expect(
      (await pagesOf(portal, 'nobody', 'stale=true')).map(item => item.id),
    ).toEqual(['S3.8']);

    const { body } = await portal.get(
      'service',
      '/handbook/pages?include=text&q=S3.9&service=S3',
    );
    expect(body.items[0]).toMatchObject({
      id: 'S3.9',
      text: expect.stringContaining('Here the module menu does it'),
    });
    expect(body.items[0].use).toBeUndefined();
    expect(body.useOf).toBeUndefined();
    const { body: all } = await portal.get(
      'service',
      '/handbook/pages?status=all',
    );
    expect(all.totalItems).toBe(724 + 25 + 1);
    expect(all.items).toHaveLength(50);
    const refused = await portal.get('nobody', '/handbook/pages?use=often');
    expect([refused.status, refused.body.error.message]).toEqual([
      400,
      expect.stringContaining('use'),
    ]);
    await portal.stop();
  });

  it('shows a page with all that the organisation says, and where it fails', async () => {
    const portal = await startPortal(knex, { folder });
    const { body } = await portal.get('approver', '/handbook/pages/s3.9');
    expect(body).toMatchObject({
      id: 'S3.9',
      kind: 'control',
      facts: { id: 'S3.9' },
      stale: false,
      use: { open: 3 },
      organisation: {
        file: 'S3.9.md',
        reviewer: 'group:default/platform-security',
        stale: false,
        verdicts: [
          { verdict: 'disable', when: { environments: ['prod'] } },
          { verdict: 'fix', dueInDays: 10 },
        ],
      },
    });
    expect(body.page.whyItMatters.length).toBeGreaterThan(0);
    expect(body.newFileUrl).toBeUndefined();
    const { body: bare } = await portal.get('approver', '/handbook/pages/S3.5');
    expect(bare).toMatchObject({
      newFileUrl: 'https://github.com/acme/handbook/new/main?filename=S3.5.md',
    });
    const { body: type } = await portal.get(
      'nobody',
      '/handbook/pages/inspector%3Acode-vulnerability?language=ja',
    );
    expect(type.findingType ?? type).toMatchObject({ product: 'inspector' });
    const { body: own } = await portal.get(
      'nobody',
      '/handbook/pages/own%3Aegress-proxy',
    );
    expect(own).toMatchObject({
      id: 'own:egress-proxy',
      kind: 'own',
      findingType: {
        title: 'Traffic leaves through the proxy',
        own: { file: 'rules/egress-proxy.md' },
      },
    });
    const [listed] = await pagesOf(portal, 'nobody', 'kind=own&include=text');
    expect(listed).toMatchObject({
      id: 'own:egress-proxy',
      service: 'config',
      languages: ['en'],
      text: expect.stringContaining('without the proxy'),
    });
    for (const unknown of ['S3.999', 'guardduty:none', 'own:none']) {
      const { status } = await portal.get(
        'nobody',
        `/handbook/pages/${encodeURIComponent(unknown)}`,
      );
      expect([unknown, status]).toEqual([unknown, 404]);
    }

    const { body: use } = await portal.get(
      'approver',
      '/handbook/pages/S3.9/use',
    );
    expect(use).toEqual({
      of: 'organisation',
      use: { open: 3, resources: 3, services: 2, evaluated: 3 },
      unowned: 1,
      totalItems: 1,
      hidden: 1,
      items: [
        {
          entityRef: 'component:default/shop',
          open: 1,
          resources: 1,
          accounts: 1,
        },
      ],
    });
    const { body: mine } = await portal.get(
      'developer-a',
      '/handbook/pages/S3.9/use',
    );
    expect(mine).toMatchObject({ of: 'mine', use: { open: 1 }, unowned: 0 });
    await portal.stop();
  });

  it('answers what has not changed with 304', async () => {
    const portal = await startPortal(knex, { folder });
    for (const path of [
      '/handbook',
      '/handbook/pages',
      '/handbook/pages/S3.9',
    ]) {
      const first = await portal.get('developer-a', path);
      const { etag } = first.headers;
      expect([path, etag]).toEqual([path, expect.stringMatching(/^W?\/?"/)]);
      const again = await portal.get('developer-a', path, {
        'if-none-match': etag,
      });
      expect([path, again.status]).toEqual([path, 304]);
    }
    const { etag } = (await portal.get('developer-a', '/handbook/pages/S3.9'))
      .headers;
    writeFileSync(
      join(folder, 'S3.9.md'),
      files['S3.9.md'].replace('10', '11'),
    );
    await portal.runTask('handbook-overlay');
    const changed = await portal.get('developer-a', '/handbook/pages/S3.9', {
      'if-none-match': etag,
    });
    expect(changed.status).toBe(200);
    writeFileSync(join(folder, 'S3.9.md'), files['S3.9.md']);
    await portal.stop();
  });

  it('counts nothing for whom a policy denies findings, and keeps the handbook open', async () => {
    const portal = await startPlugin({
      knex,
      entities,
      config: testConfig({ handbook: { overlay: { path: folder } } }),
      policy: () => ({ result: AuthorizeResult.DENY }),
    });
    const { status, body } = await portal.get('approver', '/handbook');
    expect([status, body.live, body.overlay.canEdit]).toEqual([
      200,
      undefined,
      false,
    ]);
    expect(body.overlay.problems).toBeUndefined();
    const [item] = await pagesOf(portal, 'approver', 'q=S3.9&service=S3');
    expect(item.use).toBeUndefined();
    const use = await portal.get('approver', '/handbook/pages/S3.9/use');
    expect(use.status).toBe(403);
    await portal.stop();
  });

  it('has verdicts in lists, groups and filters', async () => {
    const portal = await startPortal(knex, { folder });
    const controlsOf = async (query: string) => {
      const { body } = await portal.get(
        'developer-a',
        `${shopPath}/findings?status=open&${query}`,
      );
      return (body.items as Finding[])
        .map(item => `${item.controlId} ${item.verdict}`)
        .sort();
    };
    expect(await controlsOf('')).toEqual([
      'S3.8 accept',
      'S3.8 accept',
      'S3.9 disable',
      'undefined undefined',
    ]);
    expect(await controlsOf('verdict=disable')).toEqual(['S3.9 disable']);
    expect(await controlsOf('verdict=fix')).toEqual([]);
    expect(await controlsOf('verdict=accept&verdict=none')).toEqual([
      'S3.8 accept',
      'S3.8 accept',
      'undefined undefined',
    ]);
    const groupsOf = async (query: string) => {
      const { body } = await portal.get(
        'developer-a',
        `${shopPath}/groups?by=control&${query}`,
      );
      return Object.fromEntries(
        (body.items as FindingGroup[]).map(({ controlId, verdicts }) => [
          controlId,
          verdicts,
        ]),
      );
    };
    expect(await groupsOf('status=open')).toEqual({
      'S3.8': { accept: 2 },
      'S3.9': { disable: 1 },
      undefined: undefined,
    });
    expect(await groupsOf('status=open&verdict=disable')).toEqual({
      'S3.9': { disable: 1 },
    });
    await portal.stop();
  });

  it('puts pages beside what an entity has to act on', async () => {
    const portal = await startPortal(knex, { folder });
    const { body } = await portal.get(
      'developer-a',
      `${shopPath}/handbook?limit=2`,
    );
    const handbook = body as EntityHandbook;
    expect(handbook).toMatchObject({
      entityRef: 'component:default/shop',
      totalItems: 3,
    });
    expect(handbook.items).toHaveLength(2);
    const { body: rest } = await portal.get(
      'developer-a',
      `${shopPath}/handbook?limit=2&offset=2`,
    );
    const items = [...handbook.items, ...(rest as EntityHandbook).items];
    const s3 = items.find(({ group }) => group.controlId === 'S3.8');
    expect(s3?.findings.map(({ resource }) => resource.name).sort()).toEqual([
      'menu',
      'orders',
    ]);
    expect(s3?.guidance).toMatchObject({
      controlId: 'S3.8',
      overlay: { verdict: { verdict: 'accept' } },
    });
    expect(JSON.stringify(s3?.guidance)).toContain('{{resource.name}}');
    // Of one finding alone its own names
    const s39 = items.find(({ group }) => group.controlId === 'S3.9');
    expect(s39?.group.count).toBe(1);
    expect(JSON.stringify(s39?.guidance.page)).not.toContain(
      '{{resource.name}}',
    );
    const threat = items.find(({ group }) => group.kind === 'threat');
    expect(threat?.guidance).toMatchObject({
      findingType: { product: 'guardduty' },
    });
    const other = await portal.get('developer-b', `${shopPath}/handbook`);
    expect(other.status).toBe(403);
    await portal.stop();
  });
});
