// @ts-check

/**
 * What AWS has switched on in each account and Region, beside its findings. Times are ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('account_checks', table => {
    table.comment(
      'One row a source, account, Region and check: its last answer',
    );
    table.string('source', 63).notNullable();
    table.string('account', 12).notNullable();
    table.string('region', 63).notNullable();
    table
      .string('check', 32)
      .notNullable()
      .comment('linked-regions, standards, config-recorder');
    table
      .string('result', 32)
      .notNullable()
      .comment('passed, not-checked, or the state that it leads to');
    table.text('message').notNullable().comment('For people; empty: passed');
    table.string('checked_at', 32).notNullable().comment('Our clock');
    table.primary(['source', 'account', 'region', 'check']);
    table.index(['account'], 'account_checks_account_index');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('account_checks');
};
