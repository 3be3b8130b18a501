// @ts-check

/**
 * Tags of resources as they are now. Times are ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('resource_tags', table => {
    table.comment('Resources whose tags are read, and the last answer');
    table.string('resource_hash', 64).notNullable();
    table.string('account', 12).notNullable().comment('Of its findings');
    table.text('resource_id').notNullable().comment('An ARN');
    table.string('region', 63).notNullable().comment('A Region or global');
    table.string('source', 63).notNullable().comment('Of its findings');
    table
      .boolean('settled')
      .notNullable()
      .comment('None of its findings is open or acknowledged: read last');
    table
      .string('asked_at', 32)
      .notNullable()
      .comment('Our clock, with an answer or without; empty: at once');
    table.text('tags').comment('JSON; absent: there was never an answer');
    table.string('read_at', 32).comment('Our clock, of the last answer');
    table.primary(['resource_hash', 'account']);
    table.index(['source', 'settled', 'asked_at'], 'resource_tags_due_index');
  });
  await knex.schema.createTable('tag_sources', table => {
    table.comment('How the reads of tags fare, one row a source');
    table.string('source', 63).primary();
    table.string('last_run_at', 32).notNullable();
    table.string('last_success_at', 32);
    table.string('last_error_kind', 32);
    table.text('last_error_message').comment('For people');
    table.string('last_error_at', 32);
    table.integer('asked').notNullable().comment('Resources, last run');
    table.integer('answered').notNullable();
    table.integer('changed').notNullable().comment('Findings, last run');
    table
      .integer('failed_places')
      .notNullable()
      .comment('Accounts and Regions that could not be read');
    table
      .string('queued_until', 64)
      .comment('Resources of findings up to this key are queued');
    table.boolean('all_queued').notNullable();
  });
  await knex.schema.alterTable('finding_resources', table => {
    table
      .string('tag_state', 16)
      .notNullable()
      .defaultTo('unknown')
      .comment('current, at-finding-time or unknown');
  });
  await knex('finding_resources')
    .whereNotNull('tags')
    .update({ tag_state: 'at-finding-time' });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('finding_resources', table => {
    table.dropColumn('tag_state');
  });
  await knex.schema.dropTable('tag_sources');
  await knex.schema.dropTable('resource_tags');
};
