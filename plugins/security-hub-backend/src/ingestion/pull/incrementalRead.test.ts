import { TestDatabases } from '@backstage/backend-test-utils';
import { SimulatorClock } from 'security-hub-simulator';
import { SourceSettings } from '../../config';
import {
  administrator,
  home,
  member,
  PullWorld,
  record,
  startPullWorld,
} from './__testUtils__/pullWorld';
import { RecordingIngestor } from './__testUtils__/RecordingIngestor';
import { PullTarget, pullTargets } from './pullTargets';

jest.setTimeout(60_000);

const hour = 3_600_000;
const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * hour).toISOString();

/** A finding of a product, updated so many hours ago; its Id says both. */
const finding = (
  product: string | undefined,
  hours: number,
  over: Record<string, unknown> = {},
) =>
  record(0, {
    Id: `${product}, ${hours} h`,
    ProductName: product,
    UpdatedAt: hoursAgo(hours),
    ...over,
  });
const note = (hours: number) => ({
  Note: { Text: 'Seen', UpdatedBy: 'x', UpdatedAt: hoursAgo(hours) },
});

describe('incrementalRead', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  let world: PullWorld;
  let ingestor: RecordingIngestor;
  let target: PullTarget;
  let awsClock: SimulatorClock;

  /** Ten minutes later, in a new process: it knows nothing of what the one before had in memory. */
  const run = async (kind: 'full' | 'changes') => {
    awsClock.advance({ minutes: 10 });
    world.time.ahead += hour / 6;
    ingestor.batches.length = 0;
    world.control.clearCallCounts();
    await world.createProcess(ingestor).puller.run(kind, target);
  };
  const start = async (
    id: Parameters<typeof databases.init>[0],
    service: 'cspm' | 'unified',
    findings: Record<string, unknown>[],
  ) => {
    const source: SourceSettings = {
      name: 'organisation',
      partition: 'aws',
      service,
      administrator: {
        account: administrator,
        homeRegion: home,
        strategy: 'aggregator',
        discovery: 'security-hub',
      },
    };
    [target] = pullTargets(source);
    awsClock = SimulatorClock.create();
    world = await startPullWorld({
      knex: await databases.init(id),
      sources: [source],
      organisation: {
        accounts: [administrator, member].map(account => ({
          id: account,
          name: account,
          unifiedHubEnabled: true,
        })),
        findings,
      },
      simulator: { clock: awsClock },
    });
    ingestor = new RecordingIngestor();
    await run('full');
    expect((await world.stateOf(target)).state).toBe('ok');
  };

  /** What was read, in its order, with repetitions. */
  const read = () =>
    ingestor.batches.flatMap(({ observations }) =>
      observations.map(({ document }) => {
        const { Id, finding_info: info } = document as {
          Id?: string;
          finding_info?: { uid: string };
        };
        return Id ?? info?.uid;
      }),
    );
  const calls = () =>
    world.control
      .getCallCounts()
      .filter(({ operation }) => /^GetFindings(V2)?$/.test(operation))
      .reduce((sum, item) => sum + item.calls, 0);

  afterEach(async () => {
    await world.close();
  });

  const findings = () => [
    finding('Security Hub', 1),
    finding('Security Hub', 20),
    finding('Security Hub CSPM', 20),
    finding('Config', 20, { RecordState: 'ARCHIVED' }),
    finding('Inspector', 20),
    finding('GuardDuty', 47, { RecordState: 'ARCHIVED' }),
    finding('Prowler', 1),
    finding('Prowler', 20),
    finding('Prowler', 50),
    finding(undefined, 30),
    finding('security hub', 40),
  ];
  const expected = [
    'Prowler, 1 h',
    'Security Hub, 1 h',
    'GuardDuty, 47 h',
    'security hub, 40 h',
    'undefined, 30 h',
    'Inspector, 20 h',
    'Prowler, 20 h',
  ];

  it.each(databases.eachSupportedId())(
    'reads again what may have come late, and not what AWS delivers at once, on %p',
    async id => {
      await start(id, 'cspm', [
        ...findings(),
        finding('Security Hub', 60, note(1)),
        finding('Security Hub', 61, note(20)),
        finding('Prowler', 60, note(20)),
        finding('Prowler', 61, note(60)),
      ]);
      const before = await world.stateOf(target);
      await run('changes');
      expect(read().sort()).toEqual(
        [...expected, 'Security Hub, 60 h', 'Prowler, 60 h'].sort(),
      );
      // Two spans of time, updates and notes of each
      expect(calls()).toBe(4);
      const after = await world.stateOf(target);
      expect(after.watermark! > before.watermark!).toBe(true);

      // As an organisation that has one overlap for all
      world.schedules.overlap = { default: { hours: 48 }, products: {} };
      await run('changes');
      expect(calls()).toBe(2);
      expect(new Set(read())).toEqual(
        new Set([
          ...expected,
          'Security Hub, 60 h',
          'Prowler, 60 h',
          'Security Hub, 20 h',
          'Security Hub CSPM, 20 h',
          'Config, 20 h',
          'Security Hub, 61 h',
        ]),
      );
    },
  );

  it('does the same in the unified Security Hub', async () => {
    await start('SQLITE_3', 'unified', findings());
    await run('changes');
    expect(read().sort()).toEqual([...expected].sort());
    expect(calls()).toBe(2);
  });

  it('finds what arrives late, up to the overlap of its product; beyond it, the full read does', async () => {
    await start('SQLITE_3', 'cspm', [finding('Security Hub', 10)]);
    await run('changes');
    expect(read()).toEqual([]);
    world.control.addFindings([
      finding('Prowler', 30),
      finding(undefined, 47),
      finding('Security Hub', 1.5),
      finding('Security Hub', 30),
      finding('Prowler', 49),
    ]);
    await run('changes');
    expect(read()).toEqual([
      'Security Hub, 1.5 h',
      'undefined, 47 h',
      'Prowler, 30 h',
    ]);
    world.time.ahead += 24 * hour;
    await run('full');
    expect(new Set(read()).size).toBe(6);
  });

  it.each(databases.eachSupportedId())(
    'begins again after a crash between two groups, in another process, on %p',
    async id => {
      await start(id, 'cspm', [
        finding('Security Hub', 1),
        finding('Prowler', 20),
      ]);
      const before = await world.stateOf(target);
      ingestor.beforeBatch = ({ observations }) => {
        if (
          observations.some(({ document }) =>
            String((document as { Id: string }).Id).startsWith('Prowler'),
          )
        ) {
          throw new Error('the database has gone away');
        }
      };
      await run('changes');
      expect(read()).toEqual(['Security Hub, 1 h']);
      const broken = await world.stateOf(target);
      expect(broken).toMatchObject({
        state: 'error',
        watermark: before.watermark,
        asOf: before.asOf,
      });
      ingestor.beforeBatch = () => {};
      await run('changes');
      expect(read()).toEqual(['Security Hub, 1 h', 'Prowler, 20 h']);
      const after = await world.stateOf(target);
      expect(after.state).toBe('ok');
      expect(after.watermark).toBe(
        ingestor.batches[0].observations[0].observedAt,
      );
      expect(after.watermark! > before.watermark!).toBe(true);
    },
  );

  it.each(['cspm', 'unified'] as const)(
    'goes on in its span when a token expires in the middle: %s',
    async service => {
      const late = Array.from({ length: 250 }, (_, number) =>
        finding('Prowler', 3 + number / 10),
      );
      const recent = Array.from({ length: 150 }, (_, number) =>
        finding('Security Hub', 0.5 + number / 1000),
      );
      const old = Array.from({ length: 150 }, (_, number) =>
        finding('Security Hub', 5 + number / 10),
      );
      await start('SQLITE_3', service, [...late, ...recent, ...old]);
      let batches = 0;
      ingestor.beforeBatch = () => {
        batches += 1;
        // After the first page of the one span, and the first of the other
        if (batches === 1 || batches === 4) {
          world.control.expireTokens();
        }
      };
      await run('changes');
      expect(new Set(read())).toEqual(
        new Set([...late, ...recent].map(({ Id }) => Id)),
      );
      // What was updated in the last second before the token expired comes twice
      expect(read().length).toBeLessThan(400 + 5);
      expect((await world.stateOf(target)).state).toBe('ok');
    },
  );
});
