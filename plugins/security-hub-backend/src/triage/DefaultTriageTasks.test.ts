import { TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../__testUtils__/controlFinding';
import { caller, other, setUpTriage } from '../__testUtils__/triageStore';
import { migrationsDirectory } from '../database/migrations';
import { claimRowsToWrite } from '../database/operations/triage/claimOutboxRows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'the life of decisions, %p',
  databaseId => {
    it('ends an acceptance on its day, once, and queues what AWS has to be told', async () => {
      const knex = await databases.init(databaseId);
      const test = await setUpTriage(knex);
      await test.ingest([
        controlFinding({ bucket: 'orders' }),
        controlFinding({ bucket: 'invoices' }),
      ]);
      const orders = await test.keyOf('orders');
      const { id } = await test.accept([orders, await test.keyOf('invoices')]);

      await expect(
        test.tasks.expireDue(new Date('2026-12-19T23:59:59.999Z')),
      ).resolves.toBe(0);
      const day = new Date('2026-12-20T00:00:00.000Z');
      const ended = await Promise.all([
        test.tasks.expireDue(day),
        test.tasks.expireDue(day),
        test.tasks.expireDue(day),
      ]);
      expect(ended.reduce((a, b) => a + b)).toBe(1);
      expect(await test.finding(orders)).toMatchObject({
        status: 'open',
        decision_id: null,
        decision_ends_at: null,
      });
      await expect(test.triage.get(id)).resolves.toMatchObject({
        state: 'ended',
        endedBy: 'expiry',
        endedAt: day.toISOString(),
      });
      expect(
        (await knex('outbox').where('superseded', false)).map(row => [
          row.phase,
          row.state,
        ]),
      ).toEqual([
        ['ended', 'pending'],
        ['ended', 'pending'],
      ]);
      expect((await test.triage.historyOf(orders)).pop()).toEqual({
        at: day.toISOString(),
        event: 'decision-ended',
        by: undefined,
        from: 'accepted',
        to: 'open',
        decisionId: id,
        detail: 'expiry',
      });
    });

    it('follows what AWS says: fixed ends an acknowledgement, an acceptance stays, new records are covered', async () => {
      const knex = await databases.init(databaseId);
      const test = await setUpTriage(knex);
      await test.ingest([
        controlFinding({ bucket: 'orders' }),
        controlFinding({ bucket: 'invoices' }),
      ]);
      const orders = await test.keyOf('orders');
      const invoices = await test.keyOf('invoices');
      const noted = await test.decide('acknowledge', [orders]);
      const accepted = await test.accept([invoices]);
      const updatedAt = '2026-11-20T12:30:00.000Z';
      const observedAt = '2026-11-20T12:31:00.000Z';
      await test.ingest(
        ['orders', 'invoices'].map(bucket =>
          controlFinding({ bucket, status: 'PASSED', updatedAt }),
        ),
        observedAt,
      );

      await expect(test.triage.get(noted.id)).resolves.toMatchObject({
        state: 'ended',
        endedBy: 'fixed',
      });
      expect(await test.finding(orders)).toMatchObject({
        status: 'resolved',
        decision_id: null,
      });
      await expect(test.triage.get(accepted.id)).resolves.toMatchObject({
        state: 'active',
      });
      expect(await test.finding(invoices)).toMatchObject({
        status: 'resolved',
        decision_id: accepted.id,
      });

      // It fails again, and once more as a finding of another standard.
      const again = controlFinding({
        bucket: 'invoices',
        updatedAt: '2026-11-20T13:00:00.000Z',
      });
      await test.ingest(
        [again, { ...again, Id: `${again.Id}-of-another-standard` }],
        '2026-11-20T13:01:00.000Z',
      );
      expect(await test.finding(invoices)).toMatchObject({
        status: 'accepted',
        decision_id: accepted.id,
      });
      const { results } = await test.triage.get(accepted.id);
      expect(results).toEqual([
        expect.objectContaining({ state: 'pending', records: 2 }),
      ]);
    });

    it('tells write-back that is off, and takes it up when asked after it was switched on', async () => {
      const knex = await databases.init(databaseId);
      const off = await setUpTriage(knex, 'off');
      await off.ingest([controlFinding({ bucket: 'orders' })]);
      const orders = await off.keyOf('orders');
      const { id, results } = await off.accept([orders]);
      expect(results).toEqual([
        expect.objectContaining({ state: 'off', records: 1 }),
      ]);
      await expect(off.tasks.writePending()).resolves.toBe(0);
      const still = await off.triage.retry(id, caller);
      expect(still.results[0].state).toBe('off');

      const on = await setUpTriage(knex, 'member');
      await expect(on.tasks.writePending()).resolves.toBe(0);
      const queued = await on.triage.retry(id, other);
      expect(queued.results[0].state).toBe('pending');
      await expect(on.tasks.writePending()).resolves.toBe(1);
      await expect(on.triage.get(id)).resolves.toMatchObject({
        results: [
          {
            state: 'failed',
            code: 'denied',
            message: 'AWS denies access to 111122223333',
          },
        ],
      });
      expect(
        (await knex('decision_events').orderBy('id')).map(row => [
          row.event,
          row.by,
        ]),
      ).toEqual([
        ['made', caller.userEntityRef],
        ['retried', other.userEntityRef],
        ['failed', null],
      ]);
    });

    it('gives a row to one worker, and to another one when the first is gone', async () => {
      const knex = await databases.init(databaseId);
      const test = await setUpTriage(knex);
      const buckets = Array.from(
        { length: 40 },
        (_, index) => `bucket-${index}`,
      );
      await test.ingest(buckets.map(bucket => controlFinding({ bucket })));
      const keys = (await knex('findings').select('key')).map(row => row.key);
      await test.accept(keys);
      const lease = (id: string, now: string, until: string) => ({
        id,
        now: `2026-11-20T${now}:00.000Z`,
        until: `2026-11-20T${until}:00.000Z`,
      });
      // The second one chooses its rows while the first one has them, and has not said so yet.
      const transaction = await knex.transaction();
      const first = await claimRowsToWrite(
        transaction,
        lease('a', '12:00', '12:05'),
        15,
      );
      const waiting = claimRowsToWrite(knex, lease('b', '12:00', '12:05'), 15);
      await new Promise(resolve => setTimeout(resolve, 300));
      await transaction.commit();
      const second = await waiting;
      const claimed = [...first, ...second].map(row => row.id);
      expect(first).toHaveLength(15);
      expect(new Set(claimed).size).toBe(claimed.length);
      // What was taken away in the same moment is found on the next round.
      const rest = await claimRowsToWrite(
        knex,
        lease('e', '12:01', '12:06'),
        100,
      );
      expect(claimed.length + rest.length).toBe(40);
      expect(
        await claimRowsToWrite(knex, lease('f', '12:04', '12:09'), 100),
      ).toEqual([]);

      // While a row is being sent a later decision waits; the dead worker's row is passed over after its lease.
      await test.decide('acknowledge', [keys[0]]);
      expect(
        await claimRowsToWrite(knex, lease('g', '12:04', '12:09'), 100),
      ).toEqual([]);
      const taken = await claimRowsToWrite(
        knex,
        lease('h', '12:07', '12:12'),
        100,
      );
      expect(taken).toHaveLength(40);
      expect(
        (await knex('outbox').where('issue_key', keys[0]).orderBy('id')).map(
          row => row.state,
        ),
      ).toEqual(['not-needed', 'sending']);
    });

    it('migrates up, down and up again', async () => {
      const knex = await databases.init(databaseId);
      const directory = migrationsDirectory();
      const tables = [
        'decisions',
        'decision_findings',
        'decision_events',
        'outbox',
      ];
      await knex.migrate.latest({ directory });
      await knex.migrate.down({
        directory,
        name: '20261101000002_decisions.js',
      });
      for (const table of tables) {
        await expect(knex.schema.hasTable(table)).resolves.toBe(false);
      }
      await expect(knex.schema.hasTable('findings')).resolves.toBe(true);
      await knex.migrate.latest({ directory });
      for (const table of tables) {
        await expect(knex.schema.hasTable(table)).resolves.toBe(true);
      }
    });
  },
);
