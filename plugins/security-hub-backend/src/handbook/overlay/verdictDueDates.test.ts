import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { defaultControlFacts } from 'aws-control-handbook';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../../__testUtils__/createStore';
import { FolderOverlaySource } from './FolderOverlaySource';
import { OverlayRefresher } from './OverlayRefresher';
import { OverlayState } from './OverlayState';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const facts = defaultControlFacts();
const service = component('checkout-api', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});

function verdicts(days: number): string {
  return `---
id: S3.9
reviewer: group:default/platform-security
reviewed: 2026-11-20
verdicts:
  - verdict: not-applicable
    when: { entityTypes: [website] }
    reason: A website.
  - verdict: fix
    reason: We have to say who read it.
    dueInDays: ${days}
---
`;
}

describe.each(databases.eachSupportedId())(
  'verdicts that set due dates, %p',
  id => {
    it('move them when they change, on a replica that has not heard of it too', async () => {
      const knex = await databases.init(id);
      const handbook = OverlayState.create({ knex, facts });
      const settings = testSettings({});
      const store = await createStore(knex, {
        entities: [service],
        settings,
        handbook,
      });
      await store.ingest([
        controlFinding({ control: 'S3.9', bucket: 'logs' }),
        controlFinding({ control: 'S3.8', bucket: 'logs' }),
      ]);
      const daysOf = async (control: string) => {
        await store.priorities.run();
        const row = await knex('findings')
          .where({ control_id: control })
          .first('first_seen_at', 'due_at', 'priority_inputs');
        return {
          days:
            (Date.parse(row.due_at) - Date.parse(row.first_seen_at)) /
            86_400_000,
          byVerdict: JSON.parse(row.priority_inputs).some(
            ([input]: string[]) => input === 'verdict',
          ),
        };
      };
      const policy = await daysOf('S3.9');
      const other = await daysOf('S3.8');
      expect(policy.byVerdict).toBe(false);

      const folder = mkdtempSync(join(tmpdir(), 'overlay-'));
      const refresher = OverlayRefresher.create({
        knex,
        facts,
        source: FolderOverlaySource.create(folder),
        logger: mockServices.logger.mock(),
        now: () => new Date(),
      });
      writeFileSync(join(folder, 'S3.9.md'), verdicts(5));
      await refresher.run();
      expect(await daysOf('S3.9')).toEqual({ days: 5, byVerdict: true });
      expect(await daysOf('S3.8')).toEqual(other);

      writeFileSync(join(folder, 'S3.9.md'), verdicts(9));
      await refresher.run();
      expect(await daysOf('S3.9')).toEqual({ days: 9, byVerdict: true });

      // The first verdict counts for entities of that type
      await store.refresh([
        { ...service, spec: { ...service.spec, type: 'website' } },
      ]);
      await refresher.run();
      expect((await daysOf('S3.9')).byVerdict).toBe(false);

      rmSync(folder, { recursive: true });
    });
  },
);
