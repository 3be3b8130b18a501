// @ts-check

/**
 * What priorities are made from, when they change by themselves, and what findings of one resource tell one another. The rows that are
 * there get their priorities anew with the first sweep of the catalog, as after any change of the policy.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw('alter table findings drop column priority_explanation');
  await knex.schema.alterTable('findings', table => {
    table
      .text('priority_inputs')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON: input, value and effect of each; empty: to be made');
    table
      .string('priority_review_at', 32)
      .comment('When time alone changes the priority');
    table
      .string('due_unpaused_at', 32)
      .comment('The due date as it would be without acceptances');
  });
  await knex.raw(
    'create index findings_priority_review_index on findings (priority_review_at, key) where priority_review_at is not null',
  );
  await knex.schema.createTable('resource_signals', table => {
    table.comment(
      'What a finding says of a resource that makes other findings of it more urgent',
    );
    table.string('issue_key', 64).notNullable();
    table.string('resource_hash', 64).notNullable();
    table.string('account', 255).notNullable().comment('Of the finding');
    table.string('signal', 16).notNullable().comment('threat or internet');
    table.primary(['issue_key', 'resource_hash']);
    table.index(['resource_hash'], 'resource_signals_hash_index');
  });
  await knex.schema.createTable('priority_queue', table => {
    table.comment('Findings whose priority is to be made anew');
    table.string('issue_key', 64).primary();
    table
      .smallint('asked')
      .notNullable()
      .comment('Written by whoever asks again, so that the row stays');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('priority_queue');
  await knex.schema.dropTable('resource_signals');
  await knex.raw('drop index findings_priority_review_index');
  for (const column of [
    'priority_inputs',
    'priority_review_at',
    'due_unpaused_at',
  ]) {
    await knex.raw(`alter table findings drop column ${column}`);
  }
  await knex.schema.alterTable('findings', table => {
    table.text('priority_explanation').notNullable().defaultTo('');
  });
};
