// @ts-check

/**
 * What replicas share: who works on what, and how much of AWS's limits is used up. And what the reads of a place need beyond one
 * process: when each kind last ran, through whom it is read, and which service it is read from.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('leases', table => {
    table.comment('Work that one replica has taken on');
    table.string('name', 255).primary();
    table.string('holder', 36).notNullable();
    table.bigInteger('until').notNullable().comment('Milliseconds since 1970');
  });
  await knex.schema.createTable('rate_limits', table => {
    table.comment('One row a budget: account, Region and class');
    table.string('name', 255).primary();
    table
      .double('next_at')
      .notNullable()
      .comment('When the next request may be sent; milliseconds since 1970');
    table
      .double('slow_until')
      .notNullable()
      .comment('Half the rate until then, after a throttle');
  });
  await knex.schema.alterTable('sync_state', table => {
    table.dropPrimary();
  });
  await knex.schema.alterTable('sync_state', table => {
    table
      .string('service', 16)
      .notNullable()
      .defaultTo('cspm')
      .comment('cspm or unified');
    table
      .string('read_through', 16)
      .comment('Of a member: itself, or administrator');
    table
      .string('refused_at', 32)
      .comment(
        'Its role was refused then: it is read through the administrator',
      );
    table.text('skipped').comment('JSON: left out by rule, last full read');
    table
      .string('full_read_wanted_at', 32)
      .comment('A full read that began before this is not enough');
    table.text('regions').comment('JSON: linked Regions, of an administrator');
    for (const kind of ['full', 'changes', 'sweep', 'dirty', 'members']) {
      table.string(`last_${kind}_at`, 32).comment('Last run, failed or not');
    }
    table.primary(['source', 'account', 'region', 'service']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('sync_state').whereNot('service', 'cspm').delete();
  await knex.schema.alterTable('sync_state', table => {
    table.dropPrimary();
  });
  await knex.schema.alterTable('sync_state', table => {
    table.dropColumns(
      'service',
      'read_through',
      'refused_at',
      'skipped',
      'full_read_wanted_at',
      'regions',
      ...['full', 'changes', 'sweep', 'dirty', 'members'].map(
        kind => `last_${kind}_at`,
      ),
    );
    table.primary(['source', 'account', 'region']);
  });
  await knex.schema.dropTable('rate_limits');
  await knex.schema.dropTable('leases');
};
