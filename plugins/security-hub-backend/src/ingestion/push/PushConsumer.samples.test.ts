import { until } from '../../__testUtils__/until';
import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { readSamples } from '../../__testUtils__/readSamples';
import {
  administrator,
  createPushWorld,
  eventOf,
} from './__testUtils__/pushWorld';

jest.setTimeout(120_000);

const samples = readSamples('events.jsonl') as
  | Array<{ finding: unknown }>
  | undefined;
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let world: Awaited<ReturnType<typeof createPushWorld>>;

beforeEach(async () => {
  world = await createPushWorld(await databases.init('SQLITE_3'));
});

afterEach(async () => {
  await world.close();
});

// The reason of a skip is printed by readSamples
(samples ? describe : describe.skip)('public sample events', () => {
  it('come out of the queue as findings, but one', async () => {
    for (const { finding } of samples ?? []) {
      world.send(finding);
    }
    world.consume();
    await world.emptied();
    const batches = world.ingestor.stored;
    expect(new Set(batches.map(({ channel }) => channel))).toEqual(
      new Set(['push']),
    );
    const observations = batches.flatMap(batch => batch.observations);
    expect(observations).toHaveLength(35);
    expect(observations.filter(o => o.format === 'ocsf')).toHaveLength(3);
    const places = new Set(
      observations.map(o => `${o.readFrom?.account} ${o.readFrom?.region}`),
    );
    expect(places).toContain('999888777666 us-west-2');
    expect(observations.map(o => o.observedAt)).toContain(
      '2026-02-04T10:00:00.000Z',
    );
    await until('all are counted', async () => {
      const { counts } = await world.state();
      return counts.findings === 35 && counts.others === 1;
    });
    expect((await world.state()).counts.poison).toBe(0);
    expect(world.deadLetters()).toBe(0);
  });
});

describe('the time of an event', () => {
  it('is not believed where it lies after the arrival of the message', async () => {
    const sentAt = Date.now();
    world.send(eventOf([controlFinding()], { time: '2099-01-01T00:00:00Z' }));
    world.consume();
    await world.emptied();
    const [{ observedAt, readFrom }] = world.ingestor.stored[0].observations;
    expect(Math.abs(Date.parse(observedAt) - sentAt)).toBeLessThan(10_000);
    expect(readFrom).toEqual({ account: administrator, region: 'eu-west-1' });
  });
});
