import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { insertRows } from './insertRows';
import { updateRows } from './updateRows';
import { whereKeys } from './whereKeys';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

/** What UTF-8 makes of it: a lone half of a surrogate pair becomes U+FFFD. */
const encoded = (value: string) => Buffer.from(value).toString();
/** Text as a column can hold it. */
const text = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map(value => value.split('\u0000').join(''));
const rowsOf = fc.uniqueArray(
  fc.record({
    key: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
      .map(k => k.split('\u0000').join('0').slice(0, 10)),
    words: fc.option(text, { nil: null }),
    number: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    flag: fc.boolean(),
  }),
  { selector: row => encoded(row.key), minLength: 1, maxLength: 30 },
);

describe.each(databases.eachSupportedId())('sets of rows, %p', id => {
  it('arrive as they are, whatever text they hold', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('things', table => {
      table.string('key', 64).primary();
      table.text('words');
      table.integer('number').notNullable();
      table.boolean('flag').notNullable();
    });
    await fc.assert(
      fc.asyncProperty(rowsOf, async rows => {
        await knex('things').delete();
        await insertRows(knex, 'things', rows);
        const stored = await whereKeys(
          knex,
          knex('things'),
          'key',
          rows.map(row => encoded(row.key)),
        );
        const byKey = new Map(stored.map(row => [row.key, row]));
        expect(stored).toHaveLength(rows.length);
        for (const row of rows) {
          const found = byKey.get(encoded(row.key));
          expect({ ...found, flag: Boolean(found.flag) }).toEqual({
            key: encoded(row.key),
            words: row.words === null ? null : encoded(row.words),
            number: row.number,
            flag: row.flag,
          });
        }
      }),
      {
        numRuns: 60,
        examples: [
          [
            [
              { key: 'a', words: '\ud800', number: 0, flag: true },
              { key: 'b', words: '\\ud800 \\\udfff', number: 0, flag: true },
            ],
          ],
        ],
      },
    );
  });

  it('replace, keep or change in part what is there', async () => {
    const knex = await databases.init(id);
    await knex.schema.createTable('counts', table => {
      table.string('place', 20).notNullable();
      table.string('kind', 20).notNullable();
      table.integer('number').notNullable();
      table.string('note', 20);
      table.primary(['place', 'kind']);
    });
    const row = (number: number, note: string) => ({
      place: 'here',
      kind: 'a',
      number,
      note,
    });
    const key = ['place', 'kind'];
    const only = async () => await knex('counts').select('number', 'note');

    await insertRows(knex, 'counts', []);
    await insertRows(knex, 'counts', [row(1, 'first')]);
    await expect(insertRows(knex, 'counts', [row(2, 'no')])).rejects.toThrow();
    await insertRows(knex, 'counts', [row(2, 'kept')], { key, then: 'ignore' });
    expect(await only()).toEqual([{ number: 1, note: 'first' }]);
    await insertRows(knex, 'counts', [row(3, 'part')], {
      key,
      then: ['number'],
    });
    expect(await only()).toEqual([{ number: 3, note: 'first' }]);
    await insertRows(knex, 'counts', [row(4, 'all')], { key, then: 'replace' });
    expect(await only()).toEqual([{ number: 4, note: 'all' }]);
    for (const [number, note] of [
      [3, 'less'],
      [4, 'as much'],
    ] as const) {
      await insertRows(knex, 'counts', [row(number, note)], {
        key,
        then: 'replace',
        onlyAbove: 'number',
      });
      expect(await only()).toEqual([{ number: 4, note: 'all' }]);
    }
    await insertRows(knex, 'counts', [row(5, 'all')], {
      key,
      then: ['number'],
      onlyAbove: 'number',
    });
    expect(await only()).toEqual([{ number: 5, note: 'all' }]);

    await updateRows(knex, 'counts', 'place', [
      { place: 'here', note: 'changed' },
      { place: 'nowhere', note: 'lost' },
    ]);
    expect(await only()).toEqual([{ number: 5, note: 'changed' }]);
  });
});
