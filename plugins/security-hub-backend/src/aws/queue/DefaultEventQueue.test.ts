import { mockServices } from '@backstage/backend-test-utils';
import { DefaultAwsCredentialsManager } from '@backstage/integration-aws-node';
import { Simulator, startSimulator } from 'security-hub-simulator';
import { SourceSettings } from '../../config';
import { SystemClock } from '../SystemClock';
import { DefaultEventQueue, deadLetterUrl } from './DefaultEventQueue';
import { toQueueError } from './QueueError';
import { QueueMessage, ReceiverHooks } from './types';

const account = '999900001111';
const other = '111122223333';
const region = 'eu-west-1';
const roleArn = `arn:aws:iam::${account}:role/portal-events`;
const source: SourceSettings = {
  name: 'organisation',
  partition: 'aws',
  administrator: {
    account,
    homeRegion: region,
    strategy: 'aggregator',
    discovery: 'security-hub',
  },
  service: 'cspm',
  externalId: 'kumo-secret',
};

type Trouble = {
  name?: string;
  role?: string;
  owner?: string;
  externalId?: string;
  deny?: boolean;
  error?: { code: string; status: number };
};

describe('DefaultEventQueue', () => {
  const environment = { ...process.env };
  let simulator: Simulator;
  const queues: DefaultEventQueue[] = [];

  beforeEach(async () => {
    simulator = await startSimulator({
      organisation: {
        administrator: account,
        homeRegion: region,
        linkedRegions: [],
        accounts: [
          { id: account, name: 'security' },
          { id: other, name: 'checkout' },
        ],
        roles: [{ arn: roleArn, externalId: 'kumo-secret' }],
        findings: [],
        queues: [
          {
            name: 'hub',
            account,
            region,
            redrive: { maxReceiveCount: 5, deadLetterQueue: 'hub-dead' },
          },
          { name: 'hub-dead', account, region },
          {
            name: 'no-dead',
            account,
            region,
            redrive: { maxReceiveCount: 5, deadLetterQueue: 'gone' },
          },
        ],
      },
      limits: 'off',
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.url,
      AWS_ACCESS_KEY_ID: 'AKIASIMULATED0000000',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  afterEach(async () => {
    for (const queue of queues.splice(0)) {
      queue.close();
    }
    await simulator.close();
    process.env = { ...environment };
  });

  function open(
    name = 'hub',
    options: { role?: string; owner?: string; externalId?: string } = {},
  ) {
    const { role, owner = account, externalId = source.externalId } = options;
    const queue = DefaultEventQueue.create({
      source: { ...source, externalId },
      events: {
        queueUrl: `https://sqs.${region}.amazonaws.com/${owner}/${name}`,
        region,
        account: owner,
        role,
        receivers: 1,
      },
      credentials: DefaultAwsCredentialsManager.fromConfig(
        mockServices.rootConfig(),
      ),
      clock: {
        now: () => Date.now(),
        sleep: async (_, signal) => await SystemClock.create().sleep(0, signal),
      },
      random: () => 0.5,
      timing: { wait: 20, visibility: 30, heartbeat: 10 },
    });
    queues.push(queue);
    return queue;
  }

  const calls = (operation: string) =>
    simulator.control
      .getCallCounts()
      .filter(count => count.operation === operation)
      .reduce((sum, count) => sum + count.calls, 0);

  it('tells how much is in a queue and among its dead letters', async () => {
    const { events } = simulator.control;
    events.sendRaw('hub', 'one');
    events.sendRaw('hub', 'two');
    events.sendRaw('hub-dead', 'three');
    expect(await open('hub', { role: 'portal-events' }).readDepth()).toEqual({
      waiting: 2,
      inFlight: 0,
      deadLetters: 1,
    });
    expect(calls('AssumeRole')).toBe(1);
    expect(await open('hub-dead').readDepth()).toEqual({
      waiting: 1,
      inFlight: 0,
    });
    // It may not be looked at, or is not there
    expect(await open('no-dead').readDepth()).toEqual({
      waiting: 0,
      inFlight: 0,
    });
  });

  it.each<[string, Trouble]>([
    ['missing', { name: 'nothing' }],
    ['not-connected', { role: 'unknown' }],
    ['not-connected', { role: 'portal-events', externalId: 'wrong-secret' }],
    // There are no credentials of that account, and no role is named
    ['credentials', { owner: other }],
    ['denied', { role: 'portal-events', deny: true }],
    ['throttled', { error: { code: 'OverLimit', status: 403 } }],
    ['denied', { error: { code: 'KmsAccessDenied', status: 400 } }],
    ['unavailable', { error: { code: 'InternalError', status: 500 } }],
    ['invalid-request', { error: { code: 'InvalidParameter', status: 400 } }],
  ])('says what is wrong: %s (%#)', async (kind, given) => {
    if (given.deny) {
      simulator.control.deny(roleArn, ['GetQueueAttributes']);
    }
    if (given.error) {
      simulator.control.addFault({
        operation: 'GetQueueAttributes',
        error: given.error,
      });
    }
    const error = await open(given.name, given)
      .readDepth()
      .then(
        () => undefined,
        thrown => thrown,
      );
    expect(error).toMatchObject({ name: 'QueueError', kind });
    expect(error.message).not.toMatch(/arn:|portal-events|unknown|https?:/);
    expect(error.message).toMatch(/account \d{12}/i);
  });

  it('receives, deletes what is done, and hands back the rest', async () => {
    const { events } = simulator.control;
    const ids = ['one', 'two'].map(body => events.sendRaw('hub', body));
    const batches: QueueMessage[][] = [];
    const hooks: ReceiverHooks = {
      before: async () => {},
      handle: async messages => {
        batches.push(messages);
        return messages.filter(({ body }) => body === 'one');
      },
      onEmpty: jest.fn(),
      onFailure: jest.fn(),
      onTrouble: jest.fn(),
    };
    const receiver = open().createReceiver(hooks);
    receiver.start();
    while (events.getDepth('hub').notVisible !== 1 || batches.length === 0) {
      await new Promise(setImmediate);
    }
    expect(batches).toEqual([
      [
        { id: ids[0], body: 'one', sentAt: expect.any(Number), deliveries: 1 },
        { id: ids[1], body: 'two', sentAt: expect.any(Number), deliveries: 1 },
      ],
    ]);
    expect(events.getDepth('hub')).toMatchObject({ visible: 0, notVisible: 1 });
    // It waits for messages for 20 seconds, but not now
    const before = Date.now();
    await receiver.stop();
    expect(Date.now() - before).toBeLessThan(5_000);
    expect(hooks.onFailure).not.toHaveBeenCalled();
    expect(hooks.onTrouble).not.toHaveBeenCalled();
    events.sendRaw('hub', 'three');
    await new Promise(setImmediate);
    expect(events.getDepth('hub').visible).toBe(1);
  });

  it('deletes a message that comes twice at once', async () => {
    const { events } = simulator.control;
    events.setDelivery('hub', { duplicateRate: 1 });
    events.sendRaw('hub', 'twice');
    let received = 0;
    const onTrouble = jest.fn();
    const receiver = open().createReceiver({
      before: async () => {},
      handle: async messages => {
        received += messages.length;
        return messages;
      },
      onEmpty: () => {},
      onFailure: () => {},
      onTrouble,
    });
    receiver.start();
    while (received === 0) {
      await new Promise(setImmediate);
    }
    await receiver.stop();
    expect(received).toBe(2);
    expect(events.getDepth('hub')).toEqual({
      visible: 0,
      notVisible: 0,
      delayed: 0,
    });
    expect(onTrouble).not.toHaveBeenCalled();
  });

  it('tells a failure of its own from one of AWS', async () => {
    const hooks: ReceiverHooks = {
      before: jest
        .fn()
        .mockRejectedValueOnce(new RangeError('The store is away'))
        .mockResolvedValue(undefined),
      handle: async messages => messages,
      onEmpty: jest.fn(),
      onFailure: jest.fn(),
      onTrouble: jest.fn(),
    };
    const receiver = open('nothing').createReceiver(hooks);
    receiver.start();
    while (jest.mocked(hooks.onFailure).mock.calls.length < 2) {
      await new Promise(setImmediate);
    }
    await receiver.stop();
    const [[first], [second]] = jest.mocked(hooks.onFailure).mock.calls;
    expect(first).toBeInstanceOf(RangeError);
    expect(second).toMatchObject({ name: 'QueueError', kind: 'missing' });
    expect(toQueueError(second, { account, region })).toBe(second);
  });

  it.each([
    [
      '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:999900001111:dead","maxReceiveCount":5}',
      'https://sqs.eu-west-1.amazonaws.com/999900001111/dead',
    ],
    [
      '{"maxReceiveCount":"5", "deadLetterTargetArn" : "arn:aws-cn:sqs:cn-north-1:111122223333:a_b-c"}',
      'https://sqs.eu-west-1.amazonaws.com/111122223333/a_b-c',
    ],
    [
      '{"deadLetterTargetArn":"arn:aws:sns:eu-west-1:999900001111:x"}',
      undefined,
    ],
    ['', undefined],
    [undefined, undefined],
  ])('finds the dead letters of %s', (policy, url) => {
    expect(
      deadLetterUrl(
        'https://sqs.eu-west-1.amazonaws.com/999900001111/hub',
        policy,
      ),
    ).toBe(url);
  });
});
