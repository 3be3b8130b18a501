// @ts-check

/**
 * `finding_owners` carries the kind of a finding, which lists filter by where a policy asks for it. Threats are called by their type from
 * here on: titles as AWS wrote them name addresses and people, and must not stand in lists until the first sweep of the catalog has made
 * them anew. Going back leaves these names, as the records keep the titles.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('finding_owners', table => {
    table
      .string('kind', 32)
      .notNullable()
      .defaultTo('other')
      .comment('Of the finding');
  });
  await knex.raw(
    `update finding_owners set kind =
       (select f.kind from findings f where f.key = finding_owners.issue_key)
     where exists (select 1 from findings f where f.key = finding_owners.issue_key)`,
  );
  await knex.raw(
    `update findings set
       title = group_title,
       resource_name = coalesce((select r.name from finding_resources r where r.issue_key = findings.key and r.position = 0), ''),
       search_text = lower(group_title || ' ' || coalesce(account, '') || ' ' || product_name)
     where kind = 'threat'`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('alter table finding_owners drop column kind');
};
