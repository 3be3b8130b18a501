// @ts-check

/**
 * A decision keeps which verdict of the organisation stood over each finding, so that what rested on another one can be found later.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('decision_findings', table => {
    table
      .string('verdict_version', 64)
      .comment('Of the verdict on the control; empty: there was none');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('alter table decision_findings drop column verdict_version');
};
