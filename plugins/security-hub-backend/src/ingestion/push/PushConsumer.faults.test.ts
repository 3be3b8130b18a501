import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { SystemClock } from '../../aws';
import { until } from '../../__testUtils__/until';
import { createPushWorld, eventOf } from './__testUtils__/pushWorld';

jest.setTimeout(120_000);

/** Settles by the test. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

describe('PushConsumer, when things go wrong', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let world: Awaited<ReturnType<typeof createPushWorld>>;

  beforeEach(async () => {
    world = await createPushWorld(await databases.init('SQLITE_3'));
  });

  afterEach(async () => {
    await world.close();
  });

  const isState = async (state: string) =>
    await until(`the state is ${state}`, async () => {
      const found = await world.state();
      return found?.state === state;
    });
  const send = (count: number) => {
    for (let number = 0; number < count; number += 1) {
      world.send(eventOf([controlFinding({ bucket: `bucket-${number}` })]));
    }
  };

  it('finishes the batch under way when it is stopped, and begins no other', async () => {
    const { open, opened } = gate();
    world.ingestor.pause = opened;
    send(30);
    const consumer = world.consume({
      clock: SystemClock.create(),
      receivers: 2,
    });
    await until('a batch is under way', () => world.ingestor.calls === 1);
    const received = world.calls('ReceiveMessage');
    const stopped = consumer.stop();
    open();
    await stopped;
    expect(world.ingestor.stored.flatMap(b => b.observations)).toHaveLength(20);
    // What was received is deleted, the rest waits for others
    expect(world.depth()).toBe(10);
    expect(world.control.events.getDepth('hub').notVisible).toBe(0);
    expect(world.calls('ReceiveMessage')).toBe(received);
    expect((await world.state()).counts.findings).toBe(20);
  });

  it('is stopped at once when it only waits', async () => {
    const consumer = world.consume({ clock: SystemClock.create() });
    await isState('ok');
    const before = Date.now();
    await consumer.stop();
    expect(Date.now() - before).toBeLessThan(5_000);
    send(1);
    expect(world.depth()).toBe(1);
  });

  it('gives up waiting for a batch that hangs, and loses nothing', async () => {
    const { open, opened } = gate();
    world.ingestor.pause = opened;
    send(5);
    // 10 seconds of its clock
    const consumer = world.consume();
    await until('a batch is under way', () => world.ingestor.calls === 1);
    await consumer.stop();
    expect(world.depth()).toBe(5);
    expect(world.logger.warn).toHaveBeenCalledWith(
      'A batch of events was not finished in time',
      { source: 'main' },
    );
    world.ingestor.pause = Promise.resolve();
    open();
    world.consume();
    await world.emptied();
    expect(await world.knex('finding_records')).toHaveLength(5);
  });

  it('keeps messages from others as long as it works on them', async () => {
    const { open, opened } = gate();
    world.ingestor.pause = opened;
    send(1);
    world.consume();
    await until('a batch is under way', () => world.ingestor.calls === 1);
    // Visible again after 2 seconds, if it was not prolonged each second
    await until(
      'it was prolonged three times',
      () => world.calls('ChangeMessageVisibilityBatch') >= 3,
    );
    expect(world.control.events.getDepth('hub')).toMatchObject({
      visible: 0,
      notVisible: 1,
    });
    expect(world.ingestor.calls).toBe(1);
    open();
    await world.emptied();
  });

  it('waits for a queue that is not there, and for a role that is refused', async () => {
    const { control } = world;
    send(3);
    world.consume({ role: 'events' });
    await isState('not-connected');
    const { message } = await world.state();
    expect(message).not.toMatch(/arn:|events\b.*role|https?:/);
    // One at a time tries, after pauses that grow
    const tries = world.calls('AssumeRole');
    await until('it tries again', () => world.calls('AssumeRole') >= tries + 3);
    expect(world.calls('ReceiveMessage')).toBe(0);

    const arn = 'arn:aws:iam::999900001111:role/events';
    control.setRole({ arn });
    control.deny(arn, ['ReceiveMessage']);
    await isState('denied');
    control.allow(arn);
    await world.emptied();
    await isState('ok');

    control.addFault({
      operation: 'ReceiveMessage',
      error: { code: 'QueueDoesNotExist', status: 400 },
    });
    await isState('missing');
    control.clearFaults();
    send(1);
    await world.emptied();
    await isState('ok');
  });

  it.each(['request', 'reply', 'body'] as const)(
    'goes on after connections that break: %s',
    async cut => {
      for (const operation of [
        'ReceiveMessage',
        'DeleteMessageBatch',
        'GetQueueAttributes',
      ]) {
        world.control.addFault({ operation, cut, times: 4 });
      }
      send(12);
      world.consume();
      await world.emptied();
      expect(await world.knex('finding_records')).toHaveLength(12);
      expect(world.deadLetters()).toBe(0);
      expect(await world.rejections()).toEqual({});
    },
  );
});
