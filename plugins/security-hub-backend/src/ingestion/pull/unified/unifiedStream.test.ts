import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Simulator, startSimulator } from 'security-hub-simulator';
import { controlFinding } from '../../../__testUtils__/controlFinding';
import { testSettings } from '../../../__testUtils__/createStore';
import { DefaultGatewayProvider, SystemClock } from '../../../aws';
import { cspmStream } from '../cspmStream';
import { FindingQuery, FindingStream } from '../FindingStream';
import { readPages } from '../readPages';
import { toUnifiedFilters } from './filters';
import { unifiedStream } from './unifiedStream';

const administrator = '999900001111';
const [shop, pay] = ['111122223333', '444455556666'];
const region = 'eu-west-1';
const now = Date.UTC(2026, 11, 1);

describe('toUnifiedFilters', () => {
  it('asks for all without a filter, else joins all parts by AND', () => {
    expect(toUnifiedFilters({}, now)).toEqual({});
    // Without an end, AWS gets one that no clock of a provider is ahead of
    expect(
      toUnifiedFilters({ updatedSince: '2026-11-01T00:00:00.000Z' }, now),
    ).toMatchObject({
      CompositeFilters: [
        { DateFilters: [{ Filter: { End: '2027-12-01T00:00:00.000Z' } }] },
      ],
    });
    const equals = (FieldName: string, Value: string) => ({
      FieldName,
      Filter: { Value, Comparison: 'EQUALS' },
    });
    expect(
      toUnifiedFilters(
        {
          active: true,
          updatedSince: '2026-11-01T00:00:00.000Z',
          triage: 'settled',
          ids: ['a', 'b'],
          updatedUntil: '2026-11-20T00:00:00.000Z',
          accounts: { only: [shop] },
          products: { except: ['Security Hub', 'Config'] },
        },
        now,
      ),
    ).toEqual({
      CompositeOperator: 'AND',
      CompositeFilters: [
        {
          StringFilters: [
            {
              FieldName: 'activity_name',
              Filter: { Value: 'Close', Comparison: 'NOT_EQUALS' },
            },
          ],
          Operator: 'AND',
        },
        {
          DateFilters: [
            {
              FieldName: 'finding_info.modified_time_dt',
              Filter: {
                Start: '2026-11-01T00:00:00.000Z',
                End: '2026-11-20T00:00:00.000Z',
              },
            },
          ],
          Operator: 'AND',
        },
        {
          NumberFilters: [{ FieldName: 'status_id', Filter: { Eq: 4 } }],
          Operator: 'OR',
        },
        {
          NumberFilters: [
            { FieldName: 'compliance.status_id', Filter: { Eq: 2 } },
            { FieldName: 'compliance.status_id', Filter: { Eq: 3 } },
          ],
          Operator: 'OR',
        },
        {
          StringFilters: [
            equals('finding_info.uid', 'a'),
            equals('finding_info.uid', 'b'),
          ],
          Operator: 'OR',
        },
        {
          StringFilters: [equals('cloud.account.uid', shop)],
          Operator: 'OR',
        },
        {
          StringFilters: ['Security Hub', 'Config'].map(Value => ({
            FieldName: 'metadata.product.name',
            Filter: { Value, Comparison: 'NOT_EQUALS' },
          })),
          Operator: 'AND',
        },
      ],
    });
  });
});

