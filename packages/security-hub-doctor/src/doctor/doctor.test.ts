import { createHash, createHmac } from 'node:crypto';
import { Sha256 } from '../aws/Sha256';
import {
  administrator,
  DoctorWorld,
  externalId,
  home,
  member,
  pattern,
  portal,
  queueArn,
  queueName,
  queuePolicy,
  roleArn,
  ruleArn,
  startDoctorWorld,
  troubles,
  WorldOptions,
} from './__testUtils__/doctorWorld';

const denied = { code: 'AccessDeniedException', status: 403 };

// Many requests over HTTP; no time is measured
jest.setTimeout(30_000);

describe('yarn doctor', () => {
  let world: DoctorWorld;

  async function start(options: WorldOptions = {}) {
    world = await startDoctorWorld(options);
    // The simulator knows no condition keys: the third update (after NOTIFIED with each role) is the one that sets RESOLVED
    world.simulator.control.addFault({
      operation: 'BatchUpdateFindings',
      after: 2,
      times: 1,
      error: denied,
    });
  }

  afterEach(async () => {
    await world.close();
  });

  it('finds nothing to say where all is well, with no more than infra/ grants, and changes nothing', async () => {
    await start();
    const { events } = world.simulator.control;
    const { code, results, text } = await world.run();
    expect(troubles(results)).toEqual([]);
    expect(code).toBe(0);
    expect(new Set(results.map(result => result.check))).toEqual(
      new Set([
        'base credentials',
        'role',
        'external id',
        'hub',
        'aggregator',
        'members',
        'member roles',
        'standards',
        'config recording',
        'event queue',
        'dead letters',
        'queue key',
        'event rule',
        'tags',
        'separation',
      ]),
    );
    expect(text).not.toContain(externalId);
    expect(text).toContain('Decrypting is not proved');
    expect(text).toContain('us-east-1');
    const operations = world.simulator.control
      .getCallCounts()
      .map(count => count.operation);
    expect(
      operations.filter(name => /Import|Delete|Send|Put/.test(name)),
    ).toEqual([]);
    expect(world.simulator.control.countRecords()).toBe(0);
    expect(events.getDepth(queueName)).toMatchObject({ visible: 0 });
    for (const { authorization } of world.eventBridge.calls) {
      expect(authorization).toMatch(
        /^AWS4-HMAC-SHA256 Credential=ASIA\w+\/\d{8}\/ap-northeast-1\/events\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
      );
    }
  });

  it('prints a table with what to do, and fails with exit code 1', async () => {
    await start();
    world.simulator.control.deleteRole(roleArn(administrator, 'PortalEvents'));
    const { code, text } = await world.run({ args: [] });
    expect(code).toBe(1);
    expect(text).toMatch(/^Source kumo\nok {11}base credentials/);
    expect(text).toMatch(
      /FAILED {7}role +999900001111 PortalEvents +The events role cannot be assumed \(AccessDenied/,
    );
    expect(text).toContain(
      `-> Deploy infra/cloudformation/events.yaml in account ${administrator} with PortalPrincipalArn=arn:aws:iam::${portal}:role/portal-task`,
    );
    expect(text).toMatch(/not checked +event queue/);
    expect(text).toMatch(/\n\d+ ok, 0 warnings, 1 failed, 3 not checked$/);
    expect(text).not.toContain(externalId);

    const none = await world.run({ args: ['--source', 'other'] });
    expect(none).toMatchObject({ code: 2 });
    expect(none.text).toContain('no source named other');
  });

  it('says so where the portal has no credentials', async () => {
    await start();
    process.env.AWS_ACCESS_KEY_ID = 'AKIAUNKNOWN000000000';
    const { code, results } = await world.run();
    expect(code).toBe(1);
    expect(results[0]).toMatchObject({
      check: 'base credentials',
      state: 'failed',
      remedy: expect.stringContaining('aws sts get-caller-identity'),
    });
    expect(results.filter(result => result.state === 'ok')).toEqual([]);
    // One cause, one failure
    expect(results.filter(result => result.state === 'failed')).toHaveLength(1);
  });

  type Case = {
    name: string;
    world?: WorldOptions;
    config?: Parameters<DoctorWorld['run']>[0];
    act?: (given: DoctorWorld) => void;
    finds: Array<[string, string, RegExp]>;
  };
  const withAccounts = (over: object, ofMember: object = {}): WorldOptions => ({
    accounts: [
      { id: administrator, name: 'security', ...over },
      { id: member, name: 'checkout', ...ofMember },
    ],
  });
  const cases: Case[] = [
    {
      name: 'a role without ExternalId',
      act: ({ simulator }) =>
        simulator.control.setRole({
          arn: roleArn(administrator, 'PortalEvents'),
        }),
      finds: [['failed', 'external id', /without the ExternalId/]],
    },
    {
      name: 'a source without externalId',
      config: { source: { externalId: undefined } },
      act: ({ simulator }) => {
        for (const name of ['Read', 'Write', 'Events', 'Tags']) {
          simulator.control.setRole({
            arn: roleArn(administrator, `Portal${name}`),
            allowedOperations: [],
          });
        }
      },
      finds: [['warning', 'external id', /has no externalId/]],
    },
    {
      name: 'a write role that is missing',
      config: { administrator: { writeRole: undefined } },
      finds: [['failed', 'role', /a role for reads only/]],
    },
    {
      name: 'one role for reads and writes, which may do both',
      config: { administrator: { writeRole: 'PortalRead' } },
      act: ({ simulator }) =>
        simulator.control.setRole({
          arn: roleArn(administrator, 'PortalRead'),
          externalId,
        }),
      finds: [
        ['failed', 'separation', /One role is named/],
        ['failed', 'separation', /read role may write/],
        ['warning', 'separation', /may also read/],
      ],
    },
    {
      name: 'a write role that may not write',
      act: ({ simulator }) =>
        simulator.control.deny(roleArn(administrator, 'PortalWrite'), [
          'BatchUpdateFindings',
        ]),
      finds: [['failed', 'separation', /may not write/]],
    },
    {
      name: 'a write role that may set RESOLVED',
      act: ({ simulator }) => simulator.control.clearFaults(),
      finds: [['warning', 'separation', /set RESOLVED/]],
    },
    {
      name: 'Security Hub that is off',
      world: withAccounts({ hubEnabled: false }),
      finds: [
        ['failed', 'hub', /CSPM is off, the unified Security Hub is off/],
      ],
    },
    {
      name: 'only one service of two',
      config: { source: { service: 'both' } },
      world: withAccounts({ unifiedHubEnabled: false }),
      finds: [['failed', 'hub', /service: both needs more/]],
    },
    {
      name: 'a read role that may not look at the hub',
      act: ({ simulator }) =>
        simulator.control.deny(roleArn(administrator, 'PortalRead'), [
          'DescribeHub',
          'DescribeSecurityHubV2',
        ]),
      finds: [['failed', 'hub', /cannot be read \(AccessDenied/]],
    },
    {
      name: 'findings of each standard',
      world: withAccounts({ controlFindingGenerator: 'STANDARD_CONTROL' }),
      finds: [['warning', 'hub', /Consolidated control findings are off/]],
    },
    {
      name: 'no aggregator',
      world: { organisation: { linkedRegions: [] } },
      finds: [['warning', 'aggregator', /no finding aggregator/]],
    },
    {
      name: 'a Region that is not linked',
      config: { administrator: { memberRegions: [home, 'eu-west-1'] } },
      finds: [['warning', 'aggregator', /also names eu-west-1/]],
    },
    {
      name: 'members that are not enabled, and one outside of Security Hub',
      world: {
        accounts: [
          { id: administrator, name: 'security' },
          { id: member, name: 'checkout' },
          { id: '222233334444', name: 'new', memberStatus: 'Invited' },
          { id: '333344445555', name: 'stray', memberStatus: 'none' },
        ],
      },
      finds: [
        ['warning', 'members', /1 Enabled, 1 Invited.*222233334444/],
        ['warning', 'members', /2 of 4 active accounts.*333344445555/],
      ],
    },
    {
      name: 'a member without the roles',
      act: ({ simulator }) => {
        simulator.control.deleteRole(roleArn(member, 'PortalRead'));
        simulator.control.deleteRole(roleArn(member, 'PortalWrite'));
      },
      finds: [
        ['warning', 'member roles', /read through the administrator/],
        ['failed', 'member roles', /no decision is written there/],
      ],
    },
    {
      name: 'writes in members without a role for them',
      config: { administrator: { memberWriteRole: undefined } },
      finds: [['failed', 'member roles', /no role for it is named/]],
    },
    {
      name: 'no standard, and AWS Config that does not record',
      world: withAccounts({ standards: [], configRecorder: 'stopped' }),
      finds: [
        ['warning', 'standards', /No standard is on/],
        ['warning', 'config recording', /does not record/],
      ],
    },
    {
      name: 'a queue without policy',
      world: { queue: { policy: undefined } },
      finds: [
        ['failed', 'event queue', /no policy that lets an EventBridge rule/],
        ['not-checked', 'event rule', /No rule is known/],
      ],
    },
    {
      name: 'a queue that any rule may send to',
      world: { queue: { policy: queuePolicy({ Condition: undefined }) } },
      finds: [
        ['warning', 'event queue', /any rule of any account/],
        ['not-checked', 'event rule', /No rule is known/],
      ],
    },
    {
      name: 'a queue with the key of AWS, which EventBridge may not use',
      world: { queue: { kmsMasterKeyId: 'alias/aws/sqs' } },
      finds: [['failed', 'event queue', /EventBridge may not use it/]],
    },
    {
      name: 'a queue that is not there',
      config: {
        source: {
          events: {
            queueUrl: `http://simulator/${administrator}/none`,
            region: home,
            role: 'PortalEvents',
          },
        },
      },
      finds: [
        [
          'failed',
          'event queue',
          /cannot be asked \(.*(NonExistent|DoesNotExist)/,
        ],
        ['not-checked', 'event rule', /No rule is known/],
      ],
    },
    {
      name: 'messages that wait, and dead letters',
      act: ({ simulator }) => {
        simulator.control.events.sendRaw(queueName, '{}');
        simulator.control.events.sendRaw(`${queueName}-dead`, '{}');
      },
      finds: [
        ['warning', 'dead letters', /1 events could not be taken/],
        ['not-checked', 'queue key', /nothing was received/],
      ],
    },
    {
      name: 'no dead-letter queue',
      world: { queue: { redrive: undefined } },
      finds: [['warning', 'dead letters', /no dead-letter queue/]],
    },
    {
      name: 'a role that may not receive',
      act: ({ simulator }) =>
        simulator.control.deny(roleArn(administrator, 'PortalEvents'), [
          'ReceiveMessage',
        ]),
      finds: [['failed', 'queue key', /Receiving fails/]],
    },
    {
      name: 'a rule that is off',
      act: ({ eventBridge }) =>
        eventBridge.rules.set('portal-events', { state: 'DISABLED', pattern }),
      finds: [['failed', 'event rule', /The rule is off/]],
    },
    {
      name: 'a rule for another queue',
      act: ({ eventBridge }) =>
        eventBridge.rules.set('portal-events', {
          state: 'ENABLED',
          pattern,
          targets: ['arn:aws:sqs:eu-west-1:111122223333:other'],
        }),
      finds: [['failed', 'event rule', /no target of the rule/]],
    },
    {
      name: 'a rule that selects other events',
      act: ({ eventBridge }) =>
        eventBridge.rules.set('portal-events', {
          state: 'ENABLED',
          pattern: '{"source":["aws.ec2"]}',
          targets: [queueArn],
        }),
      finds: [['failed', 'event rule', /does not select events/]],
    },
    {
      name: 'a rule that leaves out a kind',
      act: ({ eventBridge }) =>
        eventBridge.rules.set('portal-events', {
          state: 'ENABLED',
          pattern: pattern.replace(',"Findings Imported V2"', ''),
          targets: [queueArn],
        }),
      finds: [['warning', 'event rule', /leaves out: Findings Imported V2/]],
    },
    {
      name: 'a rule that is not there',
      act: ({ eventBridge }) => eventBridge.rules.clear(),
      finds: [['failed', 'event rule', /does not exist/]],
    },
    {
      name: 'a rule that may not be looked at',
      act: ({ eventBridge }) =>
        eventBridge.rules.set('portal-events', {
          error: { type: 'AccessDeniedException', message: 'no' },
        }),
      finds: [['not-checked', 'event rule', /cannot be looked at/]],
    },
    {
      name: 'a rule in another Region',
      world: {
        queue: {
          policy: queuePolicy({
            Condition: {
              ArnLike: {
                'AWS:SourceArn': ruleArn.replace(home, 'eu-west-1'),
              },
            },
          }),
        },
      },
      finds: [['warning', 'event rule', /only ap-northeast-1 has the events/]],
    },
    {
      name: 'an aggregator of AWS Config that is not there',
      config: {
        source: {
          tags: {
            aggregator: 'unknown',
            account: administrator,
            region: home,
            role: 'PortalTags',
          },
        },
      },
      finds: [
        ['failed', 'tags', /cannot be queried \(NoSuchConfigurationAggregator/],
      ],
    },
  ];

  it.each(cases)('finds $name', async given => {
    await start(given.world);
    given.act?.(world);
    const { code, results } = await world.run(given.config);
    const found = troubles(results);
    for (const [state, check, meaning] of given.finds) {
      expect(found).toContainEqual([
        state,
        check,
        expect.stringMatching(meaning),
      ]);
    }
    // Nothing else is the matter, but for what follows from it
    const named = given.finds.map(([, check]) => check);
    const followUps = given.name.includes('Security Hub that is off')
      ? ['aggregator', 'members', 'member roles', 'standards', 'separation']
      : [];
    if (!given.name.includes('externalId')) {
      expect(
        found.filter(
          ([, check]) => !named.includes(check) && !followUps.includes(check),
        ),
      ).toEqual([]);
    }
    const failed = given.finds.some(([state]) => state === 'failed');
    expect(code === 1 || !failed).toBe(true);
    for (const result of results) {
      expect(result.state === 'ok' || Boolean(result.remedy)).toBe(true);
    }
  });

  it('proves the key with --receive, and gives the message back', async () => {
    await start();
    const { events } = world.simulator.control;
    events.sendRaw(queueName, '{}');
    const { results } = await world.run({ args: ['--json', '--receive'] });
    expect(results.find(item => item.check === 'queue key')).toMatchObject({
      state: 'ok',
      meaning: expect.stringContaining('receiving and decrypting work'),
    });
    expect(events.getDepth(queueName)).toMatchObject({ visible: 1 });
  });

  it('tries at most 25 members, 5 at once, and says how many are left', async () => {
    const accounts = Array.from({ length: 60 }, (_, index) => ({
      id: String(200_000_000_000 + index),
      name: `account-${index}`,
    }));
    await start({
      accounts: [{ id: administrator, name: 'security' }, ...accounts],
    });
    world.simulator.control.deleteRole(roleArn(accounts[0].id, 'PortalRead'));
    world.simulator.control.clearCallCounts();
    const { results } = await world.run({
      administrator: { memberWriteRole: undefined },
      writeBack: 'off',
    });
    const [roles] = results.filter(item => item.check === 'member roles');
    expect(roles).toMatchObject({ state: 'warning' });
    expect(roles.meaning).toContain(
      'works in 24 of 25 members that were tried; 35 more members were not tried. Refused in 200000000000',
    );
    const assumed = world.simulator.control
      .getCallCounts()
      .filter(count => count.operation === 'AssumeRole')
      .reduce((sum, count) => sum + count.calls, 0);
    // 25 members, 4 roles of the administrator, and those without the ExternalId
    expect(assumed).toBe(25 + 4 + 4);
  });

  it('checks single accounts, with the tagging API', async () => {
    await start();
    const { results } = await world.run({
      writeBack: 'off',
      source: {
        administrator: undefined,
        accounts: [
          { account: member, regions: [home], readRole: 'PortalRead' },
          { account: administrator, regions: [home], readRole: 'PortalRead' },
        ],
        events: undefined,
        tags: { from: 'tagging-api' },
      },
    });
    expect(troubles(results)).toEqual([]);
    expect(
      results.filter(item => item.check === 'tags').map(item => item.where),
    ).toEqual([`${member} ${home}`, `${administrator} ${home}`]);
  });

  it('hashes as the signer needs it', async () => {
    await start();
    const plain = new Sha256();
    plain.update('a');
    plain.update(new Uint8Array([98, 99]));
    const hex = async (hash: Sha256) =>
      Buffer.from(await hash.digest()).toString('hex');
    expect(await hex(plain)).toBe(
      createHash('sha256').update('abc').digest('hex'),
    );
    const keyed = new Sha256('key');
    keyed.update('lost');
    keyed.reset();
    keyed.update('abc');
    expect(await hex(keyed)).toBe(
      createHmac('sha256', 'key').update('abc').digest('hex'),
    );
  });
});
