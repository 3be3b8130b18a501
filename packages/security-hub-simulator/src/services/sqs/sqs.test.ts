import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  administrator,
  home,
  member,
  startWorld,
  TestWorld,
} from '../../__testUtils__/smallWorld';
import { QueueOptions } from '../../queues/QueueOptions';

describe('SQS', () => {
  let world: TestWorld;
  let sqs: SQSClient;
  let QueueUrl: string;

  const clientOf = (account: string) =>
    new SQSClient({
      region: home,
      endpoint: world.simulator.url,
      maxAttempts: 1,
      credentials: { accessKeyId: `AKIA${account}`, secretAccessKey: 'any' },
    });

  const start = async (queue: Partial<QueueOptions> = {}) => {
    world = await startWorld([]);
    QueueUrl = world.simulator.control.events.createQueue({
      name: 'findings',
      account: administrator,
      region: home,
      ...queue,
    }).url;
    sqs = clientOf(administrator);
  };
  afterEach(async () => {
    await world.simulator.close();
  });

  const send = (MessageBody: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  const receive = async (over = {}) =>
    (
      await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ['All'],
          ...over,
        }),
      )
    ).Messages ?? [];
  const depth = async () => {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return [
      Attributes.ApproximateNumberOfMessages,
      Attributes.ApproximateNumberOfMessagesNotVisible,
      Attributes.ApproximateNumberOfMessagesDelayed,
    ].map(Number);
  };

  it('hands a message out until its newest receipt deletes it', async () => {
    await start({ visibilityTimeout: 60 });
    const { MessageId } = await send('{"text": "日本"}');
    const [first] = await receive();
    expect(first).toMatchObject({
      MessageId,
      Body: '{"text": "日本"}',
      Attributes: {
        SentTimestamp: String(world.clock.now()),
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: String(world.clock.now()),
      },
    });
    expect(await receive()).toEqual([]);
    expect(await depth()).toEqual([0, 1, 0]);

    world.clock.advance({ seconds: 60 });
    const [second] = await receive();
    expect(second.MessageId).toBe(MessageId);
    expect(second.Attributes?.ApproximateReceiveCount).toBe('2');
    // SQS reports success for the older receipt, and keeps the message.
    await sqs.send(
      new DeleteMessageCommand({
        QueueUrl,
        ReceiptHandle: first.ReceiptHandle,
      }),
    );
    expect(await depth()).toEqual([0, 1, 0]);
    // A receipt whose timeout is over still deletes where nobody has received the message since.
    world.clock.advance({ seconds: 60 });
    expect(await depth()).toEqual([1, 0, 0]);
    await sqs.send(
      new DeleteMessageCommand({
        QueueUrl,
        ReceiptHandle: second.ReceiptHandle,
      }),
    );
    expect(await depth()).toEqual([0, 0, 0]);
    expect(await receive()).toEqual([]);
    await expect(
      sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'none' })),
    ).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  });

  it('changes visibility, delays, and takes batches with failures in them', async () => {
    await start();
    const sent = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', MessageBody: 'one' },
          { Id: 'b', MessageBody: 'two', DelaySeconds: 10 },
          { Id: 'c', MessageBody: 'three', DelaySeconds: 901 },
        ],
      }),
    );
    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(['a', 'b']);
    expect(sent.Failed).toMatchObject([
      { Id: 'c', SenderFault: true, Code: 'InvalidParameterValue' },
    ]);
    expect(await depth()).toEqual([1, 0, 1]);
    const [one] = await receive();
    const change = (VisibilityTimeout: number) =>
      sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl,
          ReceiptHandle: one.ReceiptHandle,
          VisibilityTimeout,
        }),
      );
    await change(100);
    world.clock.advance({ seconds: 40 });
    const [two] = await receive();
    expect(two.Body).toBe('two');
    expect(await depth()).toEqual([0, 2, 0]);
    await change(0);
    expect(await depth()).toEqual([1, 1, 0]);
    await expect(change(1)).rejects.toMatchObject({
      name: 'MessageNotInflight',
    });
    expect(
      await sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: [
            { Id: 'x', ReceiptHandle: two.ReceiptHandle },
            { Id: 'y', ReceiptHandle: 'nothing' },
          ],
        }),
      ),
    ).toMatchObject({
      Successful: [{ Id: 'x' }],
      Failed: [{ Id: 'y', Code: 'ReceiptHandleIsInvalid' }],
    });
    expect(await depth()).toEqual([1, 0, 0]);
  });

  it('wakes long polls at once, and loses nothing to one that has hung up', async () => {
    await start();
    const gone = new AbortController();
    const lost = sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }),
      { abortSignal: gone.signal },
    );
    const waitingFor = async (calls: number) => {
      while (
        !world.simulator.control
          .getCallCounts()
          .some(c => c.operation === 'ReceiveMessage' && c.calls === calls)
      ) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    };
    await waitingFor(1);
    gone.abort();
    await expect(lost).rejects.toMatchObject({ name: 'AbortError' });
    const waiting = receive({ WaitTimeSeconds: 20, VisibilityTimeout: 1000 });
    await waitingFor(2);
    const begin = performance.now();
    await send('now');
    expect((await waiting).map(({ Body }) => Body)).toEqual(['now']);
    expect(performance.now() - begin).toBeLessThan(5_000);

    const delayed = receive({ WaitTimeSeconds: 20 });
    await sqs.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'later',
        DelaySeconds: 900,
      }),
    );
    world.simulator.control.advanceClock({ seconds: 900 });
    expect((await delayed).map(({ Body }) => Body)).toEqual(['later']);
  });

  it('moves what fails too often to the dead-letter queue', async () => {
    await start({
      visibilityTimeout: 1,
      redrive: { maxReceiveCount: 2, deadLetterQueue: 'findings-dead' },
    });
    const { events } = world.simulator.control;
    const dead = events.createQueue({
      name: 'findings-dead',
      account: administrator,
      region: home,
    });
    const { MessageId } = await send('poison');
    for (const count of ['1', '2']) {
      const [message] = await receive();
      expect(message.Attributes?.ApproximateReceiveCount).toBe(count);
      world.clock.advance({ seconds: 1 });
    }
    expect(await receive()).toEqual([]);
    expect(await depth()).toEqual([0, 0, 0]);
    expect(await receive({ QueueUrl: dead.url })).toMatchObject([
      {
        MessageId,
        Body: 'poison',
        Attributes: {
          ApproximateReceiveCount: '1',
          DeadLetterQueueSourceArn: `arn:aws:sqs:${home}:${administrator}:findings`,
        },
      },
    ]);
  });

  it('delivers some twice and in any order where asked to, each at least once', async () => {
    const delivery = { duplicateRate: 0.3, shuffle: true, seed: 7 };
    const bodies = Array.from({ length: 200 }, (_, index) => String(index));
    const run = async () => {
      await start({ delivery });
      for (const body of bodies) {
        world.simulator.control.events.sendRaw('findings', body);
      }
      const got: string[] = [];
      for (;;) {
        const messages = await receive();
        if (messages.length === 0) {
          return got;
        }
        got.push(...messages.map(({ Body }) => String(Body)));
      }
    };
    const first = await run();
    await world.simulator.close();
    const second = await run();
    expect(first).toEqual(second);
    expect(new Set(first).size).toBe(200);
    expect(first.length).toBeGreaterThan(230);
    expect(first.length).toBeLessThan(290);
    expect(first.slice(0, 20)).not.toEqual(bodies.slice(0, 20));
  });

  it('describes queues, to their own account only', async () => {
    await start({
      policy: '{"Version":"2012-10-17"}',
      kmsMasterKeyId: 'alias/findings',
      redrive: { maxReceiveCount: 5, deadLetterQueue: 'findings-dead' },
    });
    expect(
      (await sqs.send(new GetQueueUrlCommand({ QueueName: 'findings' })))
        .QueueUrl,
    ).toBe(QueueUrl);
    await expect(
      sqs.send(new GetQueueUrlCommand({ QueueName: 'other' })),
    ).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      Error: { Code: 'AWS.SimpleQueueService.NonExistentQueue' },
    });
    expect(
      (await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'find' })))
        .QueueUrls,
    ).toEqual([QueueUrl]);
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    const arn = `arn:aws:sqs:${home}:${administrator}:findings`;
    expect(Attributes).toMatchObject({
      QueueArn: arn,
      VisibilityTimeout: '30',
      Policy: '{"Version":"2012-10-17"}',
      KmsMasterKeyId: 'alias/findings',
      RedrivePolicy: `{"deadLetterTargetArn":"${arn}-dead","maxReceiveCount":5}`,
    });
    await expect(
      clientOf(member).send(new ReceiveMessageCommand({ QueueUrl })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    world.simulator.control.deny(`arn:aws:iam::${administrator}:user/base`, [
      'ReceiveMessage',
    ]);
    await expect(receive()).rejects.toMatchObject({
      message: expect.stringContaining('sqs:ReceiveMessage'),
    });
    await expect(
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: [
            { Id: 'a', MessageBody: 'one' },
            { Id: 'a', MessageBody: 'two' },
          ],
        }),
      ),
    ).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
  });
});
