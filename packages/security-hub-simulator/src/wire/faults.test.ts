import {
  BatchUpdateFindingsCommand,
  GetFindingsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import {
  administrator,
  controlFinding,
  home,
  member,
  start,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';
import { OperationFault } from '..';

describe('faults', () => {
  let world: TestWorld;
  const finding = controlFinding(1);

  beforeEach(async () => {
    world = await startWorld([finding, controlFinding(2), controlFinding(3)]);
  });
  afterEach(async () => {
    await world.simulator.close();
  });

  const get = (over = {}) =>
    world.hub().send(new GetFindingsCommand({ MaxResults: 1, ...over }));
  const fault = (over: Partial<OperationFault>) =>
    world.simulator.control.addFault({
      operation: 'GetFindings',
      times: 1,
      ...over,
    });
  const statusOf = (id: unknown) =>
    world.simulator.control.getRecord(String(id))?.finding.Workflow;
  const update = (Status: 'NOTIFIED' | 'SUPPRESSED') =>
    world.hub().send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [
          { Id: String(finding.Id), ProductArn: String(finding.ProductArn) },
        ],
        Workflow: { Status },
      }),
    );

  it('hangs until the client gives up', async () => {
    fault({ hang: true });
    const impatient = new SecurityHubClient({
      region: home,
      endpoint: world.simulator.url,
      maxAttempts: 1,
      credentials: {
        accessKeyId: `AKIA${administrator}`,
        secretAccessKey: 'any',
      },
      requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true },
    });
    await expect(
      impatient.send(new GetFindingsCommand({})),
    ).rejects.toMatchObject({ name: 'TimeoutError' });
    expect((await get()).Findings).toHaveLength(1);
    // One that hangs does not keep the simulator from closing.
    fault({ hang: true });
    const hanging = get().catch(error => error);
    while (world.simulator.control.getCallCounts()[0].calls < 3) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await world.simulator.close();
    expect(await hanging).toMatchObject({
      message: expect.stringContaining('socket hang up'),
    });
    world = await startWorld([]);
  });

  it('cuts the connection before a write, after it, and in the middle of a body', async () => {
    const cut = { message: expect.stringContaining('socket hang up') };
    fault({ operation: 'BatchUpdateFindings', cut: 'request' });
    await expect(update('NOTIFIED')).rejects.toMatchObject(cut);
    expect(statusOf(finding.Id)).toEqual({ Status: 'NEW' });
    fault({ operation: 'BatchUpdateFindings', cut: 'reply' });
    await expect(update('NOTIFIED')).rejects.toMatchObject(cut);
    expect(statusOf(finding.Id)).toEqual({ Status: 'NOTIFIED' });
    fault({ cut: 'body' });
    await expect(get()).rejects.toMatchObject({ message: /aborted|reset/i });
    expect((await get()).Findings).toHaveLength(1);
    fault({ operation: 'AssumeRole', cut: 'reply' });
    await expect(
      world.tokens().send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${member}:role/read-only`,
          RoleSessionName: 'test',
        }),
      ),
    ).rejects.toMatchObject(cut);
  });

  it('truncates JSON in a reply that is complete as far as HTTP goes', async () => {
    fault({ truncate: true });
    await expect(get()).rejects.toMatchObject({
      name: 'SyntaxError',
      $metadata: { httpStatusCode: 200 },
    });
    fault({ slowBody: 100 });
    const begin = performance.now();
    expect((await get()).Findings).toHaveLength(1);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(90);
  });

  it('storms with 429 for a number of calls, and is counted', async () => {
    fault({
      times: 3,
      error: { code: 'TooManyRequestsException', status: 429 },
    });
    const calls = await Promise.allSettled(
      Array.from({ length: 5 }, () => get()),
    );
    expect(calls.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(world.simulator.control.getCallCounts()).toContainEqual({
      operation: 'GetFindings',
      accountId: administrator,
      region: home,
      calls: 5,
      throttled: 3,
    });
  });

  it('expires the token of a further page', async () => {
    fault({ expiredToken: true, after: 1 });
    const first = await get();
    const second = await get({ NextToken: first.NextToken });
    await get();
    await expect(get({ NextToken: second.NextToken })).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringContaining('expired'),
    });
    expect((await get({ NextToken: second.NextToken })).Findings).toHaveLength(
      1,
    );
  });

  it('shifts the Date header, and takes faults over HTTP', async () => {
    const post = (name: string, body: unknown) =>
      fetch(`${world.simulator.url}/__control/${name}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
    await post('skew', { milliseconds: -600_000 });
    const reply = await fetch(`${world.simulator.url}/accounts`);
    expect(reply.headers.get('date')).toBe(
      new Date(start - 600_000).toUTCString(),
    );
    for (const kind of [
      { cut: 'body' },
      { truncate: true },
      { hang: true },
      { slowBody: 10 },
      { expiredToken: true },
    ]) {
      const body = { operation: 'Nothing', ...kind };
      expect((await post('faults/add', body)).status).toBe(200);
    }
    expect(
      (await post('faults/add', { operation: 'Nothing', cut: 'x' })).status,
    ).toBe(400);
  });
});
