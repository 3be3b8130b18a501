import { TestDatabases } from '@backstage/backend-test-utils';
import { OperationFault } from 'security-hub-simulator';
import { SourceSettings } from '../../config';
import {
  home,
  member,
  PullWorld,
  record,
  records,
  startPullWorld,
} from './__testUtils__/pullWorld';
import { Document } from './__testUtils__/RecordingIngestor';
import { pullTargets } from './pullTargets';
import { PullWorker } from './PullWorker';

jest.setTimeout(120_000);

const source: SourceSettings = {
  name: 'single',
  partition: 'aws',
  service: 'cspm',
  accounts: [{ account: member, regions: [home], readRole: 'read' }],
};
const [target] = pullTargets(source);
const readRole = `arn:aws:iam::${member}:role/read`;
const onReads = (fault: Partial<OperationFault>) => (world: PullWorld) =>
  world.control.addFault({ operation: 'GetFindings', ...fault });

/** What of a record has to be stored. */
const textOf = ({ Id, UpdatedAt, Workflow }: Document) =>
  `${Id} ${UpdatedAt} ${Workflow.Status}`;

/** What goes wrong, and how it is shown meanwhile: state, and kind of the error. */
const faults: Array<
  [string, (world: PullWorld) => void, string, string | undefined]
> = [
  [
    'a throttling storm',
    onReads({ error: { code: 'TooManyRequestsException', status: 429 } }),
    'throttled',
    'throttled',
  ],
  [
    'failures of AWS',
    onReads({ error: { code: 'InternalException', status: 500 } }),
    'error',
    'unavailable',
  ],
  [
    'failures of AWS after the first page',
    onReads({ after: 1, error: { code: 'InternalException', status: 503 } }),
    'error',
    'unavailable',
  ],
  ['no answer', onReads({ hang: true }), 'error', 'timeout'],
  ['cut connections', onReads({ cut: 'request' }), 'error', 'unavailable'],
  ['cut replies', onReads({ after: 1, cut: 'body' }), 'error', 'unavailable'],
  [
    'half replies',
    onReads({ after: 1, truncate: true }),
    'error',
    'unavailable',
  ],
  [
    'tokens that expire at once',
    onReads({ expiredToken: true }),
    'ok',
    undefined,
  ],
  [
    'a token that expires',
    world => world.control.expireTokens(),
    'ok',
    undefined,
  ],
  [
    'credentials that expire',
    world => world.control.expireSessions(),
    'ok',
    undefined,
  ],
  [
    'a right that is taken away in the middle',
    onReads({
      after: 2,
      error: { code: 'AccessDeniedException', status: 403 },
    }),
    'denied',
    'denied',
  ],
  [
    'a role that is deleted, and its sessions with it',
    ({ control }) => {
      control.deleteRole(readRole);
      control.expireSessions();
    },
    'not-connected',
    'not-connected',
  ],
];

describe('faults of AWS', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  let world: PullWorld;
  afterEach(async () => {
    await world.close();
  });

  const run = async (worker: PullWorker) => {
    await worker.look();
    await worker.idle();
  };

  it.each(databases.eachSupportedId())(
    'are shown, and forgotten when they are over, on %p',
    async id => {
      world = await startPullWorld({
        knex: await databases.init(id),
        sources: [source],
        organisation: {
          accounts: [{ id: member, name: 'checkout' }],
          roles: [{ arn: readRole }],
          findings: records(250),
        },
        requestTimeout: 400,
      });
      const { control } = world;
      const { ingestor, createWorker } = world.createProcess();
      const worker = createWorker();
      const stored = () => [...ingestor.documents.values()].map(textOf).sort();
      const truth = () =>
        control
          .listRecords()
          .map(({ finding }) => textOf(finding as unknown as Document))
          .sort();

      const results: unknown[] = [];
      for (const [index, [name, begin]] of faults.entries()) {
        // The world goes on meanwhile: new, changed, and triaged without a trace in any time
        const first = 1000 * (index + 1);
        control.addFindings([1, 2, 3].map(number => record(first + number)));
        control.pass({ id: `finding-${index}` });
        control.patch(
          { id: `finding-${100 + index}` },
          { Workflow: { Status: 'SUPPRESSED' } },
        );
        begin(world);
        await run(worker);
        await run(worker);
        const before = await world.stateOf(target);
        results.push([name, before.state, before.lastError?.kind]);

        control.clearFaults();
        control.setRole({ arn: readRole });
        world.time.ahead += 25 * 3_600_000;
        await run(worker);
        await run(worker);
        expect([name, stored()]).toEqual([name, truth()]);
        expect(await world.stateOf(target)).toMatchObject({ state: 'ok' });
        world.time.ahead += 25 * 3_600_000;
      }
      expect(results).toEqual(
        faults.map(([name, , state, kind]) => [name, state, kind]),
      );
      expect(world.throttles.length).toBeGreaterThan(0);
      // A sweep that met an error says nothing: there is one for each time that all was well
      expect(world.sweeps.every(({ records: count }) => count >= 250)).toBe(
        true,
      );
      expect(await world.states.list()).toEqual([
        expect.not.objectContaining({ lastError: expect.anything() }),
      ]);
    },
  );
});
