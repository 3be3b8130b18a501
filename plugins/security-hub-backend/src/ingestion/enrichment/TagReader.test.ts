import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  bucketArn,
  bucketFinding,
  startTagWorld,
  withoutTags,
} from './__testUtils__/tagWorld';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('TagReader, %p', id => {
  let world: Awaited<ReturnType<typeof startTagWorld>>;
  const start = async (
    ...options: [
      Parameters<typeof startTagWorld>[1],
      Parameters<typeof startTagWorld>[2]?,
    ]
  ) => {
    const knex: Knex = await databases.init(id);
    world = await startTagWorld(knex, ...options);
    return world;
  };

  afterEach(async () => {
    await world.close();
  });

  it('gives findings to the owner that the tags of now name', async () => {
    const { surroundings, shown, read } = await start([
      bucketFinding('added'),
      bucketFinding('removed', { Service: 'checkout' }),
      bucketFinding('same', { Service: 'checkout', Env: 'prod' }),
      bucketFinding('unrecorded', { Service: 'checkout' }),
    ]);
    surroundings.setResourceTags(bucketArn('added'), { Service: 'search' });
    surroundings.setResourceTags(bucketArn('removed'), {});
    surroundings.setResourceTags(bucketArn('same'), {
      Env: 'prod',
      Service: 'checkout',
    });
    surroundings.setResourceTags(bucketArn('unrecorded'), 'unknown');
    expect(await shown()).toEqual({
      added: ['team-a', 'unknown', undefined],
      removed: ['checkout', 'at-finding-time', { Service: 'checkout' }],
      same: [
        'checkout',
        'at-finding-time',
        { Service: 'checkout', Env: 'prod' },
      ],
      unrecorded: ['checkout', 'at-finding-time', { Service: 'checkout' }],
    });
    await read();
    const after = {
      added: ['search', 'current', { Service: 'search' }],
      removed: ['team-a', 'current', {}],
      same: ['checkout', 'current', { Service: 'checkout', Env: 'prod' }],
      unrecorded: ['checkout', 'at-finding-time', { Service: 'checkout' }],
    };
    expect(await shown()).toEqual(after);
    // The third one has the same tags: nothing had to be written anew
    expect(await world.state()).toMatchObject({
      asked: 4,
      answered: 3,
      changed: 2,
      failedPlaces: 0,
      allQueued: true,
    });
    expect((await world.state()).lastError).toBeUndefined();

    // Whatever writes findings anew keeps to the tags of now
    await world.refold();
    expect(await shown()).toEqual(after);
    // A new finding of a known resource has them at once
    await world.store.ingest([
      bucketFinding('added', undefined, { control: 'S3.1' }),
    ]);
    expect(
      await world
        .knex('finding_owners')
        .where('entity_ref', 'component:default/search'),
    ).toHaveLength(2);
  });

  it('asks again when the answer is old, and at once when a finding says otherwise', async () => {
    const finding = bucketFinding('orders', { Service: 'checkout' });
    const { surroundings, owner, read, calls, wait } = await start([finding]);
    const asked = () => calls('SelectAggregateResourceConfig');
    await read();
    expect(await owner()).toBe('checkout, current');
    surroundings.setResourceTags(bucketArn('orders'), { Service: 'search' });
    wait(6 * 60 - 1);
    await read();
    expect(asked()).toBe(1);
    expect(await owner()).toBe('checkout, current');
    wait(2);
    await read();
    expect(asked()).toBe(2);
    expect(await owner()).toBe('search, current');

    // Newer than the answer, but the same
    wait(5);
    await world.store.ingest(
      [
        bucketFinding(
          'orders',
          { Service: 'search' },
          { updatedAt: world.at(0) },
        ),
      ],
      world.at(0),
    );
    await read();
    expect(asked()).toBe(2);
    expect(await owner()).toBe('search, current');
    // Newer and different: it counts, and is looked into
    surroundings.setResourceTags(bucketArn('orders'), 'unknown');
    wait(5);
    const differing = (minutes: number) =>
      world.store.ingest(
        [
          bucketFinding(
            'orders',
            { Service: 'checkout' },
            { updatedAt: world.at(minutes) },
          ),
        ],
        world.at(minutes),
      );
    await differing(0);
    expect(await owner()).toBe('checkout, at-finding-time');
    wait(1);
    await read();
    expect(asked()).toBe(3);
    expect(await owner()).toBe('checkout, at-finding-time');
    // Nobody knows better: it is not asked for again and again
    await world.refold();
    await read();
    expect(asked()).toBe(3);
    surroundings.setResourceTags(bucketArn('orders'), { Service: 'search' });
    wait(1);
    await differing(0);
    wait(1);
    await read();
    expect(asked()).toBe(4);
    expect(await owner()).toBe('search, current');
  });

  it('loses nothing when AWS refuses or fails, and says so', async () => {
    const { simulator, owner, read, wait, surroundings } = await start([
      bucketFinding('orders', { Service: 'checkout' }),
    ]);
    surroundings.setResourceTags(bucketArn('orders'), { Service: 'search' });
    await read();
    const before = await owner();
    expect(before).toBe('search, current');
    const { lastSuccessAt } = await world.state();

    surroundings.setResourceTags(bucketArn('orders'), { Service: 'checkout' });
    simulator.control.addFault({
      operation: 'SelectAggregateResourceConfig',
      error: { code: 'AccessDeniedException', status: 400 },
    });
    wait(7 * 60);
    await read();
    expect(await owner()).toBe(before);
    const denied = await world.state();
    expect(denied).toMatchObject({
      lastSuccessAt,
      failedPlaces: 1,
      lastError: {
        kind: 'denied',
        message:
          'AWS denies access to AWS Config of account 999900001111 in eu-west-1',
      },
    });
    simulator.control.clearFaults();
    simulator.control.addFault({
      operation: 'SelectAggregateResourceConfig',
      error: { code: 'ThrottlingException', status: 400 },
    });
    await read();
    expect(await world.state()).toMatchObject({
      lastError: { kind: 'throttled' },
    });
    expect(await owner()).toBe(before);
    simulator.control.clearFaults();
    // It has been due all the time
    await read();
    expect(await owner()).toBe('checkout, current');
    expect((await world.state()).lastError).toBeUndefined();
  });

  it('costs one statement a batch, and none where no tags are read', async () => {
    const finding = bucketFinding('orders', { Service: 'checkout' });
    const { knex, store, refold } = await start([finding]);
    const countStatements = async (work: () => Promise<unknown>) => {
      let count = 0;
      const note = ({ sql }: { sql: string }) => {
        count += sql.includes('resource_tags') ? 1 : 0;
      };
      knex.on('query', note);
      await work();
      knex.removeListener('query', note);
      return count;
    };
    const change = (workflow: string) => async () =>
      await store.ingest(
        [bucketFinding('orders', { Service: 'checkout' }, { workflow })],
        world.at(1),
      );
    expect(await countStatements(change('NOTIFIED'))).toBe(1);
    expect(await countStatements(refold)).toBe(1);
    await world.close();
    await start([finding], { source: withoutTags });
    expect(
      await countStatements(async () => {
        await world.refold();
        await world.read();
      }),
    ).toBe(0);
  });
});
