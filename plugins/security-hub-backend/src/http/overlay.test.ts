import { TestDatabases } from '@backstage/backend-test-utils';
import { Finding, GuidanceOverlay } from 'backstage-plugin-security-hub-common';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { startPlugin } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entities = [
  component('checkout-api', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
];
const page = '/entities/by-name/component/default/checkout-api';
const verdicts = `---
id: S3.9
reviewer: group:default/platform-security
reviewed: 2026-11-20
verdicts:
  - verdict: disable
    when: { entityTypes: [website] }
    reason: Not for websites.
  - verdict: accept
    when: { accounts: ['111122223333'], entityTypes: [service] }
    reason: The log costs more than it can tell.
    acceptAs: operational-constraint
    acceptDays: 180
---

Here {{resource.name}} is read by the module _menu_.
`;

describe.each(databases.eachSupportedId())('the overlay in the API, %p', id => {
  it("comes with a finding's guidance, and stays when its file breaks", async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ control: 'S3.9', bucket: 'logs' }),
      controlFinding({ control: 'S3.8', bucket: 'other' }),
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
    const file = join(folder, 'S3.9.md');
    writeFileSync(file, verdicts);
    const config = testConfig({
      handbook: {
        overlay: {
          path: folder,
          editUrl: 'https://git.example.com/handbook/',
        },
      },
    });
    const portal = await startPlugin({ knex, entities, config });
    const overlayOf = async (control: string) => {
      const list = await portal.get('developer-a', `${page}/findings`);
      const finding = (list.body.items as Finding[] | undefined)?.find(
        item => item.controlId === control,
      );
      const { body } = await portal.get(
        'developer-a',
        `/findings/${finding?.key}`,
      );
      return body.guidance?.overlay as GuidanceOverlay | undefined;
    };
    await until('the overlay is read', async () =>
      Boolean(await overlayOf('S3.9')),
    );
    const overlay = await overlayOf('S3.9');
    expect(overlay).toEqual({
      file: 'S3.9.md',
      editUrl: 'https://git.example.com/handbook/S3.9.md',
      reviewer: 'group:default/platform-security',
      reviewed: '2026-11-20',
      verdict: {
        verdict: 'accept',
        reason: 'The log costs more than it can tell.',
        acceptAs: 'operational-constraint',
        acceptDays: 180,
        version: expect.stringMatching(/^[0-9a-f]{16}-2$/),
      },
      here: expect.objectContaining({
        markdown: expect.stringContaining('`logs`'),
      }),
    });
    expect(await overlayOf('S3.8')).toBeUndefined();

    const { body: findings } = await portal.get(
      'developer-a',
      `${page}/findings`,
    );
    const made = await portal.post('developer-a', `${page}/decisions`, {
      kind: 'acknowledge',
      findingKeys: findings.items.map(({ key }: Finding) => key),
    });
    expect(
      made.body.results.map(({ verdict }: { verdict?: string }) => verdict),
    ).toEqual(expect.arrayContaining([overlay?.verdict?.version, undefined]));

    writeFileSync(file, verdicts.replace('180', 'many'));
    await portal.runTask('handbook-overlay');
    expect(await overlayOf('S3.9')).toEqual(overlay);

    writeFileSync(file, verdicts.replace('180', '90'));
    await portal.runTask('handbook-overlay');
    await until('the new version is served', async () => {
      const { verdict } = (await overlayOf('S3.9')) ?? {};
      return verdict?.acceptDays === 90;
    });
    expect((await overlayOf('S3.9'))?.verdict?.version).not.toBe(
      overlay?.verdict?.version,
    );
    await portal.stop();
    rmSync(folder, { recursive: true });
  });
});
