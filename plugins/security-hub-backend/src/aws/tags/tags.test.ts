import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Simulator, startSimulator } from 'security-hub-simulator';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { SourceSettings } from '../../config';
import { SystemClock } from '../SystemClock';
import { configAnswers } from './configAnswers';
import { configQuery, configRequests } from './configQuery';
import { DefaultTagGateways } from './DefaultTagGateways';

const home = 'eu-west-1';
const administrator = '999900001111';
const member = '111122223333';
const stranger = '444455556666';
const arnOf = (number: number) => `arn:aws:s3:::b${number}`;
const sources: SourceSettings[] = [
  {
    name: 'main',
    partition: 'aws',
    administrator: {
      account: administrator,
      homeRegion: home,
      memberReadRole: 'read',
      strategy: 'aggregator',
      discovery: 'security-hub',
    },
    externalId: 'an-external-id',
    service: 'auto',
    tags: {
      from: 'config-aggregator',
      aggregator: {
        name: 'organisation',
        account: administrator,
        region: home,
        role: 'tags',
      },
      refresh: { hours: 6 },
    },
  },
  {
    name: 'alone',
    partition: 'aws',
    accounts: [{ account: member, regions: [home], readRole: 'read' }],
    externalId: 'an-external-id',
    service: 'auto',
    tags: {
      from: 'config-aggregator',
      aggregator: {
        name: 'another',
        account: member,
        region: home,
        role: 'read',
      },
      refresh: { hours: 6 },
    },
  },
];

describe('queries of AWS Config', () => {
  it('hold as many ARNs as fit, and none that could end the text', () => {
    const arns = Array.from({ length: 100 }, (_, number) => arnOf(number));
    expect(configRequests(arns).map(({ length }) => length)).toEqual([
      40, 40, 20,
    ]);
    expect(configRequests([])).toEqual([]);
    const long = (length: number, number: number) =>
      arnOf(number).padEnd(length, "'");
    const lengths = Array.from({ length: 60 }, (_, index) =>
      long(20 + index * 7, index),
    );
    const requests = configRequests(lengths);
    expect(requests.flat()).toEqual(lengths);
    for (const request of requests) {
      expect(configQuery(request).length).toBeLessThanOrEqual(4096);
    }
    expect(configRequests([arnOf(1), long(3000, 2), arnOf(3)])).toEqual([
      [arnOf(1), arnOf(3)],
    ]);
    expect(configQuery(["arn:aws:s3:::o'k"])).toContain("'arn:aws:s3:::o''k'");
  });

  it('are answered with what all Regions agree on', () => {
    const result = (arn: string, tags: unknown, accountId: unknown = member) =>
      JSON.stringify({ arn, accountId, tags });
    const tag = (key: string, value: string) => ({
      key,
      value,
      tag: `${key}=${value}`,
    });
    expect(
      configAnswers([
        'no JSON',
        '[]',
        'null',
        result(arnOf(0), [], undefined),
        JSON.stringify({ tags: [] }),
        result(arnOf(1), [tag('a', '1'), tag('b', '2')]),
        result(arnOf(1), [tag('b', '2'), tag('a', '1')]),
        result(arnOf(2), [tag('a', '1')]),
        result(arnOf(2), []),
        result(arnOf(3), []),
        result(arnOf(4), [tag('__proto__', 'x')]),
      ]).map(({ arn, account, tags }) => [arn, account, Object.entries(tags)]),
    ).toEqual([
      [arnOf(0), member, []],
      [
        arnOf(1),
        member,
        [
          ['b', '2'],
          ['a', '1'],
        ],
      ],
      [arnOf(3), member, []],
      [arnOf(4), member, [['__proto__', 'x']]],
    ]);
  });
});

