// @ts-check

/**
 * What ingest rules have to remember. Times are ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('image_repositories', table => {
    table.comment('The image pushed last, by repository');
    table
      .string('resource_hash', 64)
      .primary()
      .comment('Of the canonical id of the repository');
    table.string('newest_pushed_at', 32).notNullable();
  });
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['account', 'region'], 'findings_account_index');
    table.index(['account', 'product_key'], 'findings_account_index');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('findings', table => {
    table.dropIndex(['account', 'product_key'], 'findings_account_index');
    table.index(['account', 'region'], 'findings_account_index');
  });
  await knex.schema.dropTable('image_repositories');
};
