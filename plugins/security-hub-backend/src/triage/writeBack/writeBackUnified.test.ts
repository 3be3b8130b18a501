import { TestDatabases } from '@backstage/backend-test-utils';
import { Simulator } from 'security-hub-simulator';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  administrator,
  after,
  buckets,
  caller,
  day,
  pay,
  roleOf,
  shop,
  shown,
  startWorld,
  stopWorlds,
  World,
} from '../../__testUtils__/writeBackWorld';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

afterEach(stopWorlds);

const everywhere = [{ id: administrator }, { id: shop }, { id: pay }];

/** What the unified Security Hub shows. */
function shownUnified(simulator: Simulator): unknown[] {
  return simulator.control
    .listRecords()
    .map(
      ({ finding, unifiedStatus }) =>
        unifiedStatus ?? (finding.Workflow as { Status?: string }).Status,
    );
}

/** How often each service was written to. */
function calls({ simulator }: World): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { operation, calls: made } of simulator.control.getCallCounts()) {
    if (operation.startsWith('BatchUpdate')) {
      counts[operation] = (counts[operation] ?? 0) + made;
    }
  }
  return counts;
}

async function readBoth(world: World, minutes: number): Promise<void> {
  await world.store.ingest(
    world.simulator.control.listRecords().map(({ finding }) => finding),
    after(minutes),
  );
  await world.readUnified(minutes);
}

