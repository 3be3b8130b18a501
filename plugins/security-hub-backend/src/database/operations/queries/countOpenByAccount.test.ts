import { TestDatabases } from '@backstage/backend-test-utils';
import { storeMixedFindings } from '../../../__testUtils__/storeMixedFindings';
import { isPostgres } from '../../rowset/dialect';
import { FindingRow } from '../../rows';
import { countOpenByAccount } from './countOpenByAccount';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('countOpenByAccount, %p', id => {
  it('counts open findings without samples, from their own index', async () => {
    const knex = await databases.init(id);
    await storeMixedFindings(knex);
    const [sampled] = await knex<FindingRow>('findings').where(
      'status',
      'open',
    );
    await knex<FindingRow>('findings')
      .where('key', sampled.key)
      .update({ sample: true });
    const open = await knex<FindingRow>('findings').where('status', 'open');
    const expected = new Map<string, number>();
    for (const { account, sample } of open) {
      if (account && !sample) {
        expected.set(account, (expected.get(account) ?? 0) + 1);
      }
    }
    expect(expected.size).toBeGreaterThan(0);
    const accounts = [...expected.keys(), '000000000000'];
    expect(await countOpenByAccount(knex, { accounts })).toEqual(expected);
    expect(await countOpenByAccount(knex, { accounts: [] })).toEqual(new Map());
    const none = { field: 'account' as const, values: [] };
    expect(
      await countOpenByAccount(knex, { accounts, criteria: none }),
    ).toEqual(new Map());

    let asked = '';
    const listen = ({ sql }: { sql: string }) => {
      asked = sql;
    };
    knex.on('query', listen);
    await countOpenByAccount(knex, { accounts });
    knex.off('query', listen);
    const plan = await knex.transaction(async transaction => {
      if (isPostgres(knex)) {
        // So few rows are read faster without any index
        await transaction.raw('set local enable_seqscan = off');
        const sql = asked.replace(/\$\d+/g, '?');
        const { rows } = await transaction.raw(`explain ${sql}`, [
          accounts,
          false,
        ]);
        return JSON.stringify(rows);
      }
      return JSON.stringify(
        await transaction.raw(`explain query plan ${asked}`, [
          JSON.stringify(accounts),
          false,
        ]),
      );
    });
    expect(plan).toContain('findings_open_account_index');
  });
});
