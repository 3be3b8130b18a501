import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { AsffRecord, controlFinding } from '../../__testUtils__/controlFinding';
import { component, createStore } from '../../__testUtils__/createStore';
import { emptyStore } from '../../__testUtils__/emptyStore';
import { Observation } from '../observation';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const administrator = { account: '999900001111', region: 'eu-west-1' };
const shop = component('shop', 'group:default/team-a', {
  'aws-security-hub/account-ids': '111122223333',
});
const at = (minute: number) =>
  new Date(Date.parse('2026-11-20T00:00:00Z') + minute * 60_000).toISOString();

/** What somebody does to the record in AWS; minutes are the order in which AWS hears of it. */
type Step =
  | { by: 'provider'; status: 'PASSED' | 'FAILED' | 'WARNING'; title: string }
  | { by: 'customer'; workflow: 'NEW' | 'NOTIFIED' | 'SUPPRESSED' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    by: fc.constant('provider' as const),
    status: fc.constantFrom('PASSED', 'FAILED', 'WARNING'),
    title: fc.constantFrom('one title', 'another title'),
  }),
  // Other people's triage, and our own write-backs that come back as events, are the same here
  fc.record({
    by: fc.constant('customer' as const),
    workflow: fc.constantFrom('NEW', 'NOTIFIED', 'SUPPRESSED'),
  }),
);

/** How the record looks in AWS after each step, a step every three minutes. AWS resets the status where a result leaves PASSED. */
function worldOf(steps: Step[]): AsffRecord[] {
  let status: 'PASSED' | 'FAILED' | 'WARNING' = 'FAILED';
  let workflow = 'NEW';
  let title = 'one title';
  let updated = 0;
  const show = () =>
    controlFinding({
      status,
      workflow,
      updatedAt: at(updated),
      overrides: { Title: title },
    });
  return [
    show(),
    ...steps.map((change, index) => {
      if (change.by === 'customer') {
        workflow = change.workflow;
      } else {
        if (status === 'PASSED' && change.status !== 'PASSED') {
          workflow = workflow === 'SUPPRESSED' ? workflow : 'NEW';
        }
        ({ status, title } = change);
        updated = (index + 1) * 3;
      }
      return show();
    }),
  ];
}

/** Each state is told by its event and shown by pages of later minutes, all of them any number of times. */
const story = fc.array(step, { minLength: 1, maxLength: 5 }).chain(steps => {
  const states = worldOf(steps);
  const observations: Observation[] = states.flatMap((document, index) =>
    [0, 1, 2].map(minute => ({
      document,
      observedAt: at(index * 3 + minute),
    })),
  );
  const delivery = fc
    .tuple(
      fc.shuffledSubarray(observations, { minLength: observations.length }),
      fc.array(fc.constantFrom(...observations), { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
    )
    .map(([all, again, sizes]) => ({ all: [...all, ...again], sizes }));
  return fc.tuple(fc.constant(states), delivery, delivery);
});

async function rows(knex: Knex) {
  const [record] = await knex('finding_records').select(
    'issue_key',
    'provider_order',
    'customer_order',
    'record_state',
    'compliance',
    'workflow',
    'observed_at',
    'normalised',
  );
  const [finding] = await knex('findings').select(
    'key',
    'title',
    'status',
    'severity',
    'compliance',
    'workflow',
    'failing',
  );
  return { record, finding };
}

describe.each(databases.eachSupportedId())('any interleaving, %p', id => {
  it('of events and pages gives one row, and one more read gives the world', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    const forget = async () => await emptyStore(knex);
    const hand = async (observations: Observation[], push: boolean) =>
      await store.ingestor.ingest({
        source: 'main',
        readFrom: administrator,
        channel: push ? 'push' : 'pull',
        observations,
      });
    const deliver = async ({
      all,
      sizes,
    }: {
      all: Observation[];
      sizes: number[];
    }) => {
      await forget();
      const rest = [...all];
      for (let turn = 0; rest.length > 0; turn += 1) {
        await hand(rest.splice(0, sizes[turn % sizes.length]), turn % 2 === 0);
      }
      return await rows(knex);
    };
    await fc.assert(
      fc.asyncProperty(story, async ([states, one, other]) => {
        const first = await deliver(one);
        expect(await deliver(other)).toEqual(first);

        // Quiet time, then the read by Id: exactly what AWS shows
        const world = states[states.length - 1];
        await hand([{ document: world, observedAt: at(600) }], false);
        const settled = await rows(knex);
        const [{ dirty_since: dirty }] = await knex('finding_records');
        expect(dirty).toBeNull();
        await forget();
        await hand([{ document: world, observedAt: at(600) }], false);
        expect(settled).toEqual(await rows(knex));
      }),
      { numRuns: 15 },
    );
  });
});
