import {
  DescribeHubCommand,
  GetAdministratorAccountCommand,
  GetFindingAggregatorCommand,
  GetFindingsCommand,
  ListFindingAggregatorsCommand,
  ListMembersCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import {
  administrator,
  controlFinding,
  home,
  linked,
  member,
  notEnabled,
  otherMember,
  start,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';

describe('the wire', () => {
  let world: TestWorld;
  afterEach(async () => {
    await world.simulator.close();
  });

  const assume = async (role: string, over = {}) => {
    const { Credentials } = await world.tokens().send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${member}:role/${role}`,
        RoleSessionName: 'test',
        ...over,
      }),
    );
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
  };

  it('is found through AWS_ENDPOINT_URL alone', async () => {
    world = await startWorld([controlFinding(1)]);
    const before = { ...process.env };
    try {
      process.env.AWS_ENDPOINT_URL = world.simulator.url;
      process.env.AWS_ACCESS_KEY_ID = `AKIA${administrator}`;
      process.env.AWS_SECRET_ACCESS_KEY = 'any';
      const hub = new SecurityHubClient({ region: home });
      expect(
        (await hub.send(new GetFindingsCommand({}))).Findings,
      ).toHaveLength(1);
    } finally {
      process.env = before;
    }
  });

  it('describes hubs, members and the aggregation', async () => {
    world = await startWorld([]);
    const hub = world.hub();
    expect(await hub.send(new DescribeHubCommand({}))).toMatchObject({
      HubArn: `arn:aws:securityhub:${home}:${administrator}:hub/default`,
      ControlFindingGenerator: 'SECURITY_CONTROL',
    });
    const ids = async (OnlyAssociated?: boolean) =>
      (await hub.send(new ListMembersCommand({ OnlyAssociated }))).Members?.map(
        m => `${m.AccountId} ${m.MemberStatus}`,
      );
    expect(await ids()).toEqual([
      `${member} Enabled`,
      `${otherMember} Enabled`,
    ]);
    expect(await ids(false)).toContain(`${notEnabled} Invited`);
    const page = await hub.send(new ListMembersCommand({ MaxResults: 1 }));
    const rest = await hub.send(
      new ListMembersCommand({ MaxResults: 1, NextToken: page.NextToken }),
    );
    expect(rest.Members?.[0].AccountId).toBe(otherMember);
    expect(rest.NextToken).toBeUndefined();
    const { FindingAggregators = [] } = await hub.send(
      new ListFindingAggregatorsCommand({}),
    );
    expect(
      await hub.send(
        new GetFindingAggregatorCommand(FindingAggregators[0] as never),
      ),
    ).toMatchObject({ FindingAggregationRegion: home, Regions: [linked] });
    expect(
      (await world.hub(member).send(new GetAdministratorAccountCommand({})))
        .Administrator?.AccountId,
    ).toBe(administrator);
    expect(
      (await world.hub(member).send(new ListMembersCommand({}))).Members,
    ).toEqual([]);
  });

  it('answers an account without Security Hub, an unknown key and a missing one as AWS does', async () => {
    world = await startWorld([]);
    await expect(
      world.hub(notEnabled).send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidAccessException',
      message: expect.stringContaining(
        `Account ${notEnabled} is not subscribed to AWS Security Hub`,
      ),
      $metadata: { httpStatusCode: 401 },
    });
    await expect(
      world
        .hubWith({ accessKeyId: 'AKIAUNKNOWN' })
        .send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(
      world.tokens('AKIAUNKNOWN').send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    const bare = await fetch(`${world.simulator.url}/findings`, {
      method: 'POST',
    });
    expect(bare.status).toBe(403);
  });

  it('hands out sessions of roles that exist, to those who know the external id', async () => {
    world = await startWorld([
      controlFinding(1),
      controlFinding(2, { AwsAccountId: otherMember }),
    ]);
    expect(
      await world.tokens().send(new GetCallerIdentityCommand({})),
    ).toMatchObject({ Account: administrator });
    const session = await assume('reader', { ExternalId: 'secret' });
    expect(
      await world
        .tokens(session.accessKeyId, session.sessionToken)
        .send(new GetCallerIdentityCommand({})),
    ).toMatchObject({
      Account: member,
      Arn: `arn:aws:sts::${member}:assumed-role/reader/test`,
    });
    const { Findings } = await world
      .hubWith(session)
      .send(new GetFindingsCommand({}));
    expect(Findings?.map(({ AwsAccountId }) => AwsAccountId)).toEqual([member]);

    for (const denied of [
      assume('reader'),
      assume('reader', { ExternalId: 'wrong' }),
      assume('nobody'),
    ]) {
      await expect(denied).rejects.toMatchObject({
        name: 'AccessDenied',
        $metadata: { httpStatusCode: 403 },
      });
    }
    await expect(
      assume('reader', { ExternalId: 'secret', DurationSeconds: 10 }),
    ).rejects.toMatchObject({ name: 'ValidationError' });
    const limited = await assume('read-only');
    await expect(
      world.hubWith(limited).send(new ListMembersCommand({})),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });

    await expect(
      world
        .hubWith({ accessKeyId: session.accessKeyId, sessionToken: 'stolen' })
        .send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    world.simulator.control.expireSessions();
    await expect(
      world.hubWith(session).send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({ name: 'ExpiredTokenException' });
  });

  it('denies a role and allows it again', async () => {
    world = await startWorld([]);
    const { control } = world.simulator;
    const arn = `arn:aws:iam::${member}:role/read-only`;
    const session = await assume('read-only');
    control.deny(arn, ['GetFindings']);
    await expect(
      world.hubWith(session).send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('securityhub:GetFindings'),
      $metadata: { httpStatusCode: 403 },
    });
    await world.hubWith(session).send(new DescribeHubCommand({}));
    control.deny(arn);
    await expect(assume('read-only')).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    control.allow(arn);
    await world
      .hubWith(await assume('read-only'))
      .send(new GetFindingsCommand({}));
  });

  it.each(['LimitExceededException', 'TooManyRequestsException'] as const)(
    'throttles with %s by account, Region and operation',
    async throttlingError => {
      world = await startWorld([], {
        limits: 1,
        switches: { throttlingError },
      });
      const results = async (count: number, send: () => Promise<unknown>) => {
        const all = await Promise.allSettled(
          Array.from({ length: count }, send),
        );
        return all.filter(({ status }) => status === 'fulfilled').length;
      };
      const get = (account?: string, region?: string) => () =>
        world.hub(account, region).send(new GetFindingsCommand({}));
      expect(await results(10, get())).toBe(6);
      await expect(get()()).rejects.toMatchObject({
        name: throttlingError,
        $metadata: { httpStatusCode: 429 },
      });
      expect(await results(10, get(member))).toBe(6);
      expect(await results(10, get(administrator, linked))).toBe(6);
      expect(
        await results(40, () => world.hub().send(new DescribeHubCommand({}))),
      ).toBe(30);
      world.clock.advance({ seconds: 1 });
      expect(await results(10, get())).toBe(3);
      const counts = world.simulator.control.getCallCounts();
      expect(counts).toContainEqual({
        operation: 'GetFindings',
        accountId: administrator,
        region: home,
        calls: 21,
        throttled: 12,
      });
      world.simulator.control.setLimitScale(undefined);
      expect(await results(20, get())).toBe(20);
    },
  );

  it('fails and is slow on purpose', async () => {
    world = await startWorld([]);
    const { control } = world.simulator;
    const get = () => world.hub().send(new GetFindingsCommand({}));
    control.addFault({
      operation: 'GetFindings',
      after: 1,
      times: 2,
      error: { code: 'InternalException', status: 500 },
    });
    await get();
    await expect(get()).rejects.toMatchObject({
      name: 'InternalException',
      $metadata: { httpStatusCode: 500 },
    });
    await expect(get()).rejects.toMatchObject({ name: 'InternalException' });
    await get();
    control.addFault({ operation: '*', accountId: member, delay: 60 });
    const begin = performance.now();
    await world.hub(member).send(new GetFindingsCommand({}));
    expect(performance.now() - begin).toBeGreaterThanOrEqual(55);
    control.addFault({
      operation: 'GetFindings',
      error: { code: 'ServiceUnavailable', status: 503 },
    });
    await expect(get()).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    control.clearFaults();
    await get();
  });

  it("sends the world's time, so that a client can measure its skew", async () => {
    world = await startWorld([]);
    const reply = await fetch(`${world.simulator.url}/accounts`);
    expect(reply.headers.get('date')).toBe(new Date(start).toUTCString());
  });
});
