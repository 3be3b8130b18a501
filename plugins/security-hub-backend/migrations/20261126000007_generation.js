// @ts-check

/**
 * Which state of catalog, ledger and policy the stored owners follow.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('ownership_generation', table => {
    table.comment('One row: what owners are computed with at this time');
    table.smallint('id').primary();
    table.string('hash', 64).notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('ownership_generation');
};
