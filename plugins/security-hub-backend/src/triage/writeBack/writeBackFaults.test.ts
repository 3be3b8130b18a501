import { TestDatabases } from '@backstage/backend-test-utils';
import { SimulatorClock } from 'security-hub-simulator';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  buckets,
  caller,
  pay,
  roleOf,
  shop,
  shown,
  startWorld,
  stopWorlds,
  writes,
} from '../../__testUtils__/writeBackWorld';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

afterEach(stopWorlds);

describe.each(databases.eachSupportedId())(
  'write-back when something goes wrong, %p',
  databaseId => {
    it('reports partial failures finding by finding, tries again what may succeed, and writes the status alone where fields do not fit', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(5));
      const { simulator, tasks } = world;
      const ids = simulator.control
        .listRecords()
        .map(record => record.finding.Id as string);
      const faults = [
        'FindingNotFound',
        'ConcurrentUpdateError',
        'FindingSizeExceeded',
        'InvalidInput',
      ];
      faults.forEach((code, index) => {
        const times =
          code === 'FindingNotFound' || code === 'InvalidInput' ? undefined : 1;
        simulator.control.addFindingFault({ id: ids[index], code, times });
      });
      const { id } = await world.decide('accept-risk', await world.keys());
      await tasks.writePending();
      const stateOf = async (index: number) => {
        const row = await knex('outbox')
          .join(
            'finding_records',
            'finding_records.record_key',
            'outbox.record_key',
          )
          .where('record_id', ids[index])
          .first('outbox.state', 'outbox.code', 'outbox.message');
        return [row.state, row.code, row.message];
      };
      expect(await stateOf(0)).toEqual([
        'failed',
        'FindingNotFound',
        'AWS does not know the finding (any more), in account 111122223333, eu-west-1',
      ]);
      expect((await stateOf(1)).slice(0, 2)).toEqual([
        'pending',
        'ConcurrentUpdateError',
      ]);
      expect((await stateOf(2)).slice(0, 2)).toEqual(['written', null]);
      expect((await stateOf(3)).slice(0, 2)).toEqual([
        'failed',
        'InvalidInput',
      ]);
      expect((await stateOf(4)).slice(0, 2)).toEqual(['written', null]);
      expect(shown(simulator)).toEqual([
        'NEW',
        'NEW',
        'SUPPRESSED',
        'NEW',
        'SUPPRESSED',
      ]);
      const tooLarge = simulator.control.getRecord(ids[2])?.finding;
      expect(tooLarge?.UserDefinedFields).toBeUndefined();
      expect(tooLarge?.Note).toBeUndefined();

      world.wait(1);
      await tasks.writePending();
      expect((await stateOf(1)).slice(0, 2)).toEqual(['written', null]);
      simulator.control.clearFaults();
      await world.triage.retry(id, caller);
      await tasks.writePending();
      expect(shown(simulator)).toEqual(Array(5).fill('SUPPRESSED'));
    });

    it('tells a denied role in words, delays no other account, and goes on when asked', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, [
        controlFinding({ bucket: 'a' }),
        controlFinding({ bucket: 'b', account: pay }),
      ]);
      const { simulator, tasks, triage } = world;
      simulator.control.deleteRole(roleOf(shop, 'hub-write'));
      simulator.control.deny(roleOf(pay, 'hub-write'), ['BatchUpdateFindings']);
      const { id } = await world.decide('accept-risk', await world.keys());
      await tasks.writePending();
      const { results } = await triage.get(id);
      expect(results.map(({ state, code }) => [state, code]).sort()).toEqual([
        ['failed', 'denied'],
        ['failed', 'not-connected'],
      ]);
      for (const { message } of results) {
        expect(message).toMatch(/(111122223333|444455556666)/);
        expect(message).not.toMatch(/arn:|hub-write/);
      }
      simulator.control.setRole({ arn: roleOf(shop, 'hub-write') });
      simulator.control.allow(roleOf(pay, 'hub-write'));
      await triage.retry(id, caller);
      await tasks.writePending();
      world.wait(1);
      await tasks.verifyWritten();
      expect(await world.states(id)).toEqual(
        Array(2).fill(['verified', undefined]),
      );
    });

    it('fails what does not show after the last read, and does not repeat itself in between', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(1), {
        simulator: { updateDelay: { hours: 5 } },
      });
      const { simulator, tasks } = world;
      const { id } = await world.decide('accept-risk', await world.keys());
      await tasks.writePending();
      for (const [minutes, state] of [
        [1, 'written'],
        [2, 'failed'],
      ] as const) {
        world.wait(minutes);
        await expect(tasks.verifyWritten()).resolves.toBe(1);
        await expect(tasks.verifyWritten()).resolves.toBe(0);
        expect(await world.states(id)).toEqual([[state, 'NotSeen']]);
      }
      const { results } = await world.triage.get(id);
      expect(results[0].message).toBe(
        'AWS took the write, but still shows NEW in account 111122223333, eu-west-1',
      );
      simulator.control.setUpdateDelay(0);
      await world.triage.retry(id, caller);
      await tasks.writePending();
      world.wait(1);
      await tasks.verifyWritten();
      expect(await world.states(id)).toEqual([['verified', undefined]]);
    });

    it('goes on reading when AWS is busy, and says when it could only look through the administrator', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(1), {
        // On its own clock: the SDK takes a refusal by a world that is minutes off for a matter of clocks.
        simulator: { clock: SimulatorClock.create() },
      });
      const { simulator, tasks } = world;
      const { id } = await world.decide('accept-risk', await world.keys());
      await tasks.writePending();
      simulator.control.addFault({
        operation: 'GetFindings',
        error: { code: 'LimitExceededException', status: 429 },
      });
      for (let time = 0; time < 4; time++) {
        world.wait(5);
        await tasks.verifyWritten();
        expect(await world.states(id)).toEqual([['written', undefined]]);
      }
      simulator.control.clearFaults();
      simulator.control.deny(roleOf(shop, 'hub-read'), ['GetFindings']);
      world.wait(5);
      await tasks.verifyWritten();
      const { results } = await world.triage.get(id);
      expect(results[0]).toMatchObject({
        state: 'verified',
        message: expect.stringContaining('administrator account'),
      });
    });

    it('survives a crash between the write and its record, and repeats nothing that shows', async () => {
      const knex = await databases.init(databaseId);
      let crashes = true;
      const world = await startWorld(knex, buckets(230), {
        wrap: gateways => ({
          forTarget: async target => {
            const gateway = await gateways.forTarget(target);
            return {
              getFindings: request => gateway.getFindings(request),
              getFindingsV2: request => gateway.getFindingsV2(request),
              batchUpdateFindingsV2: update =>
                gateway.batchUpdateFindingsV2(update),
              describeUnifiedHub: () => gateway.describeUnifiedHub(),
              describeHub: () => gateway.describeHub(),
              listMembers: () => gateway.listMembers(),
              batchUpdateFindings: async update => {
                const result = await gateway.batchUpdateFindings(update);
                if (crashes) {
                  throw new Error('The process is gone');
                }
                return result;
              },
            };
          },
        }),
      });
      const { tasks, simulator } = world;
      const { id } = await world.decide('accept-risk', await world.keys());
      simulator.control.clearCallCounts();
      await tasks.writePending();
      expect(writes(world)).toEqual([[shop, 1]]);
      const marked = () =>
        simulator.control
          .listRecords()
          .filter(({ finding }) => finding.UserDefinedFields !== undefined)
          .map(({ finding }) => [finding.Id, finding.UserDefinedFields]);
      const before = marked();
      expect(before).toHaveLength(100);
      expect(await world.states(id)).toEqual(
        Array(230).fill(['pending', undefined]),
      );
      crashes = false;
      // Nobody touches the rows before their lease is over.
      await expect(tasks.writePending()).resolves.toBe(0);
      world.wait(6);
      await expect(tasks.writePending()).resolves.toBe(230);
      // 100 findings a call: one before the crash, three after it.
      expect(writes(world)).toEqual([[shop, 4]]);
      expect(shown(simulator)).toEqual(Array(230).fill('SUPPRESSED'));
      expect(marked()).toEqual(expect.arrayContaining(before));
      world.wait(1);
      await tasks.verifyWritten();
      expect(await world.states(id)).toEqual(
        Array(230).fill(['verified', undefined]),
      );
      const events = await knex('finding_events').where(
        'event',
        'like',
        'write%',
      );
      expect(events).toHaveLength(460);
    });

    it('lets two replicas share the work without writing anything twice', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(knex, buckets(120));
      const { tasks, simulator } = world;
      const { id } = await world.decide('acknowledge', await world.keys());
      simulator.control.clearCallCounts();
      const worked = await Promise.all([
        tasks.writePending(),
        tasks.writePending(),
        tasks.writePending(),
      ]);
      expect(worked.reduce((a, b) => a + b)).toBe(120);
      expect(writes(world)).toEqual([[shop, 2]]);
      expect(await world.states(id)).toEqual(
        Array(120).fill(['written', undefined]),
      );
      world.wait(1);
      const read = await Promise.all([
        tasks.verifyWritten(),
        tasks.verifyWritten(),
      ]);
      expect(read.reduce((a, b) => a + b)).toBe(120);
      expect(await world.states(id)).toEqual(
        Array(120).fill(['verified', undefined]),
      );
    });
  },
);
