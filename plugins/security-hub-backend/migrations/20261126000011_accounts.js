// @ts-check

/**
 * The accounts that sources have named: what Security Hub, AWS Organizations and the tags of the account say. Times are ISO 8601 text in
 * UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('accounts', table => {
    table.comment('Accounts by the source that names them; none is deleted');
    table.string('id', 12).notNullable();
    table.string('source', 63).notNullable();
    table.string('partition', 32).notNullable();
    table.string('name', 255).comment('In AWS Organizations');
    table
      .string('member_status', 64)
      .comment("AWS's MemberStatus, or Administrator; empty: no member");
    table
      .string('organization_state', 64)
      .comment("AWS's State; empty: AWS Organizations was not asked");
    table.string('organizational_unit', 68).comment('Its id; empty: the root');
    table.string('owner_tag', 256).comment('As written in AWS');
    table.string('environment_tag', 256).comment('As written in AWS');
    table.string('contact_tag', 256).comment('As written in AWS');
    table.string('tags_asked_at', 32).comment('Our clock; empty: at once');
    table.string('first_seen_at', 32).notNullable().comment('Our clock');
    table.string('last_seen_at', 32).notNullable().comment('Our clock');
    table
      .string('removed_at', 32)
      .comment('When a complete answer first left it out');
    table.primary(['source', 'id']);
    table.index(['source', 'tags_asked_at'], 'accounts_tags_due_index');
  });
  // Only open findings are counted by account, and they are few of all
  await knex.raw(
    "create index findings_open_account_index on findings (account, sample) where status = 'open'",
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index findings_open_account_index');
  await knex.schema.dropTable('accounts');
};
