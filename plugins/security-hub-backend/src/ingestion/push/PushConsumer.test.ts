import { TestDatabases } from '@backstage/backend-test-utils';
import { toOcsf } from 'security-hub-simulator';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { until } from '../../__testUtils__/until';
import { createPushWorld, eventOf } from './__testUtils__/pushWorld';

jest.setTimeout(120_000);

const findings = (count: number) =>
  Array.from({ length: count }, (_, number) =>
    controlFinding({ bucket: `bucket-${number}` }),
  );

describe('PushConsumer', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  let world: Awaited<ReturnType<typeof createPushWorld>>;
  const open = async (id: Parameters<typeof databases.init>[0]) => {
    world = await createPushWorld(await databases.init(id));
    return world;
  };

  afterEach(async () => {
    await world.close();
  });

  it.each(databases.eachSupportedId())(
    'stores what happens, whatever comes twice or in another order, on %p',
    async id => {
      const { control, clock, knex, ingestor } = await open(id);
      control.events.setDelivery('hub', {
        duplicateRate: 0.4,
        shuffle: true,
        seed: 1,
      });
      control.addFindings(findings(30));
      clock.advance({ minutes: 20 });
      control.patch({}, { Workflow: { Status: 'NOTIFIED' } });
      clock.advance({ minutes: 20 });
      control.archive({ resourceId: 'arn:aws:s3:::bucket-0' });
      control.pass({ resourceId: 'arn:aws:s3:::bucket-1' });
      clock.advance({ minutes: 20 });
      control.events.sendImported({});
      for (const count of [0, 1, 20]) {
        control.events.sendCustomAction({
          findings: control.listRecords({}, count).map(r => r.finding),
        });
      }
      control.events.sendInsightResults({ results: { bucket: 3 } });
      expect(world.depth()).toBeGreaterThan(90);
      // Two replicas share the queue
      world.consume();
      world.consume();
      await world.emptied();

      const rows = await knex('finding_records').select(
        'record_id',
        'workflow',
        'record_state',
      );
      const truth = control.listRecords().map(({ finding }) => ({
        record_id: finding.Id,
        workflow: (finding.Workflow as { Status: string }).Status,
        record_state: finding.RecordState,
      }));
      expect(rows).toHaveLength(30);
      expect(rows).toEqual(expect.arrayContaining(truth));
      expect(new Set(rows.map(row => row.workflow)).size).toBe(2);
      expect(world.deadLetters()).toBe(0);
      expect(await world.rejections()).toEqual({});
      // Several receives make up one transaction
      const sizes = ingestor.stored.map(batch => batch.observations.length);
      expect(Math.max(...sizes)).toBeGreaterThan(20);
    },
  );

  it('receives nothing before it can be stored, and can be stopped meanwhile', async () => {
    const { control, knex } = await open('SQLITE_3');
    control.addFindings(findings(3));
    const never = world.consume({ ready: () => new Promise(() => {}) });
    let set: () => void = () => {};
    const ready = new Promise<void>(resolve => {
      set = resolve;
    });
    await never.stop();
    world.consume({ ready: async () => await ready });
    await new Promise(resolve => setImmediate(resolve));
    expect(world.calls('ReceiveMessage')).toBe(0);
    expect(world.depth()).toBe(3);
    set();
    await world.emptied();
    expect(await knex('finding_records')).toHaveLength(3);
  });

  it.each(databases.eachSupportedId())(
    'takes the events of both formats of an issue as one finding, on %p',
    async id => {
      const { control, knex } = await open(id);
      control.addFindings(findings(3));
      for (const record of control.listRecords()) {
        world.send(
          eventOf([toOcsf(record)], { 'detail-type': 'Findings Imported V2' }),
        );
      }
      world.consume();
      await world.emptied();
      expect(
        await knex('finding_records').orderBy('format').pluck('format'),
      ).toEqual(['asff', 'asff', 'asff', 'ocsf', 'ocsf', 'ocsf']);
      expect(await knex('findings').pluck('record_count')).toEqual([2, 2, 2]);
      expect(await world.rejections()).toEqual({});
    },
  );

  it.each(databases.eachSupportedId())(
    'loses and doubles nothing while the database is away, on %p',
    async id => {
      const { control, ingestor, knex } = await open(id);
      control.addFindings(findings(25));
      const messages = world.depth();
      ingestor.failure = () =>
        Object.assign(new Error('connect ECONNREFUSED'), {
          code: 'ECONNREFUSED',
        });
      let connected = false;
      const away = async () => {
        throw new Error('Connection terminated unexpectedly');
      };
      world.consume({
        knex: new Proxy(knex, {
          get: (target, name) =>
            name === 'raw' && !connected ? away : Reflect.get(target, name),
        }),
      });
      await until('storing has failed', async () => {
        const state = await world.state();
        return state?.state === 'store';
      });
      expect(await world.state()).toMatchObject({
        message:
          'Events that arrive cannot be stored at the moment; they wait in the queue',
        counts: { findings: 0, others: 0, poison: 0 },
      });
      expect(world.depth()).toBe(messages);
      // Nothing is received for which there is no place
      const tries = () => world.logged('Storing events failed');
      const first = tries();
      await until('all receivers wait', () => tries() > first + 1);
      const received = world.calls('ReceiveMessage');
      await until('it was tried again and again', () => tries() > first + 4);
      expect(world.calls('ReceiveMessage')).toBe(received);
      expect(world.deadLetters()).toBe(0);

      connected = true;
      ingestor.failure = () => undefined;
      await world.emptied();
      expect(await knex('finding_records').pluck('record_id')).toHaveLength(25);
      expect(ingestor.stored.flatMap(b => b.observations)).toHaveLength(
        messages,
      );
      expect(await world.rejections()).toEqual({});
      await until('the state is good again', async () => {
        const state = await world.state();
        return state.state === 'ok' && state.counts.findings === messages;
      });
      expect((await world.state()).message).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'finds the one that nothing can be stored with, on %p',
    async id => {
      const { control, ingestor, metrics, knex } = await open(id);
      const isBad = (document: unknown) =>
        (document as { Id?: unknown }).Id === 'bad';
      ingestor.failure = documents =>
        documents.some(isBad) ? new TypeError('x is undefined') : undefined;
      const bad = controlFinding({ overrides: { Id: 'bad' } });
      const some = findings(30);
      control.addFindings(some.slice(0, 12));
      control.events.sendCustomAction({
        findings: [...some.slice(12, 20), bad, ...some.slice(20, 29)],
      });
      for (const body of [
        'not json',
        '{}',
        eventOf([], { source: 'aws.s3' }),
      ]) {
        world.send(body);
      }
      world.send(eventOf([]));
      control.addFindings(some.slice(29));
      world.consume();
      await world.emptied();

      expect(await knex('finding_records').pluck('record_id')).toHaveLength(30);
      expect(await world.rejections()).toEqual({
        'not-storable': 1,
        'event-not-json': 1,
        'event-no-envelope': 1,
        'event-foreign-source': 1,
      });
      const [rejected] = await knex('rejected_records').where({
        reason: 'not-storable',
      });
      expect(JSON.parse(rejected.document)).toEqual(bad);
      expect(world.deadLetters()).toBe(0);
      expect(metrics.poison.mock.calls).toHaveLength(3);
      expect(metrics.poison).toHaveBeenCalledWith('main', 'event-not-json');

      // Alone in the queue it is known for what it is, since others have been stored lately
      world.send(eventOf([bad]));
      await world.emptied();
      expect(world.deadLetters()).toBe(0);
      await until('it is counted', async () => {
        const { counts } = await world.state();
        return counts.poison === 3 && counts.findings === 30;
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'changes nothing when what was stored is delivered again, on %p',
    async id => {
      const { control, ingestor, knex } = await open(id);
      control.addFindings(findings(10));
      const messages = world.depth();
      // As if it was killed between commit and deletion
      control.addFault({
        operation: 'DeleteMessageBatch',
        cut: 'request',
      });
      world.consume();
      await until('all is stored', async () => {
        const rows = await knex('finding_records').pluck('record_id');
        return rows.length === 10;
      });
      const snapshot = async () => ({
        records: await knex('finding_records').orderBy('record_key'),
        issues: await knex('findings').orderBy('key'),
        events: await knex('finding_events').orderBy('id'),
      });
      const before = await snapshot();
      await until(
        'all has come and was stored again',
        () => ingestor.stored.flatMap(b => b.observations).length > messages,
      );
      expect(world.depth()).toBe(messages);
      control.clearFaults();
      await world.emptied();
      expect(await snapshot()).toEqual(before);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes a finding of 240 kB, and tells how the queue is doing, on %p',
    async id => {
      const { control, knex, metrics } = await open(id);
      control.addFindings([
        controlFinding({
          overrides: {
            ProductFields: Object.fromEntries(
              Array.from({ length: 120 }, (_, number) => [
                `field-${number}`,
                'x'.repeat(2_000),
              ]),
            ),
          },
        }),
      ]);
      const [{ finding }] = control.listRecords();
      expect(JSON.stringify(finding).length).toBeGreaterThan(240_000);
      control.events.sendRaw('hub-dead', 'given up');
      world.consume();
      await world.emptied();
      await until('the state is written', async () => {
        const state = await world.state();
        return state.state === 'ok' && state.depth !== undefined;
      });
      const state = await world.state();
      expect(state).toMatchObject({
        source: 'main',
        counts: { findings: 1, others: 0, poison: 0 },
        depth: { deadLetters: 1 },
      });
      expect(Date.now() - Date.parse(state.lastEventAt!)).toBeLessThan(60_000);
      expect(state.lagMilliseconds).toBeGreaterThanOrEqual(0);
      expect(state.longestLagMilliseconds).toBe(state.lagMilliseconds);
      expect(metrics.eventLag.mock.calls).toEqual([
        ['main', expect.any(Number)],
      ]);
      expect(metrics.queueDepth.mock.calls).toEqual([
        ['main', state.depth?.waiting, 1],
      ]);
      expect(await knex('finding_documents')).toHaveLength(1);
    },
  );
});
