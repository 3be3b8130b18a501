import {
  BatchImportFindingsCommand,
  BatchUpdateFindingsCommand,
} from '@aws-sdk/client-securityhub';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  administrator,
  controlFinding,
  home,
  linked,
  member,
  start,
  startWorld,
  TestWorld,
} from '../__testUtils__/smallWorld';
import { SimulatorOptions } from '..';
import { EventEnvelope } from './envelopes';
import { EventRule } from './EventRule';

describe('events', () => {
  let world: TestWorld;

  const setUp = async (
    rules: Partial<EventRule>[],
    options: Partial<SimulatorOptions> = {},
  ) => {
    world = await startWorld(
      [controlFinding(1), controlFinding(2, { Region: linked })],
      options,
    );
    const { events } = world.simulator.control;
    events.createQueue({
      name: 'events',
      account: administrator,
      region: home,
    });
    for (const [index, rule] of rules.entries()) {
      events.addRule({
        name: `rule-${index}`,
        account: administrator,
        region: home,
        queue: 'events',
        ...rule,
      });
    }
    return events;
  };
  afterEach(async () => {
    await world.simulator.close();
  });

  /** Takes all events out of the queue. */
  const received = async (): Promise<EventEnvelope[]> => {
    const sqs = new SQSClient({
      region: home,
      endpoint: world.simulator.url,
      credentials: {
        accessKeyId: `AKIA${administrator}`,
        secretAccessKey: 'any',
      },
    });
    const all: EventEnvelope[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: `${world.simulator.url}/${administrator}/events`,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: 43_200,
        }),
      );
      if (Messages.length === 0) {
        return all;
      }
      all.push(...Messages.map(({ Body }) => JSON.parse(Body ?? '')));
    }
  };
  const summary = (events: EventEnvelope[]) =>
    events.map(({ account, region, detail }) => [
      account,
      region,
      ...(detail.findings as { Title: string }[]).map(f => f.Title),
    ]);

  it('tells of imports and of updates when they take effect', async () => {
    await setUp([{}], { updateDelay: { minutes: 2 } });
    const { control } = world.simulator;
    const finding = controlFinding(3);
    const imported = { ...finding, AwsAccountId: administrator } as never;
    await world
      .hub()
      .send(new BatchImportFindingsCommand({ Findings: [imported] }));
    // A version that is not later is ignored, and nothing tells of it.
    await world
      .hub()
      .send(new BatchImportFindingsCommand({ Findings: [imported] }));
    const [first, ...more] = await received();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      version: '0',
      'detail-type': 'Security Hub Findings - Imported',
      source: 'aws.securityhub',
      account: administrator,
      time: '2026-03-01T00:00:00Z',
      region: home,
      resources: [`${finding.ProductArn}/${finding.Id}`],
      detail: { findings: [{ Id: finding.Id, Workflow: { Status: 'NEW' } }] },
    });

    await world.hub().send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: [
          { Id: String(finding.Id), ProductArn: String(finding.ProductArn) },
        ],
        Workflow: { Status: 'NOTIFIED' },
      }),
    );
    expect(await received()).toEqual([]);
    control.advanceClock({ minutes: 2 });
    expect(await received()).toMatchObject([
      {
        time: '2026-03-01T00:02:00Z',
        detail: { findings: [{ Workflow: { Status: 'NOTIFIED' } }] },
      },
    ]);

    control.pass({ id: String(controlFinding(1).Id) });
    control.archive({ id: String(controlFinding(1).Id) });
    control.patch({ id: String(controlFinding(1).Id) }, { Confidence: 3 });
    control.deleteRecords({ id: String(controlFinding(1).Id) });
    control.addFindings([controlFinding(4)]);
    expect(summary(await received())).toEqual([
      [administrator, home, 'Finding 1'],
      [administrator, home, 'Finding 1'],
      [administrator, home, 'Finding 1'],
      [administrator, home, 'Finding 4'],
    ]);
    expect(control.countRecords()).toBe(3);
  });

  it('tells the account, its administrator and the home Region, as late as aggregation is', async () => {
    const places = [member, administrator].flatMap(account =>
      [linked, home].map(region => ({ account, region })),
    );
    const events = await setUp(places, {
      switches: { homeRegionLagMinutes: 5 },
    });
    const { control } = world.simulator;
    control.recheck({ id: String(controlFinding(1).Id) });
    expect(summary(await received())).toEqual([
      [member, home, 'Finding 1'],
      [administrator, home, 'Finding 1'],
    ]);
    control.recheck({ region: linked });
    expect(summary(await received())).toEqual([
      [member, linked, 'Finding 2'],
      [administrator, linked, 'Finding 2'],
    ]);
    control.advanceClock({ minutes: 5 });
    const late = await received();
    expect(summary(late)).toEqual([
      [member, home, 'Finding 2'],
      [administrator, home, 'Finding 2'],
    ]);
    expect(new Set(late.map(({ id }) => id)).size).toBe(2);

    events.setEnabled(false);
    control.recheck({ region: linked });
    events.setEnabled(true);
    events.removeRule('rule-0');
    events.addRule({
      ...places[1],
      name: 'rule-1',
      queue: 'events',
      enabled: false,
    });
    control.recheck({ region: linked });
    control.advanceClock({ minutes: 5 });
    expect(summary(await received())).toEqual([
      [administrator, linked, 'Finding 2'],
      [administrator, home, 'Finding 2'],
    ]);
  });

  it('sends what nothing gave rise to, also over HTTP', async () => {
    const events = await setUp([{}]);
    const post = async (name: string, body: unknown) => {
      const reply = await fetch(`${world.simulator.url}/__control/${name}`, {
        method: 'POST',
        body: JSON.stringify(body),
      });
      expect([name, reply.status]).toEqual([name, 200]);
      return reply.json();
    };
    expect(events.sendCustomAction({ selector: { accountId: member } })).toBe(
      1,
    );
    expect(events.sendCustomAction({ actionName: 'None' })).toBe(1);
    expect(
      await post('events/custom-action', {
        findings: Array.from({ length: 20 }, (_, n) => controlFinding(n)),
      }),
    ).toEqual({ sent: 1 });
    expect(
      await post('events/insight-results', { results: { 'bucket-1': 5 } }),
    ).toEqual({ sent: 1 });
    expect(
      await post('events/imported', { selector: { accountId: member } }),
    ).toEqual({ sent: 2 });
    const all = await received();
    expect(all.map(event => event['detail-type'])).toEqual([
      ...Array(3).fill('Security Hub Findings - Custom Action'),
      'Security Hub Insight Results',
      ...Array(2).fill('Security Hub Findings - Imported'),
    ]);
    expect(
      all.map(({ detail }) => (detail.findings as unknown[])?.length),
    ).toEqual([2, 0, 20, undefined, 1, 1]);
    expect(all[3].detail).toMatchObject({
      resultType: 'ResourceId',
      'number of results': '1',
      insightResults: [{ 'bucket-1': 5 }],
    });

    const queue = { name: 'more', account: member, region: linked };
    const { url, arn } = await post('queues/create', queue);
    expect(url).toBe(`${world.simulator.url}/${member}/more`);
    await post('queues/send', { queue: arn, body: 'no JSON' });
    expect(await post('queues/depth', { queue: 'more' })).toEqual({
      visible: 1,
      notVisible: 0,
      delayed: 0,
    });
    await post('queues/delivery', {
      queue: 'more',
      delivery: { shuffle: true },
    });
    await post('queues/purge', { queue: 'more' });
    expect(events.getDepth('more').visible).toBe(0);
    await post('events/rules/add', { ...queue, name: 'own', queue: arn });
    expect(await post('events/rules/list', {})).toMatchObject({
      rules: [{ name: 'rule-0' }, { name: 'own', queue: arn }],
    });
    expect(() => events.sendRaw('nowhere', '')).toThrow('nowhere');
  });

  it('tells of the unified Security Hub those who ask for it', async () => {
    const events = await setUp([{ detailTypes: ['Findings Imported V2'] }]);
    world.simulator.control.recheck({ id: String(controlFinding(1).Id) });
    expect(events.sendImportedV2({ id: String(controlFinding(1).Id) })).toBe(1);
    const all = await received();
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({
      'detail-type': 'Findings Imported V2',
      time: new Date(start).toISOString().replace('.000', ''),
      detail: {
        findings: [{ finding_info: { uid: controlFinding(1).Id } }],
      },
    });
  });
});
