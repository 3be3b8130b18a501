import { TestDatabases } from '@backstage/backend-test-utils';
import {
  component,
  createStore,
  testSettings,
} from '../../__testUtils__/createStore';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { threatFinding } from '../../__testUtils__/productFindings';
import { migrationsDirectory } from '../../database/migrations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const migrations = { directory: migrationsDirectory() };
const version = '20261126000015';
const entities = [
  component('shop', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
];
const title = '198.51.100.7 attacks kumo';
const ofPartner = threatFinding({
  name: title,
  overrides: {
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/acme/endpoint-guard',
    ProductName: 'Endpoint Guard',
    Types: ['Software and Configuration Checks/Malware'],
  },
});

describe.each(databases.eachSupportedId())('threats in the store, %p', id => {
  it('lose the titles that AWS wrote when the portal is upgraded, and get their own with the next sweep', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      threatFinding({
        name: title,
        overrides: { Types: ['TTPs/Exfiltration'] },
      }),
      controlFinding(),
    ]);
    const stored = async () => {
      const [row] = await knex('findings')
        .where('kind', 'threat')
        .select('title', 'search_text', 'resource_name');
      const kinds = await knex('finding_owners').orderBy('kind').pluck('kind');
      return { ...row, kinds };
    };
    const now = await stored();
    expect(now).toEqual({
      title: 'Threat: Exfiltration',
      search_text: expect.stringContaining('threat: exfiltration'),
      resource_name: 'orders',
      kinds: ['control', 'threat'],
    });

    while ((await knex.migrate.currentVersion(migrations)) >= version) {
      await knex.migrate.down(migrations);
    }
    await knex('findings').where('kind', 'threat').update({
      title,
      search_text: title,
      resource_name: 'kumo',
    });
    await knex.migrate.latest(migrations);
    const upgraded = await stored();
    expect(upgraded.kinds).toEqual(now.kinds);
    expect(JSON.stringify(upgraded)).not.toMatch(/198\.51|kumo/);
    expect(upgraded.resource_name).toBe('orders');

    // As a version before this left it
    await knex('entities').where('entity_ref', 'threats').delete();
    await store.refresh([]);
    await store.refresh(entities);
    expect(await stored()).toEqual(now);
  });

  it('are also what a product reports that is listed later', async () => {
    const knex = await databases.init(id);
    const before = await createStore(knex, { entities });
    await before.ingest([ofPartner]);
    const [first] = await knex('findings');
    expect(first).toMatchObject({ kind: 'configuration', title });
    await createStore(knex, {
      entities,
      settings: testSettings({
        threats: { partners: ['acme/endpoint-guard'] },
      }),
    });
    const [after] = await knex('findings');
    expect(after).toMatchObject({
      key: first.key,
      kind: 'threat',
      title: 'Threat: Malware',
    });
    expect(after.search_text).not.toMatch(/198\.51|kumo/);
    expect(await knex('finding_owners').pluck('kind')).toEqual(['threat']);
  });
});
