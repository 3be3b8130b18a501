import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
// Not of a package: the store of the benchmarks
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { seedStore } from '../../../../../../benchmarks/lib/seedStore';
import { migrationsDirectory } from '../../migrations';
import { isPostgres } from '../../rowset/dialect';
import {
  hurryResources,
  loadResourceTags,
  queueResources,
  ReadTags,
  resourceTagsKey,
  saveResourceTags,
  selectDueResources,
  selectRetagged,
  selectUnqueued,
  settleAsked,
  tagsText,
  wakeResources,
} from '.';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const shop = '111122223333';
const at = '2026-11-20T12:00:00.000Z';

/** The plans of all statements that the work runs. */
async function plansOf(knex: Knex, work: () => Promise<unknown>) {
  const statements: Array<{ sql: string; bindings: Knex.RawBinding[] }> = [];
  const note = (query: (typeof statements)[number]) => statements.push(query);
  knex.on('query', note);
  await work();
  knex.removeListener('query', note);
  const plans: string[] = [];
  for (const { sql, bindings } of statements) {
    if (/^(select|update|delete)/i.test(sql)) {
      const prefix = isPostgres(knex) ? 'explain' : 'explain query plan';
      const text = isPostgres(knex) ? sql.replace(/\$\d+/g, '?') : sql;
      const result = await knex.raw(`${prefix} ${text}`, bindings);
      plans.push(JSON.stringify(result.rows ?? result));
    }
  }
  return plans;
}

