import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { controlFinding } from '../../../__testUtils__/controlFinding';
import { component, createStore } from '../../../__testUtils__/createStore';
import { migrationsDirectory } from '../../migrations';
import { FindingOwnerRow, FindingRow, ListColumns } from '../../rows';
import { setFindingDecision } from '../triage/setFindingDecision';
import { listColumns } from './listColumns';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const migrations = { directory: migrationsDirectory() };
const version = '20261126000004';

/** Columns as both databases give them. */
function plain(columns: ListColumns): ListColumns {
  const number = (value: number | null) =>
    value === null ? null : Number(value);
  return {
    ...columns,
    sample: Boolean(columns.sample),
    first_seen_at: Number(columns.first_seen_at),
    due_at: number(columns.due_at),
    decision_ends_at: number(columns.decision_ends_at),
  };
}

/** What every row of finding_owners has to repeat, and what it does repeat. */
async function repeated(knex: Knex) {
  const findings = new Map(
    (await knex<FindingRow>('findings')).map(row => [row.key, row]),
  );
  const owners: FindingOwnerRow[] = await knex('finding_owners').orderBy([
    'issue_key',
    'entity_ref',
  ]);
  const expected = owners.map(row =>
    plain(listColumns(findings.get(row.issue_key)!)),
  );
  const names = Object.keys(expected[0]);
  const actual = owners.map(row =>
    plain(
      Object.fromEntries(
        Object.entries(row).filter(([name]) => names.includes(name)),
      ) as ListColumns,
    ),
  );
  return { expected, actual };
}

it.each(databases.eachSupportedId())(
  'what lists sort and count by follows the findings, also of a store from before, %p',
  async id => {
    const knex = await databases.init(id);
    const scope = { 'aws-security-hub/account-ids': '111122223333' };
    const store = await createStore(knex, {
      entities: [
        component('shop', 'group:default/team-a', scope),
        component('bucket-owner', 'group:default/team-a', {
          'aws-security-hub/arns': 'arn:aws:s3:::bucket-3',
        }),
      ],
    });
    await store.ingest(
      Array.from({ length: 8 }, (_, index) =>
        controlFinding({
          bucket: `bucket-${index}`,
          severity: ['CRITICAL', 'HIGH', 'INFORMATIONAL'][index % 3],
          status: index === 5 ? 'PASSED' : 'FAILED',
        }),
      ),
    );
    const keys: string[] = await knex('findings').orderBy('key').pluck('key');
    await knex.transaction(async transaction => {
      await setFindingDecision(transaction, [
        {
          issueKey: keys[0],
          status: 'accepted',
          endsAt: '2026-12-01T00:00:00.123Z',
        },
        { issueKey: keys[1], status: 'acknowledged' },
      ]);
    });
    const before = await repeated(knex);
    expect(before.actual).toHaveLength(9);
    expect(before.actual).toEqual(before.expected);
    expect(
      before.actual.some(row => row.decision_ends_at === 1796083200123),
    ).toBe(true);

    while ((await knex.migrate.currentVersion(migrations)) >= version) {
      await knex.migrate.down(migrations);
    }
    expect(Object.keys(await knex('finding_owners').first()).sort()).toEqual(
      [
        ...['entity_ref', 'is_primary', 'issue_key', 'rank', 'reason'],
        ...['selector', 'source'],
      ].sort(),
    );
    await knex.migrate.latest(migrations);
    expect(await repeated(knex)).toEqual(before);
    await store.ingest([controlFinding({ bucket: 'bucket-9' })]);
    const after = await repeated(knex);
    expect(after.actual).toHaveLength(10);
    expect(after.actual).toEqual(after.expected);
  },
);
