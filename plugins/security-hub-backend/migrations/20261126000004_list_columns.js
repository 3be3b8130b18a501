// @ts-check

const { createHash } = require('node:crypto');

const TABLE = 'finding_owners';
const INDEXES = {
  /** The list in its default order: a page is read from where the last one ended, and filters by status need no row */
  finding_owners_list_index:
    'entity_ref, sample, priority_order, severity_order, first_seen_at, issue_key, status, is_primary',
  /** Counters, facets and groups: all that they filter and group by, so that no row is read */
  finding_owners_count_index:
    'entity_ref, sample, status, group_key, priority_order, severity_order, account, region, environment, layer, product_key, control_id, is_primary, first_seen_at, due_at, decision_ends_at, resource_code, standards_code, issue_key',
  /** How many findings a group has whatever their status */
  finding_owners_group_index: 'entity_ref, sample, group_key, status',
  /** How many findings each selector gave */
  finding_owners_selector_index: 'entity_ref, sample, selector',
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return knex.client.config.client === 'pg';
}

/**
 * `finding_owners` carries what lists filter, sort, group and count by, so that an entity's pages and counts are read from indexes of
 * that table alone; `findings` is asked for the few rows of a page. Times are milliseconds since 1970 and ranks begin at the most
 * urgent: narrow, and all ascending in the order of the list. `entity_versions` tells when what was counted has to be counted anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const time = (/** @type {string} */ column) =>
    isPostgres(knex)
      ? `cast(round(extract(epoch from cast(${column} as timestamptz)) * 1000) as bigint)`
      : `cast(strftime('%s', ${column}) as integer) * 1000 + cast(substr(${column}, 21, 3) as integer)`;
  await knex.schema.alterTable(TABLE, table => {
    table.dropIndex(['entity_ref', 'issue_key'], 'finding_owners_entity_index');
  });
  await knex.schema.renameTable(TABLE, 'finding_owners_before');
  await knex.schema.createTable(TABLE, table => {
    table.string('issue_key', 64).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.boolean('is_primary').notNullable();
    table.string('rank', 32).notNullable();
    table.text('source').notNullable().comment('Annotation or entity');
    table.text('reason').notNullable().comment('In words');
    table.string('selector', 64).notNullable().comment('Hash of the selector');
    table.boolean('sample').notNullable();
    table.string('status', 16).notNullable().comment('With our decision');
    table.smallint('priority_order').notNullable().comment('0 critical .. 3');
    table.smallint('severity_order').notNullable().comment('0 CRITICAL .. 4');
    table.bigInteger('first_seen_at').notNullable().comment('Milliseconds');
    table.bigInteger('due_at').comment('Milliseconds');
    table.bigInteger('decision_ends_at').comment('Milliseconds');
    table.string('group_key', 255).notNullable();
    table.string('control_id', 255);
    table.string('product_key', 255).notNullable();
    table.string('account', 255);
    table.string('region', 255).notNullable();
    table.string('environment', 16).notNullable();
    table.string('layer', 16);
    table
      .string('resource_code', 16)
      .notNullable()
      .comment("Beginning of the first resource's hash");
    table
      .string('standards_code', 16)
      .notNullable()
      .comment("Beginning of the standards' hash");
  });
  await createStandards(knex);
  await knex.raw(
    `insert into finding_owners (issue_key, entity_ref, is_primary, rank, source, reason, selector, sample, status, priority_order, severity_order, first_seen_at, due_at, decision_ends_at, group_key, control_id, product_key, account, region, environment, layer, resource_code, standards_code)
     select o.issue_key, o.entity_ref, o.is_primary, o.rank, o.source, o.reason, o.selector, f.sample, f.status, 3 - f.priority_rank, 4 - f.severity_rank, ${time(
       'f.first_seen_at',
     )}, ${time('f.due_at')}, ${time(
      'f.decision_ends_at',
    )}, f.group_key, f.control_id, f.product_key, f.account, f.region, f.environment, f.layer, substr(f.resource_hash, 1, 16), s.code
     from finding_owners_before o join findings f on f.key = o.issue_key join standards_before s on s.standards = f.standards`,
  );
  await knex.schema.dropTable('finding_owners_before');
  await knex.schema.dropTable('standards_before');
  // After the rows: faster, and the index is packed.
  await knex.schema.alterTable(TABLE, table => {
    table.primary(['issue_key', 'entity_ref'], {
      constraintName: 'finding_owners_key',
    });
  });
  for (const [name, columns] of Object.entries(INDEXES)) {
    await knex.raw(`create index ${name} on ${TABLE} (${columns})`);
  }
  await createVersions(knex);
};

