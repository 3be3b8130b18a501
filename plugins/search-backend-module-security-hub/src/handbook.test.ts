import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import securityHubPlugin from 'backstage-plugin-security-hub-backend';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSearch } from './__testUtils__/startSearch';

jest.setTimeout(120_000);

const environment = { ...process.env };

/** The organisation's own files: what it decides about a control, and a page about a rule of its own. */
const ownFiles = {
  'S3.9.md': `---
id: S3.9
reviewer: group:default/platform-security
reviewed: 2026-11-20
verdicts:
  - verdict: accept
    when: { environments: [dev] }
    reason: Logs of test data cost more than they can tell.
    acceptAs: operational-constraint
    acceptDays: 365
  - verdict: fix
    reason: Where customers' data is we have to be able to say who read it.
---

Here we do it with the module quokkabucket.
`,
  'egress-proxy.md': `---
id: egress-proxy
title: Traffic leaves only through the proxy
findings:
  product: custom/default
reviewer: group:default/platform-security
reviewed: 2026-11-20
---

## What it means here

Something reached the internet past the wombatproxy.

## First response

Ask the owner what it is.

## Who to call

The network team.

## Verify

The flow log has no such entry any more.
`,
};

describe('the handbook of the plugin in the search', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const folder = mkdtempSync(join(tmpdir(), 'overlay-'));

  beforeAll(() => {
    // No AWS behind it: reads fail at once instead of looking for credentials
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    process.env.AWS_ACCESS_KEY_ID = 'AKIATEST';
    process.env.AWS_SECRET_ACCESS_KEY = 'test';
  });

  afterAll(() => {
    process.env = environment;
    rmSync(folder, { recursive: true });
  });

  it('is found by the id of a control, by what a page says, and by its fields', async () => {
    const search = await startSearch({
      features: [
        securityHubPlugin,
        mockServices.database.factory({
          knex: await databases.init('SQLITE_3'),
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalogServiceMock(),
        }),
      ],
      config: {
        app: { baseUrl: 'http://localhost:7007' },
        backend: { baseUrl: 'http://localhost:7007' },
        securityHub: {
          sources: [
            {
              name: 'main',
              administrator: {
                account: '999900001111',
                homeRegion: 'eu-west-1',
              },
            },
          ],
          handbook: { overlay: { path: folder } },
        },
      },
    });
    await search.index();
    expect(search.errors()).toEqual([]);

    const [byId] = await search.find('EC2.22');
    expect(byId).toEqual({
      title: 'EC2.22 Unused Amazon EC2 security groups should be removed',
      text: expect.stringContaining('Ec2SecurityGroupNotFound'),
      location: '/security-hub?tab=handbook&page=EC2.22',
      pageId: 'EC2.22',
      severity: 'MEDIUM',
      service: 'EC2',
      hazards: expect.any(Number),
      verdicts: [],
    });
    expect(byId.hazards).toBeGreaterThan(2);

    // A page that does not name its service in its text
    const [root] = await search.find('iam.6');
    expect(root.pageId).toBe('IAM.6');

    const [byWords] = await search.find('Ec2SecurityGroupNotFound');
    expect(byWords.pageId).toBe('EC2.22');

    const severe = await search.find('security groups', {
      severity: 'CRITICAL',
    });
    expect(severe.length).toBeGreaterThan(0);
    expect(severe.filter(({ severity }) => severity !== 'CRITICAL')).toEqual(
      [],
    );

    const [ofType] = await search.find('orders from an attacker');
    expect(ofType).toMatchObject({
      pageId: 'guardduty:backdoor',
      severity: '',
      title: "The resource takes orders from an attacker's server",
    });

    // What the organisation has written is found after the next run
    expect(await search.find('quokkabucket')).toEqual([]);
    for (const [name, content] of Object.entries(ownFiles)) {
      writeFileSync(join(folder, name), content);
    }
    await search.run('security-hub-handbook-overlay');
    await search.index();
    expect(search.errors()).toEqual([]);
    const [ownText] = await search.find('quokkabucket');
    expect(ownText).toMatchObject({
      pageId: 'S3.9',
      verdicts: ['accept', 'fix'],
    });
    const [ownPage] = await search.find('wombatproxy');
    expect(ownPage).toMatchObject({
      title: 'Traffic leaves only through the proxy',
      location: '/security-hub?tab=handbook&page=own%3Aegress-proxy',
      severity: '',
      verdicts: [],
    });
    await search.backend.stop();
  });
});
