import { TestDatabases } from '@backstage/backend-test-utils';
import { defaultControlFacts } from 'aws-control-handbook';
import { Finding, FindingGroup } from 'backstage-plugin-security-hub-common';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { threatFinding } from '../__testUtils__/productFindings';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const filters = ['fix', 'accept', 'disable', 'not-applicable', 'none'];

function website(name: string, annotations: Record<string, string>) {
  const entity = component(name, 'group:default/team-b', annotations);
  return { ...entity, spec: { ...entity.spec, type: 'website' } };
}

/** The shop owns its accounts, and is concerned with what the site in one of them is the first to own. */
const entities = [
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333,444455556666',
  }),
  website('site', { 'aws-security-hub/arns': 'arn:aws:s3:::site-*' }),
];
const shop = '/entities/by-name/component/default/shop';
const config = {
  accounts: [
    { id: '111122223333', environment: 'prod', owner: 'group:default/team-a' },
    { id: '444455556666', environment: 'dev', owner: 'group:default/team-a' },
  ],
  claims: {
    allow: [{ owner: 'group:default/team-b', accounts: ['111122223333'] }],
  },
};

function file(id: string, verdicts: string): string {
  return `---
id: ${id}
reviewer: group:default/platform-security
reviewed: 2026-11-20
verdicts:
${verdicts}
---
`;
}

const accept = 'reason: Ours., acceptAs: by-design';
const files: Record<string, string> = {
  'S3.8': file('S3.8', '  - { verdict: fix, reason: Always. }'),
  'S3.9': file(
    'S3.9',
    [
      '  - { verdict: disable, reason: Not for sites., when: { entityTypes: [website] } }',
      `  - { verdict: accept, ${accept}, when: { environments: [dev] } }`,
      '  - { verdict: fix, reason: Else. }',
      '  - { verdict: disable, reason: Never counts. }',
    ].join('\n'),
  ),
  'S3.14': file(
    'S3.14',
    '  - { verdict: not-applicable, reason: There., when: { accounts: ["444455556666"], entityTypes: [service] } }',
  ),
  'S3.5': file(
    'S3.5',
    [
      '  - { verdict: fix, reason: In prod., when: { environments: [prod] } }',
      '  - { verdict: fix, reason: Elsewhere. }',
    ].join('\n'),
  ),
};

const findings = ['S3.8', 'S3.9', 'S3.14', 'S3.5', 'S3.1'].flatMap(control =>
  ['orders', 'site-a', 'site-b'].flatMap(bucket =>
    ['111122223333', '444455556666'].map(account =>
      controlFinding({ control, bucket: `${bucket}-${account}`, account }),
    ),
  ),
);

describe.each(databases.eachSupportedId())('verdicts, %p', id => {
  it('are the same in a finding, in filters and in the numbers of groups', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([...findings, threatFinding()]);
    const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
    for (const [control, content] of Object.entries(files)) {
      writeFileSync(join(folder, `${control}.md`), content);
    }
    const portal = await startPlugin({
      knex,
      entities,
      config: testConfig({
        ...config,
        handbook: { overlay: { path: folder } },
      }),
    });
    const listed = async (query: string): Promise<Finding[]> => {
      const { status, body } = await portal.get(
        'developer-a',
        `${shop}/findings?limit=200&${query}`,
      );
      expect([query, status, body.error]).toEqual([query, 200, undefined]);
      expect(body.totalItems).toBe(body.items.length);
      return body.items;
    };
    await until('findings have owners, and the overlay is read', async () => {
      const { status, body } = await portal.get(
        'developer-a',
        `${shop}/findings?limit=200`,
      );
      const items: Finding[] = body.items ?? [];
      return (
        status === 200 &&
        items.length === findings.length + 1 &&
        items.some(({ verdict }) => verdict !== undefined)
      );
    });

    const all = await listed('');
    const keysWith = (verdict: string) =>
      all
        .filter(finding => (finding.verdict ?? 'none') === verdict)
        .map(({ key }) => key)
        .sort();
    // Every kind occurs, and S3.9 has three of them
    expect(filters.filter(name => keysWith(name).length === 0)).toEqual([]);
    expect(
      new Set(
        all
          .filter(({ controlId }) => controlId === 'S3.9')
          .map(({ verdict }) => verdict),
      ),
    ).toEqual(new Set(['disable', 'accept', 'fix']));
    for (const filter of filters) {
      const kept = await listed(`verdict=${filter}`);
      expect([filter, kept.map(({ key }) => key).sort()]).toEqual([
        filter,
        keysWith(filter),
      ]);
    }
    const two = await listed('verdict=none&verdict=accept');
    expect(two).toHaveLength(
      keysWith('none').length + keysWith('accept').length,
    );

    for (const query of ['', '&verdict=fix', '&account=444455556666']) {
      const { body } = await portal.get(
        'developer-a',
        `${shop}/groups?by=control&limit=200${query}`,
      );
      for (const group of body.items as FindingGroup[]) {
        const own = await listed(
          `group=${encodeURIComponent(group.key)}${query}`,
        );
        const expected: Record<string, number> = {};
        for (const { verdict } of own) {
          if (verdict) {
            expected[verdict] = (expected[verdict] ?? 0) + 1;
          }
        }
        expect([query, group.key, group.verdicts ?? {}]).toEqual([
          query,
          group.key,
          expected,
        ]);
      }
    }
    await portal.stop();
    rmSync(folder, { recursive: true });
  });

  it('may name any number of accounts', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest(findings);
    const folder = mkdtempSync(join(tmpdir(), 'verdicts-'));
    const accounts = Array.from({ length: 400 }, (_, index) =>
      JSON.stringify(String(500_000_000_000 + index)),
    );
    const controls = defaultControlFacts()
      .list()
      .filter(({ status }) => status === 'active')
      .slice(0, 200);
    const others = controls.filter(({ id: control }) => control !== 'S3.9');
    for (const control of [...others.map(facts => facts.id), 'S3.9']) {
      writeFileSync(
        join(folder, `${control}.md`),
        file(
          control,
          [
            `  - { verdict: disable, reason: There., when: { accounts: [${accounts}], entityTypes: [website] } }`,
            '  - { verdict: fix, reason: Else., when: { accounts: ["111122223333"], entityTypes: [service, website] } }',
          ].join('\n'),
        ),
      );
    }
    const portal = await startPlugin({
      knex,
      entities,
      config: testConfig({
        ...config,
        handbook: { overlay: { path: folder } },
      }),
    });
    await until('the verdicts count', async () => {
      const { body } = await portal.get(
        'developer-a',
        `${shop}/findings?verdict=fix&control=S3.9`,
      );
      return body.totalItems === 3;
    });
    for (const path of [
      'groups?by=control',
      'handbook',
      'findings?verdict=none',
      'findings?verdict=disable',
    ]) {
      const { status } = await portal.get('developer-a', `${shop}/${path}`);
      expect([path, status]).toEqual([path, 200]);
    }
    await portal.stop();
    rmSync(folder, { recursive: true });
  });
});
