// @ts-check

/**
 * How each queue of events is doing. Times are ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('push_state', table => {
    table.comment('One row a source with a queue; all replicas write to it');
    table.string('source', 63).primary();
    table.string('state', 16).notNullable();
    table.string('state_at', 32).notNullable().comment('Our clock');
    table.text('error_message').comment('For people; of a state but ok');
    table
      .string('last_event_at', 32)
      .comment("Newest event that was stored, AWS's clock");
    table.string('last_stored_at', 32).comment('Our clock');
    table.bigInteger('lag_ms').comment('From event to commit, of the last one');
    table.bigInteger('longest_lag_ms').comment('Within a minute of the last');
    table.bigInteger('findings').notNullable().defaultTo(0);
    table
      .bigInteger('others')
      .notNullable()
      .defaultTo(0)
      .comment('Events without findings');
    table.bigInteger('poison').notNullable().defaultTo(0);
    table.bigInteger('waiting').comment('Messages in the queue');
    table.bigInteger('in_flight');
    table.bigInteger('dead_letters');
    table.string('depth_read_at', 32).comment('Or being read since then');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('push_state');
};
