// @ts-check

/**
 * Decisions, what they cover, their audit trail, and the outbox of what has to be written to AWS.
 * Times are ISO 8601 text in UTC with milliseconds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('decisions', table => {
    table.comment('What a human decided');
    table.string('id', 36).primary();
    table.string('kind', 32).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.string('reason', 64);
    table.text('justification').comment('Never leaves the portal');
    table.string('created_at', 32).notNullable();
    table.string('created_by', 255).notNullable().comment('Entity ref');
    table.string('ends_at', 32);
    table.string('state', 16).notNullable().comment('active or ended');
    table.string('ended_at', 32);
    table.string('ended_cause', 32);
    table.index(['state', 'ends_at'], 'decisions_due_index');
    table.index(['entity_ref', 'created_at'], 'decisions_entity_index');
  });

  await knex.schema.createTable('decision_findings', table => {
    table.comment('The findings that a decision was made about');
    table.string('decision_id', 36).notNullable();
    table.string('issue_key', 64).notNullable();
    table
      .string('state', 16)
      .notNullable()
      .comment('active, ended or not-covered');
    table.string('ended_at', 32);
    table.string('ended_cause', 32);
    table.string('ended_by', 255).comment('Entity ref, where a human did');
    table.string('ended_by_decision', 36);
    table.string('code', 64).comment('Why it is not covered');
    table.text('message');
    table.primary(['decision_id', 'issue_key']);
    table.index(['issue_key', 'state'], 'decision_findings_issue_index');
  });
  // Whatever the code does, a finding has one active decision at most.
  await knex.raw(
    "create unique index decision_findings_active_index on decision_findings (issue_key) where state = 'active'",
  );

  await knex.schema.createTable('decision_events', table => {
    table.comment('Audit trail of decisions, append-only');
    table.increments('id');
    table.string('decision_id', 36).notNullable();
    table.string('at', 32).notNullable();
    table.string('event', 32).notNullable();
    table.string('by', 255).comment('Entity ref; absent for the system');
    table.string('issue_key', 64);
    table.text('detail').comment('JSON');
    table.index(['decision_id', 'id'], 'decision_events_decision_index');
  });

  await knex.schema.createTable('outbox', table => {
    table.comment('One row a record that a decision has to be shown on in AWS');
    table.increments('id');
    table.string('decision_id', 36).notNullable();
    table.string('issue_key', 64).notNullable();
    table.string('record_key', 64).notNullable();
    table
      .string('phase', 16)
      .notNullable()
      .comment('active: show the decision; ended: take it back');
    table.string('state', 16).notNullable();
    table
      .boolean('superseded')
      .notNullable()
      .comment('A later row for this record counts');
    table.string('route', 16).notNullable().comment('member or administrator');
    table.string('workflow', 16).comment('What was written');
    table.integer('attempts').notNullable();
    table.integer('reads').notNullable().comment('Reads since the last write');
    table.string('next_at', 32).notNullable().comment('Not before');
    table.string('lease', 36).comment('Who works on it');
    table.string('lease_until', 32);
    table.string('code', 64);
    table.text('message');
    table.string('created_at', 32).notNullable();
    table.string('updated_at', 32).notNullable();
    table.string('written_at', 32);
    table.string('verified_at', 32);
    table.index(['state', 'next_at'], 'outbox_due_index');
    table.index(['decision_id', 'issue_key'], 'outbox_decision_index');
    table.index(['record_key', 'id'], 'outbox_record_index');
    table.index(['issue_key', 'state'], 'outbox_issue_index');
    table.index(['lease'], 'outbox_lease_index');
  });
  // A finding that is written is named by these two alone. Ids have any length, which only a hash index takes on PostgreSQL.
  await knex.raw(
    knex.client.config.client === 'pg'
      ? 'create index finding_records_id_index on finding_records using hash (record_id)'
      : 'create index finding_records_id_index on finding_records (record_id)',
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index finding_records_id_index');
  for (const table of [
    'outbox',
    'decision_events',
    'decision_findings',
    'decisions',
  ]) {
    await knex.schema.dropTable(table);
  }
};
