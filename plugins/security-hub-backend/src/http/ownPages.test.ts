import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ControlGuidance,
  Finding,
  GuidanceFindingType,
} from 'backstage-plugin-security-hub-common';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import {
  configRuleFinding,
  importedFinding,
  threatFinding,
  vulnerabilityFinding,
} from '../__testUtils__/productFindings';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entities = [
  component('checkout-api', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
];
const checkout = '/entities/by-name/component/default/checkout-api';
const responders = 'group:default/threat-response';

function page(id: string, findings: string, rest = ''): string {
  return `---
id: ${id}
title: About ${id}
findings: ${findings}
reviewer: group:default/platform-security
reviewed: 2026-11-20
${rest}---

## What it means here

{{resource.displayName}} in {{account}}.

## Fix

### AWS CLI

\`\`\`shell
aws s3api get-bucket-acl --bucket {{resource.name}}
\`\`\`
`;
}

const exceptions = `exceptions:
  - { id: ours, reason: by-design, title: Ours, text: It is ours. }
`;
const files = {
  rule: page('rule', '{ product: config, titles: ["tea-sealed*"] }'),
  imported: page(
    'imported',
    '{ product: custom/default, generators: ["*Bean scan"] }',
  ),
  cve: page('cve', '{ product: inspector, types: ["*CVE"] }', exceptions),
  threat: page(
    'threat',
    '{ product: guardduty, types: ["TTPs/Theft*"] }',
    exceptions,
  ),
  named: page(
    'named',
    '{ product: guardduty, types: ["TTPs/Theft*"], titles: ["*mallory*"] }',
  ),
};

describe.each(databases.eachSupportedId())(
  'pages of the organisation about findings, %p',
  id => {
    it('are shown before those that ship, with the values that the reader may see', async () => {
      const knex = await databases.init(id);
      const store = await createStore(knex, { entities });
      await store.ingest([
        configRuleFinding({ rule: 'tea-sealed-conformance-pack-ab12' }),
        configRuleFinding({ rule: 'coffee-sealed' }),
        importedFinding({ name: 'Bean scan' }),
        vulnerabilityFinding(),
        threatFinding({
          name: 'mallory took the beans',
          overrides: {
            Types: ['TTPs/Theft'],
            Resources: [
              {
                Type: 'AwsIamAccessKey',
                Id: 'AWS::IAM::AccessKey:AKIAEXAMPLE1',
                Region: 'eu-west-1',
                Details: { AwsIamAccessKey: { PrincipalName: 'mallory' } },
              },
            ],
          },
        }),
      ]);
      const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
      const write = (name: string, content: string) =>
        writeFileSync(join(folder, `${name}.md`), content);
      for (const [name, content] of Object.entries(files)) {
        write(name, content);
      }
      const portal = await startPlugin({
        knex,
        entities,
        members: { 'user:default/responder': [responders] },
        config: testConfig({
          threats: { responder: responders },
          handbook: {
            overlay: { path: folder, editUrl: 'https://git.example.com/own' },
          },
        }),
      });
      const pagesOf = async (user: string) => {
        const list = await portal.get(user, `${checkout}/findings`);
        const pages = new Map<string, GuidanceFindingType | undefined>();
        for (const { key, kind, title } of (list.body.items ??
          []) as Finding[]) {
          const { body } = await portal.get(user, `/findings/${key}`);
          pages.set(
            kind === 'threat' ? kind : title,
            body.guidance?.findingType,
          );
        }
        return pages;
      };
      await until('the overlay is read', async () =>
        Boolean((await pagesOf('developer-a')).get('Bean scan')),
      );

      const seen = await pagesOf('developer-a');
      expect(seen.get('tea-sealed-conformance-pack-ab12')).toMatchObject({
        id: 'rule',
        product: 'config',
        responder: 'owner',
        own: {
          file: 'rule.md',
          editUrl: 'https://git.example.com/own/rule.md',
          reviewer: 'group:default/platform-security',
        },
        meaning: [{ markdown: '`orders` in `111122223333`.' }],
        fix: {
          methods: [
            {
              method: 'cli',
              blocks: [{ code: "aws s3api get-bucket-acl --bucket 'orders'" }],
            },
          ],
        },
      });
      expect(seen.get('coffee-sealed')).toBeUndefined();
      expect(seen.get('Bean scan')?.id).toBe('imported');
      expect(seen.get('CVE-2026-1234')).toMatchObject({
        id: 'cve',
        exceptions: [{ id: 'ours' }],
      });
      // Its title is not for owners, so neither is what can be told from it
      expect(seen.get('threat')).toMatchObject({
        id: 'threat',
        responder: 'threat',
        exceptions: [],
        meaning: [{ markdown: '{{resource.displayName}} in `111122223333`.' }],
      });
      expect((await pagesOf('responder')).get('threat')).toMatchObject({
        id: 'named',
        meaning: [{ markdown: '`mallory` in `111122223333`.' }],
      });

      const { body: printed } = await portal.get(
        'responder',
        `${checkout}/handbook`,
      );
      expect(printed.items).toMatchObject([
        { guidance: { findingType: { id: 'threat' } } },
      ]);
      const { body: all } = await portal.get(
        'developer-a',
        `${checkout}/handbook`,
      );
      expect(
        all.items
          .map(({ guidance }: { guidance: ControlGuidance }) =>
            String(guidance.findingType?.id),
          )
          .sort(),
      ).toEqual(['cve', 'imported', 'rule', 'threat', 'undefined']);

      // What breaks stays, what is gone leaves the page that ships
      write('rule', files.rule.replace('## Fix', '## Do'));
      rmSync(join(folder, 'cve.md'));
      await portal.runTask('handbook-overlay');
      await until('the new files are served', async () => {
        const found = (await pagesOf('developer-a')).get('CVE-2026-1234');
        return found?.id === 'package-vulnerability';
      });
      const later = await pagesOf('developer-a');
      expect(later.get('CVE-2026-1234')).not.toHaveProperty('own');
      expect(later.get('tea-sealed-conformance-pack-ab12')?.id).toBe('rule');
      const { body } = await portal.get('approver', '/handbook');
      expect(body.overlay).toMatchObject({
        pages: 4,
        problems: [
          {
            file: 'rule.md',
            problems: ['line 13: unknown heading "## Do"'],
          },
        ],
      });
      await portal.stop();
      rmSync(folder, { recursive: true });
    });
  },
);
