// @ts-check

const partialIndexes = [
  [
    'finding_records_retention_index',
    'updated_at',
    "record_state = 'ARCHIVED'",
  ],
  ['finding_records_missed_index', 'source, reader', 'missed_sweeps >= 2'],
  [
    'finding_records_doubtful_index',
    'source, reader, dirty_since',
    'dirty_since is not null',
  ],
  [
    'finding_records_settled_index',
    'source, reader',
    "record_state = 'ACTIVE' and (workflow in ('SUPPRESSED', 'NOTIFIED') or (workflow = 'RESOLVED' and compliance in ('FAILED', 'WARNING')))",
  ],
];

/**
 * What a record needs at scale: who reads it, its counterpart in the other format, and whether sweeps still meet it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('finding_records', table => {
    table.string('format', 8).notNullable().defaultTo('asff');
    table
      .string('twin_key', 64)
      .comment('The same for its counterpart in the other format');
    table
      .string('reader', 80)
      .comment('account/Region that it is read through, the source of record');
    table
      .smallint('missed_sweeps')
      .notNullable()
      .defaultTo(0)
      .comment('Complete sweeps that have not met it, one after the other');
    table
      .string('updated_at', 32)
      .comment("The provider's UpdatedAt, or when it was seen");
    table.index(['twin_key'], 'finding_records_twin_index');
    table.index(['source', 'reader'], 'finding_records_reader_index');
    table.dropIndex(['source', 'dirty_since'], 'finding_records_dirty_index');
  });
  // Of the few that are looked for again and again, each by its condition as the queries have it (recordConditions.ts)
  for (const [name, columns, condition] of partialIndexes) {
    await knex.raw(
      `create index ${name} on finding_records (${columns}) where ${condition}`,
    );
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const [name] of partialIndexes) {
    await knex.raw(`drop index ${name}`);
  }
  await knex.schema.alterTable('finding_records', table => {
    table.dropIndex(['twin_key'], 'finding_records_twin_index');
    table.dropIndex(['source', 'reader'], 'finding_records_reader_index');
    table.index(['source', 'dirty_since'], 'finding_records_dirty_index');
  });
  await knex.schema.alterTable('finding_records', table => {
    table.dropColumns(
      'format',
      'twin_key',
      'reader',
      'missed_sweeps',
      'updated_at',
    );
  });
};