describe.each(databases.eachSupportedId())(
  'write-back to the unified Security Hub, %p',
  databaseId => {
    it.each(['separate', 'linked'] as const)(
      'writes an acceptance to both services, verifies both, and takes both back (statuses %s)',
      async unifiedState => {
        const knex = await databases.init(databaseId);
        const world = await startWorld(
          knex,
          [...buckets(2), controlFinding({ bucket: 'bucket-2', account: pay })],
          {
            unified: everywhere,
            simulator: {
              switches: { unifiedState },
              updateDelay: { seconds: 50 },
            },
          },
        );
        const { simulator, tasks } = world;
        await world.readUnified();
        const keys = await world.keys();
        // Two records each, one finding.
        expect(keys).toHaveLength(3);
        const { id } = await world.decide('accept-risk', keys);
        simulator.control.clearCallCounts();
        await expect(tasks.writePending()).resolves.toBe(6);
        expect(calls(world)).toEqual({
          BatchUpdateFindings: 2,
          BatchUpdateFindingsV2: 2,
        });
        world.wait(1);
        await expect(tasks.verifyWritten()).resolves.toBe(6);
        expect(shown(simulator)).toEqual(Array(3).fill('SUPPRESSED'));
        expect(shownUnified(simulator)).toEqual(Array(3).fill('SUPPRESSED'));
        expect(await knex('outbox').distinct('state')).toEqual([
          { state: 'verified' },
        ]);
        const documents = await world.readUnified(2);
        for (const document of documents) {
          expect(document).toMatchObject({ status_id: 3, severity_id: 4 });
          expect(document).not.toHaveProperty('comment');
        }
        expect(await knex('findings').distinct('status', 'aws_status')).toEqual(
          [{ status: 'accepted', aws_status: 'accepted' }],
        );

        world.wait(11 * day);
        await tasks.expireDue();
        await tasks.writePending();
        world.wait(1);
        await tasks.verifyWritten();
        expect(shown(simulator)).toEqual(Array(3).fill('NEW'));
        expect(shownUnified(simulator)).toEqual(Array(3).fill('NEW'));
        expect(await knex('findings').distinct('status', 'aws_status')).toEqual(
          [{ status: 'open', aws_status: 'open' }],
        );
        expect(
          await knex('outbox')
            .where({ decision_id: id, phase: 'ended' })
            .distinct('state'),
        ).toEqual([{ state: 'verified' }]);
      },
    );

    it('writes a record where it is held, and nowhere else', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(
        knex,
        [
          controlFinding({ bucket: 'a' }),
          controlFinding({ bucket: 'b', account: pay }),
        ],
        {
          unified: [
            { id: administrator },
            { id: shop, findingFormats: 'ocsf' },
          ],
        },
      );
      const { simulator, tasks } = world;
      await world.readUnified();
      expect(
        await knex('finding_records').orderBy('account').pluck('format'),
      ).toEqual(['ocsf', 'asff']);
      const { id } = await world.decide('acknowledge', await world.keys());
      simulator.control.clearCallCounts();
      await tasks.writePending();
      expect(calls(world)).toEqual({
        BatchUpdateFindings: 1,
        BatchUpdateFindingsV2: 1,
      });
      expect(shown(simulator)).toEqual(['NEW', 'NOTIFIED']);
      expect(shownUnified(simulator)).toEqual(['NOTIFIED', 'NEW']);
      world.wait(1);
      await tasks.verifyWritten();
      expect(await world.states(id)).toEqual(
        Array(2).fill(['verified', undefined]),
      );
    });

    it('writes nothing on what passed or was resolved by hand, and does not take back what others suppressed there', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(4), { unified: everywhere });
      const { simulator, tasks } = world;
      await world.readUnified();
      const ids = simulator.control
        .listRecords()
        .map(record => record.finding.Id as string);
      await world.decide('accept-risk', await world.keys());
      simulator.control.pass({ id: ids[0] });
      simulator.control.setUnifiedStatus({ id: ids[1] }, 'RESOLVED');
      simulator.control.setUnifiedStatus({ id: ids[2] }, 'SUPPRESSED');
      await readBoth(world, 1);
      await tasks.writePending();
      const unified = async () =>
        await knex('outbox')
          .join(
            'finding_records',
            'finding_records.record_key',
            'outbox.record_key',
          )
          .where({ format: 'ocsf', phase: 'active' })
          .orderBy('outbox.id')
          .select('record_id', 'outbox.state', 'outbox.message');
      expect(
        (await unified())
          .map(row => [ids.indexOf(row.record_id), row.state, row.message])
          .sort(),
      ).toEqual([
        [0, 'not-needed', 'It passes: nothing is written'],
        [
          1,
          'not-needed',
          expect.stringContaining('AWS shows RESOLVED although it fails'),
        ],
        [2, 'not-needed', 'AWS shows it already'],
        [3, 'written', null],
      ]);
      world.wait(1);
      await tasks.verifyWritten();
      world.wait(11 * day);
      await tasks.expireDue();
      await tasks.writePending();
      expect(shownUnified(simulator)).toEqual([
        'RESOLVED',
        'RESOLVED',
        'SUPPRESSED',
        'NEW',
      ]);
      expect(shown(simulator)).toEqual(['RESOLVED', 'NEW', 'NEW', 'NEW']);
    });

    it('reports partial failures record by record, and names findings without metadata.uid by their parts', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(
        knex,
        [...buckets(4), controlFinding({ bucket: 'bucket-4', account: pay })],
        {
          mode: 'administrator',
          unified: [
            { id: administrator },
            { id: shop, findingFormats: 'ocsf' },
            { id: pay, findingFormats: 'ocsf', metadataUids: false },
          ],
        },
      );
      const { simulator, tasks } = world;
      await world.readUnified();
      const ids = simulator.control
        .listRecords()
        .map(record => record.finding.Id as string);
      const { id } = await world.decide('accept-risk', await world.keys());
      simulator.control.addFindingFault({
        id: ids[0],
        code: 'ConflictException',
        times: 1,
      });
      simulator.control.addFindingFault({
        id: ids[1],
        code: 'ValidationException',
      });
      simulator.control.deleteRecords({ id: ids[2] });
      simulator.control.clearCallCounts();
      await tasks.writePending();
      // All accounts through the administrator; AWS does not take both kinds of names in one request.
      expect(calls(world)).toEqual({ BatchUpdateFindingsV2: 2 });
      const states = async () => {
        const rows = await knex('outbox')
          .join(
            'finding_records',
            'finding_records.record_key',
            'outbox.record_key',
          )
          .select('record_id', 'outbox.state', 'outbox.code');
        return ids.map(wanted => {
          const row = rows.find(({ record_id }) => record_id === wanted);
          return [row?.state, row?.code];
        });
      };
      expect(await states()).toEqual([
        ['pending', 'ConflictException'],
        ['failed', 'ValidationException'],
        ['failed', 'ResourceNotFoundException'],
        ['written', null],
        ['written', null],
      ]);
      world.wait(1);
      await tasks.writePending();
      simulator.control.clearFaults();
      await world.triage.retry(id, caller);
      await tasks.writePending();
      world.wait(5);
      await tasks.verifyWritten();
      expect(await states()).toEqual([
        ['verified', null],
        ['verified', null],
        ['failed', 'ResourceNotFoundException'],
        ['verified', null],
        ['verified', null],
      ]);
      expect(shownUnified(simulator)).toEqual(Array(4).fill('SUPPRESSED'));
    });

    it('goes on with one service while the other one fails, and looks through the administrator where the member cannot be read', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(2), { unified: everywhere });
      const { simulator, tasks } = world;
      await world.readUnified();
      const { id } = await world.decide('accept-risk', await world.keys());
      simulator.control.addFault({
        operation: 'BatchUpdateFindingsV2',
        error: { code: 'InternalServerException', status: 500 },
      });
      await tasks.writePending();
      expect(shown(simulator)).toEqual(Array(2).fill('SUPPRESSED'));
      expect(shownUnified(simulator)).toEqual(Array(2).fill('NEW'));
      expect((await world.states(id)).map(([state]) => state)).toEqual(
        expect.arrayContaining(['pending']),
      );
      simulator.control.clearFaults();
      world.wait(1);
      await tasks.writePending();
      expect(shownUnified(simulator)).toEqual(Array(2).fill('SUPPRESSED'));
      simulator.control.deny(roleOf(shop, 'hub-read'), ['GetFindings']);
      world.wait(5);
      await tasks.verifyWritten();
      const rows = await knex('outbox').select('state', 'message');
      expect(rows).toHaveLength(4);
      for (const row of rows) {
        expect(row).toEqual({
          state: 'verified',
          message: expect.stringContaining('administrator account'),
        });
      }
    });

    it('says which service does not hold a write', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(1), { unified: everywhere });
      const { simulator, tasks } = world;
      await world.readUnified();
      await world.decide('accept-risk', await world.keys());
      await tasks.writePending();
      simulator.control.setUnifiedStatus({}, 'NEW');
      for (const minutes of [1, 2]) {
        world.wait(minutes);
        await tasks.verifyWritten();
      }
      const rows = await knex('outbox')
        .join(
          'finding_records',
          'finding_records.record_key',
          'outbox.record_key',
        )
        .orderBy('format')
        .select('format', 'outbox.state', 'outbox.message');
      expect(rows).toEqual([
        { format: 'asff', state: 'verified', message: null },
        {
          format: 'ocsf',
          state: 'failed',
          message: expect.stringContaining('still shows NEW'),
        },
      ]);
    });
  },
);
