import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { component } from '../../__testUtils__/createStore';
import { setUpTriage } from '../../__testUtils__/triageStore';
import { RecordScope } from '../pull/DirtyRecords';
import { Retention } from '../retention/Retention';
import { DatabaseDirtyRecords } from './DatabaseDirtyRecords';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const scope: RecordScope = {
  source: 'main',
  account: '999900001111',
  region: 'eu-west-1',
  format: 'asff',
};
const entity = component('checkout', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});
const identifier = (bucket: string) => {
  const { Id, ProductArn } = controlFinding({ bucket });
  return { id: String(Id), productArn: String(ProductArn) };
};

describe.each(databases.eachSupportedId())('sweeps, %p', id => {
  async function setUp() {
    const knex = await databases.init(id);
    const triage = await setUpTriage(knex);
    await triage.refresh([entity]);
    const records = DatabaseDirtyRecords.create({
      knex,
      issues: triage.issues,
    });
    const sweep = async (observedFrom: string) =>
      await records.onCompleteSweep({
        target: {
          source: 'main',
          partition: 'aws',
          account: '999900001111',
          region: 'eu-west-1',
          role: 'administrator',
        },
        observedFrom,
        startedAt: observedFrom,
        finishedAt: observedFrom,
        resumed: false,
        records: 1,
      });
    const due = async () =>
      (
        await records.next(scope, {
          limit: 100,
          observedBefore: '2026-11-01T00:00:00.000Z',
        })
      ).map(({ id: recordId }) => recordId);
    const stored = async () =>
      await knex('findings').orderBy('resource_name').pluck('resource_name');
    return { knex, triage, records, sweep, due, stored };
  }

  it('take a record away only after two that missed it and a read by Id', async () => {
    const { records, triage, sweep, due, stored } = await setUp();
    await triage.ingest([
      controlFinding({ bucket: 'kept' }),
      controlFinding({ bucket: 'lost' }),
      controlFinding({ bucket: 'back' }),
    ]);
    const seen = async (bucket: string, at: string) =>
      await triage.ingest([controlFinding({ bucket })], at);

    await seen('kept', '2026-11-21T11:00:00.000Z');
    await sweep('2026-11-21T11:00:00.000Z');
    expect(await due()).toEqual([]);
    // Missing once proves nothing, not even with a read by Id
    await records.missing(
      scope,
      [identifier('lost')],
      '2026-11-21T12:00:00.000Z',
    );
    expect(await stored()).toEqual(['back', 'kept', 'lost']);

    await seen('kept', '2026-11-22T11:00:00.000Z');
    await sweep('2026-11-22T11:00:00.000Z');
    expect((await due()).sort()).toEqual(
      [identifier('lost').id, identifier('back').id].sort(),
    );
    // One of them is found by its Id: nothing misses it any more
    await seen('back', '2026-11-22T12:00:00.000Z');
    await records.missing(
      scope,
      [identifier('lost')],
      '2026-11-22T12:00:00.000Z',
    );
    expect(await stored()).toEqual(['back', 'kept']);
    expect(await due()).toEqual([]);
  });

  it('leave alone what other readers read, and what is seen while somebody takes it for gone', async () => {
    const { knex, records, triage, sweep, stored } = await setUp();
    await triage.ingestor.ingest({
      source: 'main',
      readFrom: { account: '111122223333', region: 'eu-west-1' },
      observations: [
        {
          document: controlFinding({ bucket: 'of-a-member' }),
          observedAt: '2026-11-20T11:00:00.000Z',
        },
      ],
    });
    await triage.ingest([controlFinding({ bucket: 'seen' })]);
    await sweep('2026-11-21T11:00:00.000Z');
    await sweep('2026-11-22T11:00:00.000Z');
    expect(
      await knex('finding_records')
        .orderBy('reader')
        .select('reader', 'missed_sweeps'),
    ).toEqual([
      { reader: '111122223333/eu-west-1', missed_sweeps: 0 },
      { reader: '999900001111/eu-west-1', missed_sweeps: 2 },
    ]);
    // An event came after the read by Id had been answered
    await triage.ingest(
      [controlFinding({ bucket: 'seen' })],
      '2026-11-22T12:00:05.000Z',
    );
    await records.missing(
      scope,
      [identifier('seen')],
      '2026-11-22T12:00:00.000Z',
    );
    expect(await stored()).toEqual(['of-a-member', 'seen']);
  });

  it('end no decision, and what returns is under it again', async () => {
    const { records, triage, sweep, stored, knex } = await setUp();
    await triage.ingest([controlFinding({ bucket: 'decided' })]);
    const key = await triage.keyOf('decided');
    await triage.decide('acknowledge', [key]);
    await sweep('2026-11-21T11:00:00.000Z');
    await sweep('2026-11-22T11:00:00.000Z');
    await records.missing(
      scope,
      [identifier('decided')],
      '2026-11-22T12:00:00.000Z',
    );
    expect(await stored()).toEqual(['decided']);
    expect(await triage.finding(key)).toMatchObject({
      status: 'archived',
      decision_id: expect.any(String),
    });
    const [decision] = await knex('decisions');
    expect(decision.state).toBe('active');
    // Not asked for again
    await sweep('2026-11-23T11:00:00.000Z');
    await sweep('2026-11-24T11:00:00.000Z');
    expect(
      await records.next(scope, {
        limit: 9,
        observedBefore: '2026-12-30T00:00:00.000Z',
      }),
    ).toEqual([]);

    await triage.ingest(
      [controlFinding({ bucket: 'decided' })],
      '2026-11-25T11:00:00.000Z',
    );
    expect(await triage.finding(key)).toMatchObject({
      status: 'acknowledged',
      decision_id: decision.id,
    });
  });

  it('leave archived records to retention, which keeps what was decided about', async () => {
    const { knex, triage, stored } = await setUp();
    const archived = (bucket: string, updatedAt: string) =>
      controlFinding({ bucket, updatedAt, recordState: 'ARCHIVED' });
    await triage.ingest([controlFinding({ bucket: 'decided' })]);
    await triage.accept([await triage.keyOf('decided')]);
    await triage.ingest(
      [
        archived('decided', '2026-11-20T11:30:00.000Z'),
        archived('old', '2026-11-10T11:00:00.000Z'),
        archived('young', '2026-12-20T11:00:00.000Z'),
        { Id: 'broken' },
      ],
      '2026-11-20T12:00:00.000Z',
    );
    await triage.ingest(
      [archived('young', '2026-12-20T11:00:00.000Z')],
      '2026-12-20T12:00:00.000Z',
    );
    const retain = async (now: string) =>
      await Retention.create({
        knex,
        issues: triage.issues,
        settings: { archived: { days: 30 }, rejected: { days: 30 } },
        now: () => new Date(now),
        logger: mockServices.logger.mock(),
      }).run();
    await retain('2026-12-19T12:00:00.000Z');
    expect(await stored()).toEqual(['decided', 'old', 'young']);
    expect(await knex('rejected_records')).toHaveLength(1);
    await retain('2026-12-21T12:00:00.000Z');
    expect(await stored()).toEqual(['decided', 'young']);
    expect(await knex('rejected_records')).toHaveLength(0);
    expect(await knex('finding_documents')).toHaveLength(2);
  });
});
