// @ts-check

/**
 * What entities claim and what became of it. Times are ISO 8601 text in UTC with milliseconds, of our clock.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('claims', table => {
    table.comment('One selector of one entity; a row is never deleted');
    table.string('id', 36).primary();
    table
      .string('claim_key', 64)
      .notNullable()
      .comment('SHA-256 of entity and selector');
    table.string('entity_ref', 255).notNullable();
    table
      .string('hash', 64)
      .notNullable()
      .comment(
        'Of entity, owners and what is claimed: what a verdict holds for',
      );
    table
      .string('state', 16)
      .notNullable()
      .comment('pending, confirmed, rejected or refused');
    table
      .string('digest', 64)
      .notNullable()
      .comment('SHA-256 of all that the sweep says of it');
    table.text('owners').notNullable().comment('JSON array of entity refs');
    table.boolean('any_account').notNullable();
    table.text('text').notNullable().comment('The selector in words');
    table.text('source').notNullable();
    table
      .string('related_ref', 255)
      .comment('Who may not read this entity must not see the claim');
    table.text('message').comment('Why it is refused');
    table.string('since', 32).notNullable().comment('In this form and state');
    table.string('withdrawn_at', 32).comment('Absent: it is claimed now');
    table.string('decided_by', 255).comment('Entity ref of a human');
    table.string('decided_at', 32);
    table.text('comment');
    table.unique(['claim_key'], { indexName: 'claims_key_index' });
    table.index(['entity_ref'], 'claims_entity_index');
  });
  await knex.raw(
    'create index claims_current_index on claims (state, since) where withdrawn_at is null',
  );
  await knex.schema.createTable('claim_accounts', table => {
    table.comment('The accounts that a claim asks for, or is refused');
    table.string('claim_id', 36).notNullable();
    table.string('account', 12).notNullable();
    table.primary(['claim_id', 'account']);
    table.index(['account'], 'claim_accounts_account_index');
  });
  await knex.schema.createTable('claim_events', table => {
    table.comment('History of claims, append-only');
    table.increments('id');
    table.string('claim_id', 36).notNullable();
    table.string('hash', 64).notNullable().comment('Of the claim at that time');
    table.string('at', 32).notNullable();
    table
      .string('event', 16)
      .notNullable()
      .comment('claimed, returned, refused, withdrawn, confirmed or rejected');
    table.string('by', 255).comment('Entity ref; absent for the sweep');
    table.text('comment');
    table.text('detail').comment('JSON: what was claimed');
    table.index(['claim_id', 'hash', 'id'], 'claim_events_claim_index');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('claim_events');
  await knex.schema.dropTable('claim_accounts');
  await knex.schema.dropTable('claims');
};
