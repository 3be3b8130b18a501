import { writeFileSync } from 'node:fs';
import { openBench } from '../../../../../benchmarks/lib/openBench';
import { seedStore } from '../../../../../benchmarks/lib/seedStore';
import { queueStored } from './queueStored';
import { retag } from './retag';
import {
  selectDueResources,
  loadResourceTags,
  tagsText,
} from '../../database/operations/tags';

jest.setTimeout(600_000);
it('measures', async () => {
  const out: string[] = [];
  const bench = await openBench(
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING!,
    'enrich_bench',
  );
  const { knex } = bench;
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    out.push(`${name}: ${(performance.now() - start).toFixed(1)} ms`);
    return result;
  };
  try {
    await timed('seed', () =>
      seedStore(knex, {
        findings: 200_000,
        accounts: 200,
        entities: 500,
        seed: 1,
      }),
    );
    await knex.raw(`insert into finding_records (record_key, issue_key, source, partition, account, region, product_arn, record_id, provider_order, customer_order, record_state, workflow, severity, observed_at, normalised)
      select key, key, 'main', 'aws', account, region, 'p', key, '[]', '[]', 'ACTIVE', 'NEW', 'HIGH', '2026-01-01', '{}' from findings`);
    await knex.raw('analyze');
    let progress: any = { allQueued: false };
    let runs = 0;
    while (!progress.allQueued) {
      progress = await timed(
        `queueStored run ${++runs} (100,000 findings)`,
        () => queueStored(knex, 'main', progress, new AbortController().signal),
      );
    }
    await knex.raw('analyze');
    out.push(
      JSON.stringify(
        await knex('resource_tags')
          .groupBy('settled')
          .select('settled')
          .count('* as n'),
      ),
    );
    const log: string[] = [];
    knex.on('query', (q: any) => log.push(q.sql));
    const due = await timed('selectDue 10,000', () =>
      selectDueResources(knex, {
        source: 'main',
        askedBefore: '2027',
        most: 10_000,
      }),
    );
    knex.removeAllListeners('query');
    out.push(String(due.length));
    for (let round = 0; round < 4; round++) {
      const part = due.slice(round * 40, round * 40 + 40);
      let refolded = 0;
      const answers = part.map((d, i) => ({
        resource_hash: d.resource_hash,
        account: d.account,
        tags: tagsText(
          round % 2 ? { Service: 'made-up' } : { Service: `x${i}` },
        ),
        read_at: '2026-11-26T00:00:00.000Z',
      }));
      await timed(
        `retag of 40 (${round % 2 ? 'same' : 'other'} tags), refold stubbed`,
        async () => {
          await retag({
            knex,
            issues: {
              ready: async () => {},
              refold: async (_, keys) => {
                refolded += keys.length;
              },
            },
            asked: part,
            answers,
            askedAt: '2026-11-26T00:00:00.000Z',
            signal: new AbortController().signal,
          });
        },
      );
      out.push(`refolded ${refolded}`);
    }
    await timed('load tags of 500 resources', () =>
      loadResourceTags(
        knex,
        due.slice(0, 500).map(d => d.resource_hash),
      ),
    );
    const explain = async (sql: string, bindings: any[] = []) => {
      const { rows } = await knex.raw(
        `explain (analyze, buffers off) ${sql}`,
        bindings,
      );
      out.push(rows.map((r: any) => r['QUERY PLAN']).join('\n'));
    };
    await explain(
      `select resource_hash from resource_tags where source='main' and settled=true and asked_at < '2027' order by asked_at limit 10000`,
    );
    const answers = JSON.stringify(
      due
        .slice(0, 40)
        .map(d => ({
          resource_hash: d.resource_hash,
          account: d.account,
          tags: '{}',
          read_at: 'x',
        })),
    );
    await explain(
      `select distinct finding_resources.issue_key as key from json_populate_recordset(null::resource_tags, ?::json) as r
     join finding_resources on finding_resources.resource_hash = r.resource_hash
     join findings on findings.key = finding_resources.issue_key and findings.account = r.account
     where finding_resources.tags is distinct from r.tags and finding_resources.issue_key > '' order by 1 limit 500`,
      [answers],
    );
    await explain(
      `update finding_resources set tag_state = 'current' from json_populate_recordset(null::resource_tags, ?::json) as r
     where finding_resources.resource_hash = r.resource_hash and finding_resources.tags = r.tags
     and finding_resources.tag_state <> 'current'
     and exists (select 1 from findings where key = finding_resources.issue_key and account = r.account)`,
      [answers],
    );
    const keys = JSON.stringify(due.slice(0, 40));
    const within =
      '(resource_tags.resource_hash, resource_tags.account) in (select r.resource_hash, r.account from json_populate_recordset(null::resource_tags, ?::json) as r)';
    await explain(
      `update resource_tags set asked_at='x', settled = not exists (select 1 from finding_resources r join findings f on f.key = r.issue_key where r.resource_hash = resource_tags.resource_hash and f.account = resource_tags.account and f.status in ('open','acknowledged')) where ${within}`,
      [keys],
    );
    await explain(
      `delete from resource_tags where ${within} and not exists (select 1 from finding_resources r join findings f on f.key = r.issue_key where r.resource_hash = resource_tags.resource_hash and f.account = resource_tags.account)`,
      [keys],
    );
  } finally {
    writeFileSync('/tmp/enrich/out.txt', out.join('\n'));
    await bench.drop();
  }
});
