import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { mockServices } from '@backstage/backend-test-utils';
import {
  Simulator,
  SimulatorClock,
  startSimulator,
} from 'security-hub-simulator';
import { SourceSettings } from '../config';
import { DefaultGatewayProvider } from './DefaultGatewayProvider';
import { HubError } from './HubError';
import { SystemClock } from './SystemClock';
import { HubTarget } from './types';

const administrator = '999900001111';
const member = '111122223333';
const notEnabled = '432143214321';
const stranger = '222233334444';
const home = 'ap-northeast-1';
const role = (account: string, name: string) =>
  `arn:aws:iam::${account}:role/${name}`;

function record(number: number) {
  return {
    SchemaVersion: '2018-10-08',
    Id: `finding-${number}`,
    ProductArn: `arn:aws:securityhub:${home}::product/aws/securityhub`,
    GeneratorId: 'security-control/S3.8',
    AwsAccountId: member,
    Region: home,
    Title: `Finding ${number}`,
    Description: 'A bucket',
    CreatedAt: '2026-02-01T00:00:00.000Z',
    UpdatedAt: new Date(Date.UTC(2026, 1, 2) + number * 60_000).toISOString(),
    Severity: { Label: 'HIGH' },
    Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    Resources: [{ Id: `arn:aws:s3:::bucket-${number}`, Type: 'AwsS3Bucket' }],
  };
}

const sources: SourceSettings[] = [
  {
    name: 'organisation',
    partition: 'aws',
    administrator: {
      account: administrator,
      homeRegion: home,
      memberReadRole: 'portal/read',
      memberWriteRole: 'portal-write',
      strategy: 'aggregator',
      discovery: 'security-hub',
    },
    service: 'cspm',
    externalId: 'kumo-secret',
  },
  {
    name: 'single',
    partition: 'aws',
    service: 'cspm',
    accounts: [
      { account: member, regions: [home], readRole: 'portal/read' },
      { account: notEnabled, regions: [home], readRole: 'read' },
      { account: stranger, regions: [home] },
    ],
    externalId: 'kumo-secret',
  },
];