describe('DefaultTagGateways', () => {
  const environment = { ...process.env };
  let simulator: Simulator;
  let gateways: DefaultTagGateways;

  beforeEach(async () => {
    simulator = await startSimulator({
      organisation: {
        administrator,
        homeRegion: home,
        linkedRegions: ['us-east-1'],
        accounts: [administrator, member, stranger].map(id => ({
          id,
          name: id,
        })),
        roles: [
          [administrator, 'tags'],
          [member, 'read'],
          [stranger, 'read'],
        ].map(([account, name]) => ({
          arn: `arn:aws:iam::${account}:role/${name}`,
          externalId: 'an-external-id',
        })),
        findings: Array.from({ length: 150 }, (_, number) =>
          controlFinding({
            bucket: `b${number}`,
            tags: { Number: `${number}` },
            account: member,
          }),
        ),
      },
      limits: 'off',
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    const clock = SystemClock.create();
    gateways = DefaultTagGateways.create({
      settings: { sources },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock: { now: () => clock.now(), sleep: async () => {} },
      random: () => 0,
      isMember: async (_, account) => account === member,
    });
  });

  afterEach(async () => {
    gateways.close();
    await simulator.close();
    process.env = { ...environment };
  });

  const arns = Array.from({ length: 150 }, (_, number) => arnOf(number));
  const callsOf = (name: string) =>
    simulator.control
      .getCallCounts()
      .filter(({ operation }) => operation === name)
      .map(({ accountId, region, calls }) => [accountId, region, calls]);

  it('reads all pages of an aggregator, and says what is wrong with it', async () => {
    const gateway = await gateways.aggregatorOf('main');
    const answers = await gateway.read(arns);
    expect(answers).toHaveLength(150);
    expect(answers).toContainEqual({
      arn: arnOf(7),
      account: member,
      tags: { Number: '7' },
    });
    expect(callsOf('SelectAggregateResourceConfig')).toEqual([
      [administrator, home, 2],
    ]);
    // Sessions that were revoked before their time
    simulator.control.expireSessions();
    expect(await gateway.read([arnOf(1)])).toHaveLength(1);
    gateway.close();
    expect(await gateway.read([arnOf(1)])).toHaveLength(1);

    const missing = await gateways.aggregatorOf('alone');
    await expect(missing.read(arns.slice(0, 2))).rejects.toMatchObject({
      kind: 'invalid-request',
      message: `AWS Config has no such aggregator in account ${member}: its name, account or Region in the configuration is wrong`,
    });
    await expect(gateways.aggregatorOf('other')).rejects.toMatchObject({
      kind: 'not-connected',
    });
    simulator.control.deny(`arn:aws:iam::${administrator}:role/tags`, [
      'SelectAggregateResourceConfig',
    ]);
    const denied = await gateway.read([arnOf(1)]).catch(error => error);
    expect(denied).toMatchObject({
      kind: 'denied',
      message: `AWS denies access to AWS Config of account ${administrator} in ${home}`,
    });
  });

  it('asks the Tagging API only in accounts that are known, and looks for the ARN that spoils a request', async () => {
    const gateway = await gateways.taggingApiOf({
      source: 'main',
      account: member,
      region: home,
    });
    const role = `arn:aws:iam::${member}:role/deploy`;
    const requests = gateway.requestsFor([...arns, role]);
    expect(requests.map(({ length }) => length)).toEqual([100, 50]);
    expect(await gateway.read(requests[0])).toHaveLength(100);
    expect(callsOf('GetResources')).toEqual([[member, home, 1]]);
    simulator.control.addFault({
      operation: 'GetResources',
      times: 2,
      error: { code: 'InvalidParameterException', status: 400 },
    });
    expect(await gateway.read(requests[1])).toHaveLength(50);
    expect(callsOf('GetResources')).toEqual([[member, home, 6]]);
    simulator.control.addFault({
      operation: 'GetResources',
      error: { code: 'InvalidParameterException', status: 400 },
    });
    expect(await gateway.read(arns.slice(0, 3))).toEqual([]);
    simulator.control.clearFaults();

    // What is global lies in a Region that config does not name
    const global = await gateways.taggingApiOf({
      source: 'alone',
      account: member,
      region: 'us-east-1',
    });
    expect(await global.read([arnOf(1)])).toEqual([]);
    await expect(
      gateways.taggingApiOf({
        source: 'main',
        account: stranger,
        region: home,
      }),
    ).rejects.toMatchObject({ kind: 'not-connected' });
    await expect(
      gateways.taggingApiOf({
        source: 'alone',
        account: stranger,
        region: home,
      }),
    ).rejects.toMatchObject({ kind: 'not-connected' });
    expect(
      callsOf('AssumeRole').filter(([account]) => account === stranger),
    ).toEqual([]);
    expect(callsOf('GetResources')).toHaveLength(2);
  });
});