/**
 * Codes of the sets of standards, of which there are few: not every database makes hashes.
 *
 * @param {import('knex').Knex} knex
 */
async function createStandards(knex) {
  await knex.schema.createTable('standards_before', table => {
    table.text('standards').notNullable();
    table.string('code', 16).notNullable();
  });
  for (const standards of await knex('findings')
    .distinct()
    .pluck('standards')) {
    const hash = createHash('sha256').update(standards).digest('hex');
    await knex('standards_before').insert({
      standards,
      code: hash.slice(0, 16),
    });
  }
}

/**
 * Whoever changes `finding_owners` changes the versions of the entities in the same transaction: by a trigger, so that no writer can
 * forget it. One row for each entity and slot, so that transactions side by side do not wait for each other.
 *
 * @param {import('knex').Knex} knex
 */
async function createVersions(knex) {
  await knex.schema.createTable('entity_versions', table => {
    table.comment(
      'The sum over the slots changes with the findings of an entity',
    );
    table.string('entity_ref', 255).notNullable();
    table.smallint('slot').notNullable();
    table.bigInteger('version').notNullable();
    table.primary(['entity_ref', 'slot']);
  });
  if (isPostgres(knex)) {
    await knex.raw(
      `create function finding_owners_changed() returns trigger language plpgsql as $$
       begin
         insert into entity_versions (entity_ref, slot, version)
         select entity_ref, pg_backend_pid() % 16, 1 from changed group by entity_ref order by entity_ref
         on conflict (entity_ref, slot) do update set version = entity_versions.version + 1;
         return null;
       end $$`,
    );
  }
  for (const event of ['insert', 'update', 'delete']) {
    const row = event === 'delete' ? 'old' : 'new';
    await knex.raw(
      isPostgres(knex)
        ? `create trigger finding_owners_${event} after ${event} on ${TABLE} referencing ${row} table as changed
           for each statement execute function finding_owners_changed()`
        : `create trigger finding_owners_${event} after ${event} on ${TABLE} begin
             insert into entity_versions (entity_ref, slot, version) values (${row}.entity_ref, 0, 1)
             on conflict (entity_ref, slot) do update set version = version + 1;
           end`,
    );
  }
}

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const event of ['insert', 'update', 'delete']) {
    await knex.raw(
      `drop trigger finding_owners_${event}${
        isPostgres(knex) ? ` on ${TABLE}` : ''
      }`,
    );
  }
  if (isPostgres(knex)) {
    await knex.raw('drop function finding_owners_changed()');
  }
  await knex.schema.dropTable('entity_versions');
  for (const name of Object.keys(INDEXES)) {
    await knex.raw(`drop index ${name}`);
  }
  await knex.schema.alterTable(TABLE, table => {
    table.dropColumns(
      'sample',
      'status',
      'priority_order',
      'severity_order',
      'first_seen_at',
      'due_at',
      'decision_ends_at',
      'group_key',
      'control_id',
      'product_key',
      'account',
      'region',
      'environment',
      'layer',
      'resource_code',
      'standards_code',
    );
  });
  await knex.schema.alterTable(TABLE, table => {
    table.index(['entity_ref', 'issue_key'], 'finding_owners_entity_index');
  });
};