describe('DefaultGatewayProvider', () => {
  const environment = { ...process.env };
  let simulator: Simulator;
  let clock: SimulatorClock;
  let provider: DefaultGatewayProvider;
  const pauses: number[] = [];

  beforeEach(async () => {
    clock = SimulatorClock.create();
    simulator = await startSimulator({
      organisation: {
        administrator,
        homeRegion: home,
        linkedRegions: [],
        accounts: [
          { id: administrator, name: 'security' },
          { id: member, name: 'checkout' },
          {
            id: notEnabled,
            name: 'new',
            hubEnabled: false,
            memberStatus: 'Invited',
          },
          { id: stranger, name: 'stranger', memberStatus: 'none' },
        ],
        roles: [
          { arn: role(member, 'portal/read'), externalId: 'kumo-secret' },
          { arn: role(member, 'portal-write'), externalId: 'kumo-secret' },
          { arn: role(notEnabled, 'read') },
          { arn: role(stranger, 'portal/read') },
        ],
        findings: Array.from({ length: 250 }, (_, number) => record(number)),
      },
      clock,
      limits: 'off',
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    pauses.length = 0;
    provider = create();
  });

  afterEach(async () => {
    provider.close();
    await simulator.close();
    process.env = { ...environment };
  });

  function create(
    over: Partial<Parameters<typeof DefaultGatewayProvider.create>[0]> = {},
  ) {
    const real = SystemClock.create();
    return DefaultGatewayProvider.create({
      settings: {
        sources,
        budgets: { readsPerSecond: 3, writesPerSecond: 10 },
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      // Pauses are noted, not waited for; time is the machine's
      clock: {
        now: () => real.now() + pauses.reduce((sum, pause) => sum + pause, 0),
        sleep: async milliseconds => {
          pauses.push(milliseconds);
        },
      },
      random: () => 0.5,
      isMember: async (_, account) => account === member,
      ...over,
    });
  }

  const target = (over: Partial<HubTarget> = {}): HubTarget => ({
    source: 'organisation',
    partition: 'aws',
    account: administrator,
    region: home,
    access: 'read',
    ...over,
  });
  const failure = async (promise: Promise<unknown>): Promise<HubError> => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(HubError);
    const hubError = error as HubError;
    // For people: no ARN, no role
    expect(hubError.message).not.toMatch(
      /arn:|portal\/read|portal-write|role\//,
    );
    return hubError;
  };
  const calls = (operation: string) =>
    simulator.control
      .getCallCounts()
      .filter(count => count.operation === operation)
      .reduce((sum, count) => sum + count.calls, 0);

  it('pages through findings, and says when by the clock of AWS', async () => {
    const gateway = await provider.forTarget(target());
    simulator.control.advanceClock({ hours: 2 });
    const titles: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const page = await gateway.getFindings({
        filters: { RecordState: [{ Value: 'ACTIVE', Comparison: 'EQUALS' }] },
        sort: [{ field: 'UpdatedAt', order: 'asc' }],
        nextToken,
      });
      titles.push(
        ...page.findings.map(item => (item as { Title: string }).Title),
      );
      nextToken = page.nextToken;
      const ahead = Date.parse(page.observedAt) - Date.now();
      expect(ahead).toBeGreaterThan(2 * 3_600_000 - 5000);
      expect(ahead).toBeLessThan(
        2 * 3_600_000 + 5000 + pauses.reduce((a, b) => a + b, 0),
      );
    } while (nextToken);
    expect(titles).toEqual(
      Array.from({ length: 250 }, (_, number) => `Finding ${number}`),
    );
    expect(calls('GetFindings')).toBe(3);
  });

  it('reads the hub and all members, associated or not', async () => {
    const gateway = await provider.forTarget(target());
    expect(await gateway.describeHub()).toEqual({
      hubArn: `arn:aws:securityhub:${home}:${administrator}:hub/default`,
      controlFindingGenerator: 'SECURITY_CONTROL',
    });
    expect(await gateway.listMembers()).toEqual([
      { account: member, status: 'Enabled' },
      { account: notEnabled, status: 'Invited' },
    ]);
  });

  it('slows down for everybody on a throttle, and tries again', async () => {
    const gateway = await provider.forTarget(target());
    simulator.control.addFault({
      operation: 'GetFindings',
      times: 2,
      error: { code: 'TooManyRequestsException', status: 429 },
    });
    const page = await gateway.getFindings({ filters: {}, maxResults: 1 });
    expect(page.findings).toHaveLength(1);
    // Two pauses with jitter (half of 400 and 800 ms), and each time the wait for a token at half of 3/s
    expect(pauses.filter(pause => pause === 200 || pause === 400)).toHaveLength(
      2,
    );
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(1200);
    pauses.length = 0;
    await gateway.getFindings({ filters: {}, maxResults: 1 });
    await (await provider.forTarget(target())).getFindings({ filters: {} });
    expect(pauses.length).toBeGreaterThan(0);

    simulator.control.addFault({
      operation: 'GetFindings',
      error: { code: 'LimitExceededException', status: 429 },
    });
    const error = await failure(gateway.getFindings({ filters: {} }));
    expect(error).toMatchObject({ kind: 'throttled', retryable: true });
  });

  it('keeps within the limits of AWS when it takes all of them', async () => {
    simulator.control.setLimitScale(1);
    provider.close();
    provider = create({ clock: SystemClock.create() });
    const gateway = await provider.forTarget(target());
    const begin = Date.now();
    await Promise.all(
      Array.from({ length: 14 }, () =>
        gateway.getFindings({ filters: {}, maxResults: 1 }),
      ),
    );
    // A burst of 5, then 3 a second
    expect(Date.now() - begin).toBeGreaterThan(2900);
    const [count] = simulator.control
      .getCallCounts()
      .filter(({ operation }) => operation === 'GetFindings');
    expect(count).toMatchObject({ calls: 14, throttled: 0 });
  }, 20_000);

  it('survives what passes: errors of AWS, slow answers, revoked sessions', async () => {
    provider.close();
    provider = create({ requestTimeout: { milliseconds: 300 } });
    const gateway = await provider.forTarget(
      target({ source: 'single', account: member }),
    );
    const { control } = simulator;
    control.addFault({
      operation: 'GetFindings',
      times: 1,
      error: { code: 'InternalException', status: 500 },
    });
    control.addFault({
      operation: 'GetFindings',
      times: 1,
      after: 1,
      delay: 900,
    });
    expect(
      (await gateway.getFindings({ filters: {}, maxResults: 5 })).findings,
    ).toHaveLength(5);
    expect(calls('GetFindings')).toBe(3);
    control.expireSessions();
    expect(
      (await gateway.getFindings({ filters: {}, maxResults: 5 })).findings,
    ).toHaveLength(5);
    expect(calls('AssumeRole')).toBe(2);

    control.addFault({ operation: 'GetFindings', delay: 400 });
    expect(await failure(gateway.getFindings({ filters: {} }))).toMatchObject({
      kind: 'timeout',
      retryable: true,
    });
    const gone = new AbortController();
    const reading = gateway.getFindings({ filters: {}, signal: gone.signal });
    gone.abort(new Error('no longer wanted'));
    await expect(reading).rejects.toThrow('no longer wanted');
  }, 20_000);

  it('tells refusals apart', async () => {
    const { control } = simulator;
    const single = (account: string) => target({ source: 'single', account });
    const onNotEnabled = await provider.forTarget(single(notEnabled));
    expect(
      await failure(onNotEnabled.getFindings({ filters: {} })),
    ).toMatchObject({ kind: 'hub-not-enabled', retryable: false });

    const gateway = await provider.forTarget(single(member));
    control.deny(role(member, 'portal/read'), ['GetFindings']);
    expect(await failure(gateway.getFindings({ filters: {} }))).toMatchObject({
      kind: 'denied',
      retryable: false,
    });
    control.allow(role(member, 'portal/read'));

    const page = await gateway.getFindings({ filters: {} });
    control.expireTokens();
    expect(
      await failure(
        gateway.getFindings({ filters: {}, nextToken: page.nextToken }),
      ),
    ).toMatchObject({ kind: 'expired-token' });
    expect(
      await failure(gateway.getFindings({ filters: {}, maxResults: 101 })),
    ).toMatchObject({ kind: 'invalid-request' });

    control.deny(role(member, 'portal/read'), ['AssumeRole']);
    provider.close();
    const refused = await failure(provider.forTarget(single(member)));
    expect(refused).toMatchObject({ kind: 'not-connected', retryable: false });
    expect(String(refused.cause)).toContain('not authorized');
    control.setRole({ arn: role(member, 'portal/read'), externalId: 'other' });
    control.allow(role(member, 'portal/read'));
    expect(await failure(provider.forTarget(single(member)))).toMatchObject({
      kind: 'not-connected',
    });
  });

  it('goes only where config and ListMembers let it, and only as whom it says', async () => {
    // No role in config and base credentials of another account
    expect(
      await failure(
        provider.forTarget(target({ source: 'single', account: stranger })),
      ),
    ).toMatchObject({ kind: 'credentials' });
    // A role exists there, but nobody has named the account as a member
    expect(
      await failure(provider.forTarget(target({ account: stranger }))),
    ).toMatchObject({ kind: 'not-connected' });
    for (const over of [
      { source: 'unknown' },
      { partition: 'aws-cn' },
      { source: 'single', account: administrator },
      { source: 'single', account: member, region: 'eu-west-1' },
      // Reads have a role there, writes have none
      { source: 'single', account: member, access: 'write' as const },
    ]) {
      expect(await failure(provider.forTarget(target(over)))).toMatchObject({
        kind: 'not-connected',
      });
    }
    expect(calls('AssumeRole')).toBe(0);

    // The credentials answer as another account than config says
    provider.close();
    provider = create({
      settings: {
        sources: [
          {
            name: 'wrong',
            partition: 'aws',
            service: 'cspm',
            accounts: [{ account: member, regions: [home] }],
            credentialsAccount: administrator,
          },
        ],
        budgets: { readsPerSecond: 3, writesPerSecond: 10 },
      },
    });
    const wrong = await failure(
      provider.forTarget(target({ source: 'wrong', account: member })),
    );
    expect(wrong.kind).toBe('not-connected');
    expect(wrong.message).toContain('another account');
    expect(calls('GetFindings')).toBe(0);
  });

  it('writes under the name of the decision, with the write role, and reports each finding', async () => {
    const gateway = await provider.forTarget(
      target({ account: member, access: 'write' }),
    );
    const [first] = simulator.control.listRecords();
    simulator.control.addFindingFault({
      id: 'finding-1',
      code: 'ConcurrentUpdateError',
      message: 'again',
    });
    const productArn = String(first.finding.ProductArn);
    const result = await gateway.batchUpdateFindings({
      identifiers: [
        { id: 'finding-0', productArn },
        { id: 'finding-1', productArn },
      ],
      workflow: 'SUPPRESSED',
      userDefinedFields: { decision: 'd-1' },
      note: { text: 'Accepted', updatedBy: 'portal' },
      sessionName: 'securityhub-d-1',
    });
    expect(result).toEqual({
      processed: [{ id: 'finding-0', productArn }],
      unprocessed: [
        {
          id: 'finding-1',
          productArn,
          code: 'ConcurrentUpdateError',
          message: 'again',
        },
      ],
    });
    const written = simulator.control.getRecord('finding-0')?.finding;
    expect(written).toMatchObject({
      Workflow: { Status: 'SUPPRESSED' },
      UserDefinedFields: { decision: 'd-1' },
      Note: { Text: 'Accepted', UpdatedBy: 'portal' },
    });
    // One session for a decision, another for the next
    await gateway.batchUpdateFindings({
      identifiers: [{ id: 'finding-2', productArn }],
      workflow: 'NOTIFIED',
      sessionName: 'securityhub-d-1',
    });
    expect(calls('AssumeRole')).toBe(1);
    await gateway.batchUpdateFindings({
      identifiers: [{ id: 'finding-2', productArn }],
      workflow: 'NEW',
      sessionName: 'securityhub-d-2',
    });
    expect(calls('AssumeRole')).toBe(2);
  });
});
