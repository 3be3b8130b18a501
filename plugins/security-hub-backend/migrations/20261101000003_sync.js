// @ts-check

/**
 * How far each source has been read. Times are ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sync_state', table => {
    table.comment('One row a source, account and Region');
    table.string('source', 63).notNullable();
    table.string('partition', 32).notNullable();
    table.string('account', 12).notNullable();
    table.string('region', 63).notNullable();
    table
      .string('role', 16)
      .notNullable()
      .comment('account and administrator are read; member is seen through it');
    table.string('state', 16).notNullable();
    table.string('as_of', 32).comment('All of it was read then, our clock');
    table.string('last_full_read_at', 32);
    table.string('last_error_kind', 32);
    table.text('last_error_message').comment('For people');
    table.string('last_error_at', 32);
    table.integer('records_read').notNullable().defaultTo(0);
    table.integer('records_stored').notNullable().defaultTo(0);
    table.integer('records_rejected').notNullable().defaultTo(0);
    table.string('watermark', 32).comment("AWS's clock");
    table.text('progress').comment('JSON: an unfinished full read');
    table.string('member_status', 32).comment("AWS's MemberStatus");
    table.string('members_read_at', 32).comment('ListMembers last succeeded');
    table.primary(['source', 'account', 'region']);
    table.index(['account'], 'sync_state_account_index');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('sync_state');
};