describe.each(databases.eachSupportedId())('tags of resources, %p', id => {
  it('are found by indexes, however many there are', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await seedStore(knex, {
      findings: 5_000,
      accounts: 20,
      entities: 50,
      seed: 1,
    });
    await knex.raw(
      `insert into resource_tags (resource_hash, account, resource_id, region, source, settled, asked_at)
       select resource_hash, account, min(resource_id), 'eu-west-1', 'main', min(severity_rank) < 2, '' from findings group by resource_hash, account`,
    );
    await knex.raw('analyze');
    const due = await selectDueResources(knex, {
      source: 'main',
      askedBefore: at,
      most: 20,
    });
    expect(due).toHaveLength(20);
    const answers: ReadTags[] = due.map(({ resource_hash, account }) => ({
      resource_hash,
      account,
      tags: tagsText({}),
      read_at: at,
    }));
    const retagged = await selectRetagged(knex, answers, {
      after: '',
      most: 500,
    });
    expect(retagged.length).toBeGreaterThanOrEqual(20);
    expect(await selectRetagged(knex, answers, { after: '', most: 3 })).toEqual(
      retagged.slice(0, 3),
    );
    expect(
      await selectRetagged(knex, answers, { after: retagged[2], most: 500 }),
    ).toEqual(retagged.slice(3));

    const hashes = due.map(row => row.resource_hash);
    // In so small a table it may be cheaper to read all of it
    const plans = await knex.transaction(async transaction => {
      if (isPostgres(knex)) {
        await transaction.raw('set local enable_seqscan = off');
      }
      return await plansOf(transaction, async () => {
        await selectDueResources(transaction, {
          source: 'main',
          askedBefore: at,
          most: 5,
        });
        await loadResourceTags(transaction, hashes);
        await saveResourceTags(transaction, answers);
        await selectRetagged(transaction, answers, { after: '', most: 500 });
        await settleAsked(transaction, due, at);
        await wakeResources(transaction, hashes);
        await hurryResources(transaction, hashes);
        await selectUnqueued(transaction, { after: '', findings: 50 });
      });
    });
    expect(plans).toHaveLength(11);
    expect(plans[0]).toContain('resource_tags_due_index');
    for (const plan of plans) {
      expect(plan).not.toMatch(
        /Seq Scan|SCAN (finding_resources|findings|resource_tags|f|r)\b(?! USING)/,
      );
    }
  });

  it('are kept apart by account, and settle by the findings that there are', async () => {
    const knex = await databases.init(id);
    const directory = migrationsDirectory();
    await knex.migrate.latest({ directory });
    await seedStore(knex, { findings: 40, accounts: 1, entities: 3, seed: 1 });
    const findings = await knex('findings').orderBy('key').limit(2);
    const [open, settled] = findings;
    await knex('findings')
      .where('key', open.key)
      .update({ status: 'open', account: shop, resource_hash: 'a' });
    await knex('findings')
      .where('key', settled.key)
      .update({ status: 'resolved', account: shop });
    await knex('finding_resources')
      .where('issue_key', open.key)
      .update({ resource_hash: 'a' });
    await knex('finding_resources')
      .where('issue_key', settled.key)
      .update({ resource_hash: 'b', tags: tagsText({ b: '1', a: '2' }) });
    const records = {
      provider_order: '[]',
      customer_order: '[]',
      record_state: 'ACTIVE',
      workflow: 'NEW',
      severity: 'LOW',
      observed_at: at,
      normalised: '{}',
      partition: 'aws',
      product_arn: 'p',
    };
    await knex('finding_records').insert([
      {
        ...records,
        record_key: '1',
        issue_key: open.key,
        source: 'main',
        record_id: '1',
      },
      {
        ...records,
        record_key: '2',
        issue_key: settled.key,
        source: 'main',
        record_id: '2',
      },
      {
        ...records,
        record_key: '3',
        issue_key: 'other',
        source: 'untagged',
        record_id: '3',
      },
    ]);
    const queued = (
      issueKey: string,
      resourceHash: string,
      account = shop,
    ) => ({
      issueKey,
      resourceHash,
      account,
      resourceId: `arn:aws:s3:::${resourceHash}`,
      region: 'eu-west-1',
      settled: true,
    });
    await queueResources(
      knex,
      [
        queued(open.key, 'a'),
        queued(settled.key, 'b'),
        queued(open.key, 'a', '444455556666'),
        queued('other', 'c'),
        queued('unknown', 'd'),
      ],
      new Set(['main']),
    );
    await queueResources(knex, [queued(open.key, 'a')], new Set(['main']));
    const known = async () =>
      [...(await loadResourceTags(knex, ['a', 'b', 'c', 'd'])).keys()].sort();
    expect(await known()).toEqual(
      [
        resourceTagsKey('a', shop),
        resourceTagsKey('a', '444455556666'),
        resourceTagsKey('b', shop),
      ].sort(),
    );
    const due = async () =>
      (
        await selectDueResources(knex, {
          source: 'main',
          askedBefore: at,
          most: 10,
        })
      ).map(row => `${row.resource_hash} ${row.account}`);
    expect(await due()).toHaveLength(3);

    const answers: ReadTags[] = ['a', 'b'].map(hash => ({
      resource_hash: hash,
      account: shop,
      tags: tagsText({ a: '2', b: '1' }),
      read_at: at,
    }));
    await knex.transaction(async transaction => {
      await saveResourceTags(transaction, answers);
      await settleAsked(transaction, answers, at);
    });
    // Only the first one shows other tags; the other one has become current
    expect(await selectRetagged(knex, answers, { after: '', most: 9 })).toEqual(
      [open.key],
    );
    expect(
      await knex('finding_resources')
        .where('tag_state', 'current')
        .pluck('issue_key'),
    ).toEqual([settled.key]);
    expect(await due()).toEqual(['a 444455556666']);
    const rows = await loadResourceTags(knex, ['a', 'b']);
    expect(rows.get(resourceTagsKey('a', shop))).toMatchObject({
      settled: false,
      read_at: at,
      asked_at: at,
    });
    expect(rows.get(resourceTagsKey('b', shop))).toMatchObject({
      settled: true,
    });
    expect(rows.get(resourceTagsKey('a', '444455556666'))).toMatchObject({
      tags: null,
      settled: true,
    });

    // No finding of that account names it
    await knex.transaction(async transaction => {
      await settleAsked(
        transaction,
        [{ resource_hash: 'a', account: '444455556666' }],
        at,
      );
    });
    expect(await known()).toHaveLength(2);

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('resource_tags')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await known()).toEqual([]);
  });
});