describe('unifiedStream', () => {
  const environment = { ...process.env };
  let simulator: Simulator;
  let streams: Record<'cspm' | 'unified', FindingStream>;
  let provider: DefaultGatewayProvider;

  beforeAll(async () => {
    simulator = await startSimulator({
      limits: 'off',
      organisation: {
        administrator,
        homeRegion: region,
        linkedRegions: ['us-east-1'],
        accounts: [administrator, shop, pay].map(id => ({
          id,
          name: id,
          unifiedHubEnabled: true,
        })),
        roles: [],
        findings: Array.from({ length: 240 }, (_, number) =>
          controlFinding({
            bucket: `bucket-${number}`,
            account: number % 3 === 0 ? pay : shop,
            region: number % 5 === 0 ? 'us-east-1' : region,
            status: (['FAILED', 'PASSED', 'WARNING'] as const)[number % 3],
            workflow: ['NEW', 'NOTIFIED', 'SUPPRESSED', 'RESOLVED'][number % 4],
            recordState: number % 7 === 0 ? 'ARCHIVED' : 'ACTIVE',
            updatedAt: new Date(
              Date.UTC(2026, 10, 1) + number * 3_600_000,
            ).toISOString(),
            overrides: {
              ProductName: ['Security Hub', 'Config', 'Prowler', undefined][
                number % 4
              ],
            },
          }),
        ),
      },
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
    });
    provider = DefaultGatewayProvider.create({
      settings: {
        ...testSettings(),
        budgets: { readsPerSecond: 1000, writesPerSecond: 1000 },
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock: SystemClock.create(),
      random: () => 0,
      isMember: async () => true,
    });
    const gateway = await provider.forTarget({
      source: 'main',
      partition: 'aws',
      account: administrator,
      region,
      access: 'read',
    });
    streams = { cspm: cspmStream(gateway), unified: unifiedStream(gateway) };
  });

  afterAll(async () => {
    provider.close();
    await simulator.close();
    process.env = { ...environment };
  });

  const read = async (
    stream: FindingStream,
    query: FindingQuery,
    resumeFrom?: string,
  ) => {
    const ids: Array<string | undefined> = [];
    const resumePoints: Array<string | undefined> = [];
    const pages = readPages({
      stream,
      query,
      priority: 'full',
      clock: SystemClock.create(),
      resumeFrom,
    });
    for await (const { page, resumeFrom: point } of pages) {
      resumePoints.push(point);
      for (const document of page.findings) {
        expect(stream.placeOf(document)).toEqual({
          account: expect.stringMatching(/^\d{12}$/),
          region: expect.stringMatching(/-/),
        });
        ids.push(stream.identifierOf(document)?.id);
      }
    }
    return { ids, resumePoints };
  };

  it.each<[string, FindingQuery, number]>([
    ['everything', {}, 240],
    ['what is active', { active: true }, 205],
    ['what has changed', { updatedSince: '2026-11-05T00:00:00.000Z' }, 144],
    ['what is set aside', { active: true, triage: 'set-aside' }, 69],
    [
      'what is settled although it fails',
      { active: true, triage: 'settled' },
      34,
    ],
    ['one account', { accounts: { only: [pay] } }, 80],
    [
      'what has changed up to a time',
      {
        updatedSince: '2026-11-05T00:00:00.000Z',
        updatedUntil: '2026-11-05T23:00:00.000Z',
      },
      24,
    ],
    ['two products', { products: { only: ['Config', 'Prowler'] } }, 120],
    [
      'all but two products, those without a name too',
      { products: { except: ['Security Hub', 'Config'] } },
      120,
    ],
    [
      'what has changed, of a read that goes on behind its end',
      {
        updatedSince: '2026-11-05T00:00:00.000Z',
        updatedUntil: '2026-11-04T00:00:00.000Z',
      },
      1,
    ],
    ['all but one account', { active: true, accounts: { except: [pay] } }, 137],
  ])('reads the same as CSPM: %s', async (_, query, count) => {
    const cspm = await read(streams.cspm, query);
    const unified = await read(streams.unified, query);
    expect(unified.ids).toHaveLength(count);
    expect(unified).toEqual(cspm);
  });

  it('reads by id, 20 at once, and goes on from a point', async () => {
    const { ids } = await read(streams.unified, {});
    const wanted = ids.slice(7, 27) as string[];
    expect((await read(streams.unified, { ids: wanted })).ids).toEqual(wanted);
    const resumed = await read(
      streams.unified,
      { active: true },
      '2026-11-10T00:00:00.000Z',
    );
    expect(resumed).toEqual(
      await read(streams.cspm, { active: true }, '2026-11-10T00:00:00.000Z'),
    );
    expect(resumed.ids).toHaveLength(20);
  });

  it('does not ask AWS for what it cannot tell: when a comment was written', async () => {
    simulator.control.clearCallCounts();
    const page = await streams.unified.getPage({
      query: { notedSince: '2026-11-01T00:00:00.000Z' },
      now,
      priority: 'incremental',
    });
    expect(page).toEqual({
      findings: [],
      observedAt: '2026-12-01T00:00:00.000Z',
    });
    expect(simulator.control.getCallCounts()).toEqual([]);
  });

  it('reads times of either kind, and nothing from what is no document', () => {
    const { updatedAtOf, identifierOf, placeOf } = streams.unified;
    for (const document of [undefined, 7, {}, { finding_info: 'x' }]) {
      expect(updatedAtOf(document)).toBeUndefined();
      expect(identifierOf(document)).toBeUndefined();
      expect(placeOf(document)).toEqual({});
    }
    expect(updatedAtOf({ finding_info: { modified_time: 5 } })).toBe(5);
    expect(
      updatedAtOf({
        finding_info: { modified_time_dt: '2026-01-01T00:00:00' },
      }),
    ).toBe(Date.UTC(2026, 0, 1));
    expect(
      updatedAtOf({ finding_info: { modified_time_dt: 'soon' } }),
    ).toBeUndefined();
  });
});
