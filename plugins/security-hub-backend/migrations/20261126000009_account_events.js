// @ts-check

/**
 * What makes freshness true of each account and Region: the events that came of it, and the records that rules leave out. Times are
 * ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('account_events', table => {
    table.comment('The newest event, by the place its findings are read from');
    table.string('source', 63).notNullable();
    table.string('account', 12).notNullable().comment('Of the findings');
    table
      .string('region', 63)
      .notNullable()
      .comment('That they are read through');
    table.string('last_event_at', 32).notNullable().comment("AWS's clock");
    table
      .bigInteger('lag_ms')
      .comment('From it to its commit; absent: it only asked for a read');
    table.primary(['source', 'account', 'region']);
  });
  await knex.schema.createTable('skipped_records', table => {
    table.comment('A record of AWS that a rule of ingestion leaves out');
    table.string('record_key', 64).primary();
    table.string('source', 63).notNullable();
    table.string('account', 12).notNullable();
    table.string('region', 63).notNullable().comment('That it is read through');
    table
      .string('reader', 80)
      .notNullable()
      .comment('account/Region that it is read through');
    table.string('format', 8).notNullable().comment('asff or ocsf');
    table.string('rule', 255).notNullable().comment('Product and reason');
    table
      .text('provider_order')
      .notNullable()
      .comment('Of the version that was left out');
    table.text('customer_order').notNullable();
    table.string('seen_at', 32).notNullable().comment("AWS's clock, last");
    // Not of seen_at, which moves with each read
    table.index(
      ['source', 'account', 'region', 'rule'],
      'skipped_records_place_index',
    );
    table.index(['source', 'reader', 'format'], 'skipped_records_reader_index');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('skipped_records');
  await knex.schema.dropTable('account_events');
};
