// @ts-check

/**
 * Findings, their records, resources and owners.
 * Times are ISO 8601 text in UTC with milliseconds: they sort as text, on both databases alike, and lose nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('findings', table => {
    table.comment('One row an issue: what people see and decide about');
    table.string('key', 64).primary().comment('SHA-256 of the stable key');
    table.text('stable_key').notNullable();
    table.string('kind', 32).notNullable();
    table.string('product_key', 255).notNullable();
    table.string('product_name', 255).notNullable();
    table.string('control_id', 255);
    table.string('group_key', 255).notNullable();
    table.text('group_title').notNullable();
    table.string('partition', 32).notNullable();
    table.string('account', 255).comment('Absent: a marked gap');
    table.string('account_name', 255);
    table.string('region', 255).notNullable().comment('A Region or global');
    table.string('environment', 16).notNullable();
    table.string('layer', 16);
    table.text('title').notNullable();
    table.text('search_text').notNullable().comment('Lower case');
    table.string('severity', 16).notNullable();
    table.smallint('severity_rank').notNullable().comment('4 CRITICAL .. 0');
    table.string('priority', 16).notNullable();
    table.smallint('priority_rank').notNullable().comment('3 critical .. 0');
    table.text('priority_explanation').notNullable();
    table.string('compliance', 16);
    table.boolean('failing').notNullable();
    table.string('workflow', 16).notNullable();
    table.string('aws_status', 16).notNullable();
    table.string('status', 16).notNullable().comment('With our decision');
    table.string('decision_id', 36).comment('The active decision, if any');
    table.string('decision_ends_at', 32);
    table.string('first_seen_at', 32).notNullable();
    table
      .string('first_failed_at', 32)
      .comment('Absent: we have never seen it fail');
    table.string('last_seen_at', 32).notNullable();
    table.string('due_at', 32);
    table.text('resource_id').notNullable().comment('Canonical, of the first');
    table.string('resource_hash', 64).notNullable();
    table.string('resource_type', 255).notNullable();
    table.text('resource_name').notNullable();
    table.integer('resource_count').notNullable();
    table.integer('record_count').notNullable();
    table.text('standards').notNullable().comment('JSON array');
    table.boolean('sample').notNullable();
    table.boolean('survives_recreation').notNullable();
    table.index(['account', 'region'], 'findings_account_index');
    table.index(['group_key', 'status'], 'findings_group_index');
    table.index(['resource_hash'], 'findings_resource_index');
    table.index(['decision_id'], 'findings_decision_index');
  });

  await knex.schema.createTable('finding_records', table => {
    table.comment('One row an AWS record');
    table.string('record_key', 64).primary();
    table.string('issue_key', 64).notNullable();
    table.string('source', 255).notNullable();
    table.string('partition', 32).notNullable();
    table.string('account', 255);
    table.string('region', 255);
    table.text('product_arn').notNullable();
    table.text('record_id').notNullable();
    table.text('provider_order').notNullable().comment('JSON array of text');
    table.text('customer_order').notNullable().comment('JSON array of text');
    table.string('record_state', 16).notNullable();
    table.string('compliance', 16);
    table.string('workflow', 16).notNullable();
    table.string('severity', 16).notNullable();
    table
      .string('dirty_since', 32)
      .comment('AWS clock; present: to be read again by its Id');
    table.string('observed_at', 32).notNullable();
    table.text('normalised').notNullable().comment('JSON: FindingRecord');
    table.index(['issue_key'], 'finding_records_issue_index');
    table.index(
      ['source', 'account', 'region'],
      'finding_records_source_index',
    );
    table.index(['source', 'dirty_since'], 'finding_records_dirty_index');
  });

  await knex.schema.createTable('finding_documents', table => {
    table.comment('The record as AWS gave it, read only for details');
    table.string('record_key', 64).primary();
    table.text('document', 'longtext').notNullable();
  });

  await knex.schema.createTable('finding_resources', table => {
    table.string('issue_key', 64).notNullable();
    table.integer('position').notNullable();
    table.string('resource_hash', 64).notNullable();
    table.text('resource_id').notNullable().comment('Canonical');
    table.string('type', 255).notNullable();
    table.text('name').notNullable();
    table.text('display_name');
    table.string('arn_account', 255);
    table.string('region', 255);
    table.text('tags').comment('JSON; absent is unknown, not untagged');
    table.primary(['issue_key', 'position']);
    table.index(['resource_hash'], 'finding_resources_hash_index');
  });

  await knex.schema.createTable('finding_owners', table => {
    table.string('issue_key', 64).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.boolean('is_primary').notNullable();
    table.string('rank', 32).notNullable();
    table.text('source').notNullable().comment('Annotation or entity');
    table.text('reason').notNullable().comment('In words');
    table.string('selector', 64).notNullable().comment('Hash of the selector');
    table.primary(['issue_key', 'entity_ref']);
    table.index(['entity_ref', 'issue_key'], 'finding_owners_entity_index');
  });

  await knex.schema.createTable('finding_events', table => {
    table.comment('What happened to an issue, append-only');
    table.increments('id');
    table.string('issue_key', 64).notNullable();
    table.string('at', 32).notNullable();
    table.string('event', 32).notNullable();
    table.string('by', 255);
    table.string('from', 64);
    table.string('to', 64);
    table.string('decision_id', 36);
    table.text('detail');
    table.index(['issue_key', 'id'], 'finding_events_issue_index');
  });

  await knex.schema.createTable('rejected_records', table => {
    table.string('hash', 64).primary().comment('SHA-256 of the document');
    table.string('source', 255).notNullable();
    table.string('reason', 64).notNullable();
    table.text('record_id');
    table.string('at', 32).notNullable();
    table.text('document', 'longtext').notNullable();
    table.index(['source', 'at'], 'rejected_records_source_index');
  });

  await knex.schema.createTable('entities', table => {
    table.comment('The scopes that the stored owners were computed with');
    table.string('entity_ref', 255).primary();
    table.string('scope_hash', 64).notNullable();
    table.text('accounts').notNullable().comment('JSON array of accounts');
    table.text('owners').notNullable().comment('JSON array of entity refs');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'entities',
    'rejected_records',
    'finding_events',
    'finding_owners',
    'finding_resources',
    'finding_documents',
    'finding_records',
    'findings',
  ]) {
    await knex.schema.dropTable(table);
  }
};
