// @ts-check

/** What reports count, by how a finding has an owner. The condition has to stand in queries as it stands here. */
const INDEX = `create index findings_ownership_index on findings (ownership, account, resource_type, priority_rank, resource_hash)
  where not sample and status in ('open', 'acknowledged')`;
const CONTESTED = `create index finding_owners_contested_index on finding_owners (issue_key, entity_ref) where contested`;

/**
 * How a finding has an owner, and which entities stand in each other's way: what the reports for the platform team group by.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('findings', table => {
    table
      .string('ownership', 16)
      .notNullable()
      .defaultTo('orphan')
      .comment('primary, rule, ledger, conflict or orphan');
  });
  await knex.schema.alterTable('finding_owners', table => {
    table
      .boolean('contested')
      .notNullable()
      .defaultTo(false)
      .comment('It matches first, but not alone');
  });
  // Which ones are contested is known when owners are computed the next time
  await knex.raw(
    `update findings set ownership = case
       when exists (select 1 from finding_owners o where o.issue_key = findings.key and o.is_primary and o.rank = 'ledger') then 'ledger'
       when exists (select 1 from finding_owners o where o.issue_key = findings.key and o.is_primary) then 'primary'
       else 'conflict' end
     where exists (select 1 from finding_owners o where o.issue_key = findings.key)`,
  );
  await knex.raw(INDEX);
  await knex.raw(CONTESTED);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index findings_ownership_index');
  await knex.raw('drop index finding_owners_contested_index');
  // Not by the schema builder: on SQLite it makes the table anew, without its triggers
  await knex.raw('alter table findings drop column ownership');
  await knex.raw('alter table finding_owners drop column contested');
};
