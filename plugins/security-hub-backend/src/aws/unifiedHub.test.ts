import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import {
  Simulator,
  SimulatorClock,
  startSimulator,
} from 'security-hub-simulator';
import { controlFinding } from '../__testUtils__/controlFinding';
import { SourceService, SourceSettings } from '../config';
import { DefaultGatewayProvider } from './DefaultGatewayProvider';
import { DefaultServiceDetector } from './detectServices';
import { HubError } from './HubError';
import { SystemClock } from './SystemClock';
import { HubTarget, SecurityHubGateway } from './types';

const both = '111122223333';
const unifiedOnly = '222233334444';
const cspmOnly = '333344445555';
const neither = '444455556666';
const mute = '555566667777';
const region = 'eu-west-1';
const accounts = [both, unifiedOnly, cspmOnly, neither, mute];
const role = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;

function sourceOf(name: string, service: SourceService): SourceSettings {
  return {
    name,
    partition: 'aws',
    service,
    accounts: accounts.map(account => ({
      account,
      regions: [region],
      readRole: 'read',
      writeRole: 'write',
    })),
  };
}

const settings = {
  sources: [
    sourceOf('auto', 'auto'),
    sourceOf('cspm', 'cspm'),
    sourceOf('unified', 'unified'),
    sourceOf('both', 'both'),
  ],
  budgets: { readsPerSecond: 3, writesPerSecond: 10 },
};
const target = (over: Partial<HubTarget> = {}): HubTarget => ({
  source: 'auto',
  partition: 'aws',
  account: both,
  region,
  access: 'read',
  ...over,
});

