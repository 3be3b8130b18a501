// @ts-check

/**
 * An organisation's own files about controls, as they were last good: what breaks later does not take them away. Times are ISO 8601 text in
 * UTC with milliseconds, our clock.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('handbook_files', table => {
    table.comment('Files of the overlay');
    table.string('path', 512).primary();
    table.text('content').comment('As it was last good; empty: it never was');
    table.string('revision', 128).comment('Commit of the good content');
    table.string('good_at', 32);
    table
      .text('problems')
      .comment('JSON: why the newest content is not used; empty: it is');
    table.string('failed_at', 32);
  });
  await knex.schema.createTable('handbook_overlay', table => {
    table.comment('One row: the place of the overlay, as it was last read');
    table.integer('id').primary();
    table.string('place', 1024).notNullable().comment('Path or address');
    table.integer('generation').notNullable().comment('Counts changes');
    table.string('revision', 128).comment('Commit, where there are any');
    table.string('etag', 255).comment('Of the place, to ask for changes only');
    table.string('read_at', 32).comment('Last success');
    table
      .text('error')
      .comment('Why the last attempt failed; empty: it did not');
    table.string('failed_at', 32);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('handbook_overlay');
  await knex.schema.dropTable('handbook_files');
};
