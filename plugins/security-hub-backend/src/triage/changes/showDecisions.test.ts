import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { threatFinding } from '../../__testUtils__/productFindings';
import { setUpTriage } from '../../__testUtils__/triageStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

/** S3.8 is HIGH, so it is due seven days after it was first seen on 2026-11-18. */
const failing = (changes: object = {}) =>
  controlFinding({
    overrides: { CreatedAt: '2026-11-18T12:00:00.000Z' },
    ...changes,
  });
const due = '2026-11-25T12:00:00.000Z';

async function dueOf(knex: Knex, key: string) {
  const { due_at: dueAt } = await knex('findings').where({ key }).first();
  const owned = await knex('finding_owners').where('issue_key', key);
  expect(owned).toHaveLength(1);
  // What lists sort and count by says the same
  expect(owned.map(row => row.due_at && Number(row.due_at))).toEqual([
    dueAt && Date.parse(dueAt),
  ]);
  return dueAt;
}

describe.each(databases.eachSupportedId())('due dates, %p', id => {
  it('stand still while the risk is accepted, and go on afterwards', async () => {
    const knex = await databases.init(id);
    const store = await setUpTriage(knex, 'off');
    await store.ingest([failing()]);
    const key = await store.keyOf('orders');
    expect(await dueOf(knex, key)).toBe(due);

    // On 2026-11-20; an acknowledgement changes nothing
    await store.decide('acknowledge', [key]);
    expect(await dueOf(knex, key)).toBe(due);
    await store.accept([key]);
    expect(await dueOf(knex, key)).toBeNull();

    // A renewal does not begin anew, and new results of the check do not either
    store.advance('2026-11-22T12:00:00.000Z');
    await store.accept([key]);
    await store.ingest(
      [failing({ updatedAt: '2026-11-22T10:00:00.000Z' })],
      '2026-11-22T11:00:00.000Z',
    );
    expect(await dueOf(knex, key)).toBeNull();

    // Ten days later: five of the seven were left
    store.advance('2026-11-30T12:00:00.000Z');
    await store.decide('reopen', [key]);
    expect(await dueOf(knex, key)).toBe('2026-12-05T12:00:00.000Z');
    await store.ingest(
      [failing({ updatedAt: '2026-11-30T10:00:00.000Z' })],
      '2026-11-30T11:00:00.000Z',
    );
    expect(await dueOf(knex, key)).toBe('2026-12-05T12:00:00.000Z');

    // A lapse is an end like any other
    await store.accept([key]);
    store.advance('2026-12-20T12:00:00.000Z');
    await store.tasks.expireDue();
    const lapsed = await dueOf(knex, key);
    expect(lapsed).toBe('2026-12-25T12:00:00.000Z');

    // Another severity: the same start, the same pauses
    await store.ingest(
      [failing({ severity: 'MEDIUM', updatedAt: '2026-12-20T10:00:00.000Z' })],
      '2026-12-20T11:00:00.000Z',
    );
    expect(await dueOf(knex, key)).toBe('2027-01-17T12:00:00.000Z');
    await store.ingest(
      [failing({ status: 'PASSED', updatedAt: '2026-12-21T10:00:00.000Z' })],
      '2026-12-21T11:00:00.000Z',
    );
    expect(await dueOf(knex, key)).toBeNull();
  });

  it('do not stand still for what AWS alone shows as suppressed', async () => {
    const knex = await databases.init(id);
    const store = await setUpTriage(knex, 'off');
    await store.ingest([failing({ workflow: 'SUPPRESSED' })]);
    expect(await dueOf(knex, await store.keyOf('orders'))).toBe(due);
  });

  it('makes nothing more urgent by a threat that was called a false positive', async () => {
    const knex = await databases.init(id);
    const store = await setUpTriage(knex, 'off');
    await store.ingest([failing({ severity: 'CRITICAL' }), threatFinding()]);
    await store.priorities.run();
    const priority = async () =>
      (await knex('findings').where('control_id', 'S3.8').first('priority'))
        .priority;
    expect(await priority()).toBe('critical');
    const threat = await knex('findings').where('kind', 'threat').first('key');
    await store.decide('acknowledge', [threat.key]);
    expect(await store.priorities.run()).toBe(0);
    await store.accept([threat.key]);
    expect(await store.priorities.run()).toBe(1);
    expect(await priority()).toBe('high');
    store.advance('2026-11-21T12:00:00.000Z');
    await store.decide('reopen', [threat.key]);
    await store.priorities.run();
    expect(await priority()).toBe('critical');
  });
});
