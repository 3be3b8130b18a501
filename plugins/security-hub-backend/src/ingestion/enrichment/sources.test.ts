import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testSettings } from '../../__testUtils__/createStore';
import { IssueWriter } from '../ingestor/IssueWriter';
import {
  bucketArn,
  bucketFinding,
  fromTaggingApi,
  pay,
  shop,
  startTagWorld,
  withoutTags,
} from './__testUtils__/tagWorld';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('reads of tags, %p', id => {
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

  it('reads from the Tagging API what it covers, in the account and Region of the finding', async () => {
    const role = {
      Type: 'AwsIamRole',
      Id: `arn:aws:iam::${shop}:role/deploy`,
      Tags: { Service: 'checkout' },
    };
    const { simulator, shown, read, wait, surroundings, calls } = await start(
      [
        bucketFinding('orders'),
        bucketFinding('far', undefined, { region: 'us-east-1' }),
        bucketFinding('never', undefined, { control: 'S3.2' }),
        bucketFinding('paid', { Service: 'x' }, { account: pay }),
        bucketFinding('role', undefined, {
          control: 'IAM.1',
          overrides: { Resources: [role] },
        }),
      ],
      { source: fromTaggingApi },
    );
    for (const name of ['orders', 'far']) {
      surroundings.setResourceTags(bucketArn(name), { Service: 'search' });
    }
    surroundings.setResourceTags(role.Id, { Service: 'search' });
    surroundings.setResourceTags(bucketArn('paid'), { Service: 'y' });
    simulator.control.deny(`arn:aws:iam::${pay}:role/hub-read`);
    await read();
    const first = {
      orders: ['search', 'current', { Service: 'search' }],
      // The simulator takes a bucket for one of the Region that its finding is of
      far: ['search', 'current', { Service: 'search' }],
      never: ['team-a', 'unknown', undefined],
      paid: ['team-b', 'at-finding-time', { Service: 'x' }],
      deploy: ['checkout', 'at-finding-time', { Service: 'checkout' }],
    };
    expect(await shown()).toEqual(first);
    expect(await world.state()).toMatchObject({
      failedPlaces: 1,
      lastError: { kind: 'not-connected' },
    });
    // One call for each Region that could be read
    expect(calls('GetResources')).toBe(2);
    await read();
    expect(calls('GetResources')).toBe(2);
    simulator.control.allow(`arn:aws:iam::${pay}:role/hub-read`);
    wait(61);
    await read();
    expect(calls('GetResources')).toBe(3);
    expect(await shown()).toEqual({
      ...first,
      paid: ['team-b', 'current', { Service: 'y' }],
    });
  });

  it('lets only trusted keys give findings away', async () => {
    const { shown, read, surroundings, store } = await start(
      [bucketFinding('orders')],
      { settings: { ownership: { trustedTagKeys: ['Team'] } } },
    );
    surroundings.setResourceTags(bucketArn('orders'), { Service: 'search' });
    await read();
    expect(await shown()).toEqual({
      orders: ['team-a', 'current', { Service: 'search' }],
    });
    expect(
      store.ownership.scopeOf('component:default/search').selectors,
    ).toMatchObject([
      {
        state: 'not-claimable',
        message: expect.stringContaining('trustedTagKeys'),
      },
    ]);
  });

  it('reads findings that were stored before, and forgets all when it is switched off', async () => {
    const { knex, shown, surroundings, createReader, read } = await start([
      bucketFinding('orders', { Service: 'checkout' }),
      bucketFinding('foreign', { Service: 'checkout' }),
      bucketFinding('queue', undefined, {
        overrides: {
          Resources: [
            { Type: 'AwsSqsQueue', Id: `arn:aws:sqs:eu-west-1:${pay}:theirs` },
          ],
        },
      }),
    ]);
    await knex('resource_tags').delete();
    surroundings.setResourceTags(bucketArn('orders'), { Service: 'search' });
    // Of the same name, in another account
    surroundings.setResourceTags(bucketArn('foreign'), { Service: 'search' });
    world.simulator.control.addFindings([
      bucketFinding(
        'foreign',
        { Service: 'search' },
        {
          account: pay,
          updatedAt: world.at(10),
        },
      ),
    ]);
    await read();
    const after = {
      orders: ['search', 'current', { Service: 'search' }],
      foreign: ['checkout', 'at-finding-time', { Service: 'checkout' }],
      theirs: ['team-a', 'unknown', undefined],
    };
    expect(await shown()).toEqual(after);
    expect(await knex('resource_tags').pluck('resource_id')).toEqual(
      expect.arrayContaining([bucketArn('orders'), bucketArn('foreign')]),
    );
    expect(await knex('resource_tags')).toHaveLength(2);

    const { sources } = testSettings({
      sources: [withoutTags],
    });
    const plain = IssueWriter.create({
      ownership: world.store.ownership,
      decisions: {
        onIssuesChanged: async () => new Map(),
        acceptedTimes: async () => new Map(),
      },
      settings: world.store.settings,
      now: () => new Date(),
    });
    await createReader(sources, plain).run();
    expect(await shown()).toEqual({
      ...after,
      orders: ['checkout', 'at-finding-time', { Service: 'checkout' }],
    });
    expect(await knex('resource_tags')).toHaveLength(0);
    expect(await world.state()).toBeUndefined();
  });

  it('asks for open findings first, and for ten thousand resources with few calls', async () => {
    const tags = { Service: 'checkout' };
    const { knex, read, calls, shown } = await start([
      bucketFinding('passed', tags, { status: 'PASSED' }),
      bucketFinding('failed', tags),
    ]);
    const many = Array.from({ length: 9_999 }, (_, number) => ({
      resource_hash: `${number}`.padStart(64, 'x'),
      account: shop,
      resource_id: `arn:aws:sqs:eu-west-1:${shop}:a-queue-with-a-long-name-${number}`,
      region: 'eu-west-1',
      source: 'main',
      settled: false,
      asked_at: '',
    }));
    await knex.batchInsert('resource_tags', many, 500);
    await read();
    expect(await shown()).toMatchObject({
      passed: ['checkout', 'at-finding-time', tags],
    });
    expect(calls('SelectAggregateResourceConfig')).toBeLessThanOrEqual(251);
    // No finding has them: they are not asked for again
    expect(await knex('resource_tags').pluck('resource_id')).toHaveLength(2);
    await read();
    expect(await shown()).toMatchObject({
      passed: ['checkout', 'current', tags],
      failed: ['checkout', 'current', tags],
    });
    expect(calls('SelectAggregateResourceConfig')).toBeLessThanOrEqual(253);
  });
});
