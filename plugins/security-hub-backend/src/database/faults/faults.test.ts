import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../migrations';
import { isStoreUnavailable } from './isStoreUnavailable';
import { storeMessage } from './storeMessage';

jest.setTimeout(60_000);

describe('faults of the database', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'tells a missing store from refused data on %p',
    async id => {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      const failure = async (work: () => PromiseLike<unknown>) => {
        try {
          await work();
        } catch (error) {
          return error;
        }
        throw new Error('It did not fail');
      };
      const insert = async () => {
        await knex('push_state').insert({ source: 'main', state: 'ok' });
      };
      expect(isStoreUnavailable(await failure(insert))).toBe(false);

      await knex.schema.createTable('numbers', table => {
        table.integer('number').primary();
      });
      await knex('numbers').insert({ number: 1 });
      const twice = await failure(() => knex('numbers').insert({ number: 1 }));
      expect(isStoreUnavailable(twice)).toBe(false);
      // Logs hold no text of findings, which knex puts into its messages
      const secret = 'connection terminated';
      const missing = await failure(() =>
        knex('no_such_table').insert({ text: secret }),
      );
      expect(String(missing)).toContain('no_such_table');
      expect(storeMessage(missing)).toContain('no_such_table');
      expect(storeMessage(missing)).not.toContain(secret);
      // No fault of what was to be stored
      expect(isStoreUnavailable(missing)).toBe(true);

      await knex.destroy();
      expect(isStoreUnavailable(await failure(insert))).toBe(true);
    },
  );

  it.each([
    [true, { code: 'ECONNREFUSED' }],
    [true, { code: '57P01', message: 'terminating connection' }],
    [true, { code: '53100', message: 'No space left on device' }],
    [true, { code: '40P01' }],
    [true, { code: 'SQLITE_FULL' }],
    [true, { code: 'SQLITE_IOERR_WRITE' }],
    [true, { code: 'SQLITE_READONLY' }],
    [true, new Error('Connection terminated unexpectedly')],
    [false, { code: '22P05', message: 'untranslatable character' }],
    [false, { code: '54000', message: 'index row size exceeds the maximum' }],
    [false, { code: 'SQLITE_CONSTRAINT_NOTNULL' }],
    [false, new TypeError('x is undefined')],
    [false, new RangeError('Maximum call stack size exceeded')],
    [false, undefined],
  ])('says %p of %p', (expected, error) => {
    expect(isStoreUnavailable(error)).toBe(expected);
  });
});
