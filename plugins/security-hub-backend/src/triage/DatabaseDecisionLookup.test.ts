import { TestDatabases } from '@backstage/backend-test-utils';
import { loadHandbook } from 'aws-control-handbook';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  buckets,
  day,
  endsAt,
  startWorld,
  stopWorlds,
} from '../__testUtils__/writeBackWorld';
import { presentFinding } from '../findings/presentFinding';
import { DefaultHandbookService } from '../handbook/HandbookService';
import { DatabaseDecisionLookup } from './DatabaseDecisionLookup';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

afterEach(stopWorlds);

describe.each(databases.eachSupportedId())(
  'DatabaseDecisionLookup, %p',
  databaseId => {
    it('gives the decision of a finding from its making until AWS shows its end', async () => {
      const knex = await databases.init(databaseId);
      const world = await startWorld(
        knex,
        [
          ...buckets(3),
          controlFinding({ bucket: 'by-hand', workflow: 'SUPPRESSED' }),
        ],
        { simulator: { updateDelay: { seconds: 30 } } },
      );
      const handbook = DefaultHandbookService.create(await loadHandbook());
      const { tasks } = world;
      const lookup = DatabaseDecisionLookup.create(knex);
      const [first, second, third, byHand] = await world.keys();
      const all = [first, second, third];
      const writeBacks = async () => {
        const found = await lookup.decisionsOf(all);
        return all.map(key => found.get(key)?.writeBack);
      };
      const ending = async () => [...(await lookup.endingOf(all))].sort();
      /** Findings that are shown as suppressed without a decision. */
      const undocumented = async () => {
        const rows = await knex('findings');
        const keys = rows.map(row => row.key);
        const context = {
          now: endsAt,
          decisions: await lookup.decisionsOf(keys),
          ending: await lookup.endingOf(keys),
          primaries: new Map(),
          readable: new Set<string>(),
          resources: new Map(),
          canDecide: () => true,
          respondsToThreats: false,
          retiredState: () => undefined,
          verdictOf: () => undefined,
        };
        return rows
          .map(row =>
            presentFinding({ ...row, is_primary: true }, context, handbook),
          )
          .filter(finding => finding.undocumented)
          .map(({ key }) => key);
      };
      expect(await writeBacks()).toEqual([undefined, undefined, undefined]);
      expect(await ending()).toEqual([]);
      expect(await undocumented()).toEqual([byHand]);

      const { id } = await world.decide('accept-risk', [first, second]);
      const { id: other } = await world.decide('acknowledge', [third]);
      const decisions = await lookup.decisionsOf([...all, 'unknown']);
      expect([...decisions.keys()].sort()).toEqual([...all].sort());
      expect(decisions.get(first)).toEqual({
        id,
        kind: 'accept-risk',
        reason: 'by-design',
        justification: 'Approved by Jane Doe, jane@example.com',
        createdAt: expect.any(String),
        createdBy: 'user:default/jane',
        endsAt,
        writeBack: 'pending',
        writeBackMessage: undefined,
      });
      expect(decisions.get(third)).toMatchObject({
        id: other,
        kind: 'acknowledge',
        reason: undefined,
        endsAt: undefined,
      });
      await tasks.writePending();
      expect(await writeBacks()).toEqual(['written', 'written', 'written']);
      world.wait(1);
      await tasks.verifyWritten();
      expect(await writeBacks()).toEqual(['verified', 'verified', 'verified']);
      expect(await ending()).toEqual([]);

      world.wait(11 * day);
      await tasks.expireDue();
      expect(await writeBacks()).toEqual([undefined, undefined, 'verified']);
      // AWS does not know yet: to be written, written, and only then seen
      const both = [first, second].sort();
      expect(await ending()).toEqual(both);
      expect(await undocumented()).toEqual([byHand]);
      await tasks.writePending();
      expect(await ending()).toEqual(both);
      expect(await undocumented()).toEqual([byHand]);
      // A later decision takes the place of the end
      await world.decide('acknowledge', [second]);
      expect(await ending()).toEqual([first]);
      world.wait(1);
      await tasks.verifyWritten();
      expect(await ending()).toEqual([]);
      expect(
        await knex('findings').where('key', first).first('status'),
      ).toEqual({ status: 'open' });
      expect(await undocumented()).toEqual([byHand]);
    });
  },
);
