import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { toOcsf } from 'security-hub-simulator';
import { AsffRecord, controlFinding } from '../../__testUtils__/controlFinding';
import { component, createStore } from '../../__testUtils__/createStore';
import { emptyStore } from '../../__testUtils__/emptyStore';
import { readSamples } from '../../__testUtils__/readSamples';
import { Observation } from '../observation';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const shop = component('shop', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});
const at = (minute: number) =>
  new Date(Date.parse('2026-11-20T11:00:00Z') + minute * 60_000).toISOString();
const asff = (document: AsffRecord, minute = 0): Observation => ({
  document,
  observedAt: at(minute),
});
const ocsf = (document: AsffRecord, minute = 0): Observation => ({
  document: toOcsf({ finding: document, region: 'eu-west-1' } as never),
  observedAt: at(minute),
  format: 'ocsf',
});
/** What no rule can identify the same in both formats: another product's finding, which names its rule in one of them only. */
const partner = (workflow = 'NEW') =>
  controlFinding({
    workflow,
    overrides: {
      Id: 'partner/finding/1',
      ProductArn:
        'arn:aws:securityhub:eu-west-1:111122223333:product/made-up/scanner',
      ProductName: 'Scanner',
      CompanyName: 'Made-up',
      GeneratorId: 'rule-7',
      Compliance: undefined,
    },
  });

describe.each(databases.eachSupportedId())('both formats, %p', id => {
  async function setUp() {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    const ingest = async (observations: Observation[]) =>
      await store.ingestor.ingest({
        source: 'main',
        readFrom: { account: '999900001111', region: 'eu-west-1' },
        observations,
      });
    const forget = async () => await emptyStore(knex);
    return { knex, store, ingest, forget };
  }

  it('of one issue are one finding with both identifiers, in any order', async () => {
    const { knex, ingest, forget } = await setUp();
    for (const document of [controlFinding(), partner()]) {
      let first: unknown;
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(
            [asff(document), ocsf(document, 1), asff(document, 2)],
            { minLength: 3 },
          ),
          fc.boolean(),
          async (observations, together) => {
            await forget();
            for (const part of together
              ? [observations]
              : observations.map(one => [one])) {
              await ingest(part);
            }
            const findings = await knex('findings').select(
              'key',
              'title',
              'status',
              'control_id',
              'product_key',
              'record_count',
            );
            expect(findings).toHaveLength(1);
            expect(findings[0]).toMatchObject({
              status: 'open',
              record_count: 2,
            });
            first ??= findings;
            expect(findings).toEqual(first);
            const records = await knex('finding_records')
              .orderBy('format')
              .select('format', 'product_arn', 'issue_key');
            expect(records).toEqual([
              expect.objectContaining({
                format: 'asff',
                product_arn: expect.stringContaining('product/'),
                issue_key: findings[0].key,
              }),
              expect.objectContaining({
                format: 'ocsf',
                product_arn: expect.stringMatching(/::?.*:product(v2)?\//),
                issue_key: findings[0].key,
              }),
            ]);
          },
        ),
        { numRuns: 8 },
      );
    }
  });

  it('are as settled as the less settled of the two', async () => {
    const { knex, ingest } = await setUp();
    const status = async () => (await knex('findings').first('status')).status;
    await ingest([
      asff(controlFinding({ workflow: 'SUPPRESSED' })),
      ocsf(controlFinding()),
    ]);
    expect(await status()).toBe('open');
    await ingest([ocsf(controlFinding({ workflow: 'SUPPRESSED' }), 20)]);
    expect(await status()).toBe('accepted');
  });

  it('count what tells of nothing that is wrong, and keep it nowhere', async () => {
    const { knex, ingest } = await setUp();
    const coverage = {
      class_uid: 2003,
      metadata: {
        product: {
          uid: 'arn:aws:securityhub:eu-west-1::productv2/aws/securityhub-coverage',
        },
      },
      finding_info: { uid: 'coverage-1' },
      cloud: { account: { uid: '111122223333' }, region: 'eu-west-1' },
    };
    await expect(
      ingest([{ document: coverage, observedAt: at(0), format: 'ocsf' }]),
    ).resolves.toEqual({
      read: 1,
      stored: 0,
      unchanged: 0,
      rejected: 0,
      skipped: { 'not-a-finding coverage': 1 },
    });
    expect(await knex('rejected_records')).toEqual([]);
  });
});

const samples = readSamples('ocsf.jsonl') as
  | Array<{ finding: AsffRecord }>
  | undefined;
// The reason of a skip is printed by readSamples
const whenPresent = samples ? describe : describe.skip;

whenPresent.each(databases.eachSupportedId())('public samples, %p', id => {
  it('are findings, no findings, or rejections with a reason', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex);
    const observations = (samples ?? []).map(({ finding }) => ({
      document: finding,
      observedAt: at(0),
      format: 'ocsf' as const,
    }));
    const result = await store.ingestor.ingest({
      source: 'main',
      readFrom: { account: '999900001111', region: 'eu-west-1' },
      observations,
    });
    const left = Object.values(result.skipped ?? {}).reduce((a, b) => a + b, 0);
    expect(result.read).toBe(observations.length);
    expect(result.stored + result.unchanged + result.rejected + left).toBe(
      observations.length,
    );
    const rejected = await knex('rejected_records');
    expect(rejected.every(({ reason }) => reason.length > 0)).toBe(true);
    expect(result.stored).toBeGreaterThan(15);
  });
});
