import type { Knex } from 'knex';
import { columnsOf, listColumns, number } from './seedColumns.ts';

/** How large the store is made, and how its findings are spread. */
export type SeedOptions = {
  /** Issues in all */
  findings: number;
  /** AWS accounts; their ids are `100000000000` plus a number */
  accounts: number;
  /** Catalog entities, `component:default/service-<number>`, at least 3 */
  entities: number;
  /** Any whole number; the same one gives the same store */
  seed: number;
  /** Findings of {@link largeEntity}. Default 50,000, at most a half of all */
  large?: number;
  /** Findings of {@link smallEntity}. Default 300 */
  small?: number;
  /** Share of findings that are Inspector's, 0 to 1. Default 0.15 */
  vulnerabilities?: number;
  /** Share of all findings that lie in the first account, 0 to 1. Default 0 */
  largestAccount?: number;
};

/** The entity with the most findings. */
export const largeEntity = 'component:default/service-0';
/** An entity of usual size. */
export const smallEntity = 'component:default/service-1';

const ROWS_AT_ONCE = 250_000;
const tables = ['findings', 'finding_owners', 'finding_resources'];

/**
 * Fills `findings`, `finding_owners` and `finding_resources` of a migrated, empty store with made-up issues that fit together, without
 * the records they would come from. 80 % have passed; of the others most are open. Five in a hundred concern a second entity. The rows
 * are made by the database itself: a million take a minute or two on PostgreSQL; SQLite is served for the small stores of tests.
 *
 * An ownership sweep over such a store would find no records and remove the issues: benchmarks must not run one.
 */
export async function seedStore(
  knex: Knex,
  options: SeedOptions,
): Promise<void> {
  const { findings, accounts, entities } = options;
  if (entities < 3 || accounts < 1 || findings < 1) {
    throw new Error('A store needs 3 entities, an account and a finding');
  }
  const postgres = knex.client.config.client === 'pg';
  const fill = async () => {
    for (let start = 0; start < findings; start += ROWS_AT_ONCE) {
      const end = Math.min(findings, start + ROWS_AT_ONCE);
      await insertFindings(knex, options, { start, end, postgres });
    }
    await insertOwners(knex, options, postgres);
    await insertResources(knex);
  };
  if (postgres) {
    await withoutIndexes(knex, fill);
    for (const table of tables) {
      await knex.raw('vacuum analyze ??', [table]);
    }
  } else {
    await fill();
    await knex.raw('analyze');
  }
}

/** Indexes are built after the rows: several times faster, and as tightly packed as after a `reindex`. */
async function withoutIndexes(
  knex: Knex,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await knex.raw<{
    rows: Array<{ name: string; definition: string }>;
  }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid in (${tables
       .map(() => '?::regclass')
       .join(', ')}) and not i.indisprimary`,
    tables,
  );
  for (const { name } of rows) {
    await knex.raw('drop index ??', [name]);
  }
  await work();
  for (const { definition } of rows) {
    await knex.raw(definition);
  }
}

async function insertFindings(
  knex: Knex,
  options: SeedOptions,
  { start, end, postgres }: { start: number; end: number; postgres: boolean },
): Promise<void> {
  const { steps, columns } = columnsOf(options, postgres);
  const numbers = postgres
    ? `select i from generate_series(${start}::bigint, ${end - 1}) as s(i)`
    : `select i from numbers`;
  const source = steps.reduce(
    (inner, step, index) =>
      `select t${index}.*, ${Object.entries(step)
        .map(([name, expression]) => `${expression} as "${name}"`)
        .join(', ')} from (${inner}) as t${index}`,
    numbers,
  );
  const names = Object.keys(columns);
  const series = postgres
    ? ''
    : `with recursive numbers(i) as (select ${start} union all select i + 1 from numbers where i + 1 < ${end})`;
  await knex.raw(
    `insert into findings (${names
      .map(name => `"${name}"`)
      .join(', ')}) ${series}
     select ${names
       .map(name => columns[name])
       .join(', ')} from (${source}) as made order by key`.replaceAll(
      '?',
      '\\?',
    ),
  );
}

/** Every finding has a primary owner, its service; every twentieth concerns another one, too. */
async function insertOwners(
  knex: Knex,
  { entities }: SeedOptions,
  postgres: boolean,
): Promise<void> {
  const other = `'component:default/service-' || case when ${number} % 2000 = 7 then 0 when ${number} % 100000 = 27 then 1 else 2 + ${number} / 20 % ${
    entities - 2
  } end`;
  const prefix = `rtrim(f.resource_name, '0123456789')`;
  const own = `'component:default/' || substr(${prefix}, 1, length(${prefix}) - 1)`;
  const columns = {
    issue_key: 'f.key',
    rank: `'account'`,
    source: `'aws-security-hub/account-ids'`,
    reason: `'Account ' || f.account || ' is named by the annotation'`,
    selector: `f.account || '-' || '${'0'.repeat(51)}'`,
    ...listColumns(postgres),
  };
  const names = Object.keys(columns)
    .map(name => `"${name}"`)
    .join(', ');
  const insert = async (entity: string, isPrimary: string, where: string) => {
    await knex.raw(
      `insert into finding_owners (entity_ref, is_primary, ${names})
       select ${entity}, ${isPrimary}, ${Object.values(columns).join(', ')}
       from findings f where ${where}`,
    );
  };
  await insert(own, '1 = 1', '1 = 1');
  await insert(other, '1 = 0', `${number} % 20 = 7 and ${other} <> ${own}`);
}

async function insertResources(knex: Knex): Promise<void> {
  await knex.raw(
    `insert into finding_resources (issue_key, position, resource_hash, resource_id, type, name, region, tags)
     select f.key, 0, f.resource_hash, f.resource_id, f.resource_type, f.resource_name, f.region, '{"Service":"made-up"}' from findings f`,
  );
}