describe('the unified Security Hub', () => {
  const environment = { ...process.env };
  let simulator: Simulator;
  let provider: DefaultGatewayProvider;
  let waited = 0;
  const clock = {
    now: () => SystemClock.create().now() + waited,
    sleep: async (milliseconds: number) => {
      waited += milliseconds;
    },
  };

  beforeEach(async () => {
    waited = 0;
    simulator = await startSimulator({
      organisation: {
        administrator: both,
        homeRegion: region,
        linkedRegions: [],
        accounts: accounts.map(id => ({
          id,
          name: id,
          hubEnabled: [both, cspmOnly, mute].includes(id),
          unifiedHubEnabled: [both, unifiedOnly].includes(id),
        })),
        roles: accounts.flatMap(account => [
          {
            arn: role(account, 'read'),
            allowedOperations: [
              'GetFindings',
              ...(account === mute
                ? []
                : ['DescribeHub', 'DescribeSecurityHubV2']),
            ],
          },
          {
            arn: role(account, 'write'),
            allowedOperations: ['BatchUpdateFindings'],
          },
        ]),
        findings: Array.from({ length: 120 }, (_, number) =>
          controlFinding({
            bucket: `bucket-${number}`,
            updatedAt: new Date(
              Date.UTC(2026, 10, 1) + number * 60_000,
            ).toISOString(),
          }),
        ),
      },
      clock: SimulatorClock.create(clock.now),
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    provider = DefaultGatewayProvider.create({
      settings,
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock,
      random: () => 0.5,
      isMember: async () => true,
    });
  });

  afterEach(async () => {
    provider.close();
    await simulator.close();
    process.env = { ...environment };
  });

  const calls = (operation: string) =>
    simulator.control
      .getCallCounts()
      .filter(count => count.operation === operation)
      .reduce((sum, count) => sum + count.calls, 0);
  type Document = {
    finding_info: { uid: string; title: string };
    metadata: { uid?: string; product: { uid: string } };
    cloud: { account: { uid: string } };
    status_id: number;
    severity_id: number;
    comment?: string;
  };
  const readAll = async (gateway: SecurityHubGateway, maxResults?: number) => {
    const documents: Document[] = [];
    const times: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await gateway.getFindingsV2({
        filters: {},
        sort: [{ field: 'finding_info.modified_time_dt', order: 'asc' }],
        maxResults,
        nextToken,
      });
      documents.push(...(page.findings as Document[]));
      times.push(page.observedAt);
      nextToken = page.nextToken;
    } while (nextToken);
    return { documents, times };
  };
  const nameOf = ({ cloud, finding_info, metadata }: Document) => ({
    metadataUid: metadata.uid,
    account: cloud.account.uid,
    id: finding_info.uid,
    productArn: metadata.product.uid,
  });

  it('is read page by page in order, with its own budget, and tells AWS’s time', async () => {
    const gateway = await provider.forTarget(target());
    const { documents, times } = await readAll(gateway);
    expect(documents).toHaveLength(120);
    expect(documents[0].metadata.product.uid).toBe(
      `arn:aws:securityhub:${region}::productv2/aws/securityhub`,
    );
    for (const time of times) {
      expect(Math.abs(Date.parse(time) - clock.now())).toBeLessThan(5000);
    }
    expect(calls('GetFindingsV2')).toBe(2);
    // A burst of five, then three a second; what CSPM has left is not touched
    const before = waited;
    await readAll(gateway, 10);
    expect(waited - before).toBeGreaterThan(2000);
    const paused = waited;
    await gateway.getFindings({ filters: {}, maxResults: 1 });
    expect(waited).toBe(paused);
  });

  it('is written by either name, for the status alone, with partial failures', async () => {
    const reader = await provider.forTarget(target());
    const writer = await provider.forTarget(target({ access: 'write' }));
    const { documents } = await readAll(reader);
    const [first, second, third, fourth] = documents.map(nameOf);
    simulator.control.addFindingFault({
      id: second.id,
      code: 'ConflictException',
    });
    const byUid = await writer.batchUpdateFindingsV2({
      identifiers: [first, second],
      workflow: 'SUPPRESSED',
      sessionName: 'securityhub-decision',
    });
    expect(byUid).toEqual({
      processed: [expect.objectContaining({ metadataUid: first.metadataUid })],
      unprocessed: [
        expect.objectContaining({
          metadataUid: second.metadataUid,
          code: 'ConflictException',
        }),
      ],
    });
    // One without metadata.uid is enough: AWS does not take both kinds of names at once
    const byParts = await writer.batchUpdateFindingsV2({
      identifiers: [
        { ...third, metadataUid: undefined },
        fourth,
        { ...fourth, id: 'gone' },
      ],
      workflow: 'NOTIFIED',
      comment: 'Looked at',
    });
    expect(byParts.processed.map(({ id, account }) => [id, account])).toEqual([
      [third.id, both],
      [fourth.id, both],
    ]);
    expect(byParts.unprocessed).toEqual([
      expect.objectContaining({
        id: 'gone',
        code: 'ResourceNotFoundException',
      }),
    ]);
    const after = await readAll(reader);
    expect(
      after.documents
        .slice(0, 5)
        .map(({ status_id, severity_id, comment }) => [
          status_id,
          severity_id,
          comment,
        ]),
    ).toEqual([
      [3, 4, undefined],
      [1, 4, undefined],
      [2, 4, 'Looked at'],
      [2, 4, 'Looked at'],
      [1, 4, undefined],
    ]);
    expect(calls('BatchUpdateFindingsV2')).toBe(2);
  });

  it('fails in our words', async () => {
    const gateway = await provider.forTarget(target({ account: cspmOnly }));
    for (const call of [
      gateway.describeUnifiedHub(),
      gateway.getFindingsV2({ filters: {} }),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: 'HubError',
        kind: 'hub-not-enabled',
      });
    }
    const reader = await provider.forTarget(target());
    await expect(
      reader.batchUpdateFindingsV2({
        identifiers: [{ account: both, id: 'x', productArn: 'y' }],
        workflow: 'NEW',
      }),
    ).rejects.toMatchObject({ name: 'HubError', kind: 'denied' });
    await expect(
      reader.getFindingsV2({ filters: { CompositeFilters: [{}] } }),
    ).rejects.toMatchObject({ kind: 'invalid-request' });
    simulator.control.addFault({
      operation: 'GetFindingsV2',
      error: { code: 'ThrottlingException', status: 429 },
      times: 2,
    });
    const before = calls('GetFindingsV2');
    const page = await reader.getFindingsV2({ filters: {} });
    expect(page.findings).toHaveLength(100);
    expect(calls('GetFindingsV2') - before).toBe(3);
  });

  describe('and which services are read', () => {
    const detector = () =>
      DefaultServiceDetector.create({ settings, gateways: provider, clock });
    const asked = () => calls('DescribeHub') + calls('DescribeSecurityHubV2');

    it.each([
      ['auto', both, ['cspm', 'unified']],
      ['auto', unifiedOnly, ['unified']],
      ['auto', cspmOnly, ['cspm']],
      // So that the read tells what is wrong
      ['auto', neither, ['cspm']],
      ['auto', mute, ['cspm']],
    ])('%s in %s is %j', async (source, account, services) => {
      await expect(
        detector().servicesOf(target({ source, account })),
      ).resolves.toEqual(services);
    });

    it.each([
      ['cspm', ['cspm']],
      ['unified', ['unified']],
      ['both', ['cspm', 'unified']],
    ])('%s is not asked for', async (source, services) => {
      await expect(
        detector().servicesOf(target({ source, account: neither })),
      ).resolves.toEqual(services);
      expect(asked()).toBe(0);
    });

    it('is asked once an hour, and the last answer stands in while AWS is away', async () => {
      const services = detector();
      await Promise.all([1, 2, 3].map(() => services.servicesOf(target())));
      waited += 59 * 60_000;
      await services.servicesOf(target());
      expect(asked()).toBe(2);
      waited += 60_000;
      simulator.control.addFault({
        operation: 'DescribeHub',
        error: { code: 'InternalException', status: 500 },
      });
      await expect(services.servicesOf(target())).resolves.toEqual([
        'cspm',
        'unified',
      ]);
      await expect(
        services.servicesOf(target({ account: cspmOnly })),
      ).rejects.toBeInstanceOf(HubError);
      simulator.control.clearFaults();
      await expect(
        services.servicesOf(target({ account: cspmOnly })),
      ).resolves.toEqual(['cspm']);
    });
  });
});
