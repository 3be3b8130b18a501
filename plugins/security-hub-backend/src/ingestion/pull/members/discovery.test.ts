import { TestDatabases } from '@backstage/backend-test-utils';
import { SimulatedAccount, SimulatedOrganisation } from 'security-hub-simulator';
import { createLedger } from '../../../accounts';
import { SourceSettings } from '../../../config';
import { listDiscoveredAccounts } from '../../../database/operations/ledger';
import {
  administrator,
  home,
  PullWorld,
  startPullWorld,
} from '../__testUtils__/pullWorld';
import { pullTargets } from '../pullTargets';

jest.setTimeout(60_000);

const shop = '111122223333';
const invited = '222233334444';
const suspended = '333344445555';
const outside = '444455556666';
const resigned = '555566667777';

const source = (
  discovery: 'security-hub' | 'organizations',
): SourceSettings => ({
  name: 'organisation',
  partition: 'aws',
  service: 'cspm',
  administrator: {
    account: administrator,
    homeRegion: home,
    strategy: 'aggregator',
    discovery,
  },
});
const accounts: SimulatedAccount[] = [
  { id: administrator, name: 'security' },
  { id: shop, name: 'shop', organizationalUnit: 'ou-kumo-prod0001' },
  { id: invited, name: 'invited', memberStatus: 'Invited' },
  { id: suspended, name: 'suspended', memberStatus: 'AccountSuspended' },
  { id: outside, name: 'outside', memberStatus: 'none' },
  {
    id: resigned,
    name: 'resigned',
    memberStatus: 'Resigned',
    organizationsState: 'none',
  },
  // Neither of the two names it
  {
    id: '666677778888',
    name: 'unheard of',
    memberStatus: 'none',
    organizationsState: 'none',
  },
];

describe('the discovery of accounts', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  let world: PullWorld;
  let settings: SourceSettings;
  let stored: () => ReturnType<typeof listDiscoveredAccounts>;
  let discover: () => Promise<void>;

  const start = async (
    id: Parameters<typeof databases.init>[0],
    discovery: 'security-hub' | 'organizations',
    organisation: Partial<SimulatedOrganisation> = {},
  ) => {
    const knex = await databases.init(id);
    settings = source(discovery);
    world = await startPullWorld({
      knex,
      sources: [settings],
      organisation: { accounts, ...organisation },
    });
    stored = async () => await listDiscoveredAccounts(knex);
    const { puller } = world.createProcess();
    const [target] = pullTargets(settings);
    discover = async () => await puller.run('members', target);
    await discover();
  };
  afterEach(async () => {
    await world.close();
  });

  const states = async () => {
    const ledger = createLedger({
      accounts: [],
      resources: [],
      trustedLocations: [],
      sources: [settings],
      discovered: await stored(),
    });
    return Object.fromEntries(
      ledger.accounts().map(({ id, state }) => [id, state]),
    );
  };
  const calls = () =>
    Object.fromEntries(
      world.control
        .getCallCounts()
        .filter(({ operation }) => !/^(GetCaller|Assume)/.test(operation))
        .map(item => [item.operation, item.calls]),
    );

  describe.each(databases.eachSupportedId())('%p', id => {
    it('keeps what ListMembers says, associated or not, and who left', async () => {
      await start(id, 'security-hub');
      expect(await states()).toEqual({
        [administrator]: 'active',
        [shop]: 'active',
        [invited]: 'invited',
        [suspended]: 'suspended',
        [resigned]: 'removed',
      });
      // Nothing but what the discovery asks for anyway
      expect(calls()).toEqual({ ListMembers: 1 });

      world.control.setAccount({ id: shop, name: 'shop', memberStatus: 'none' });
      world.control.setAccount({
        id: invited,
        name: 'invited',
        memberStatus: 'Enabled',
      });
      await discover();
      expect(await states()).toMatchObject({
        [shop]: 'removed',
        [invited]: 'active',
      });
      const [gone] = await stored();
      expect(gone).toMatchObject({
        id: shop,
        memberStatus: 'Enabled',
        removedAt: expect.any(String),
      });

      // A denial, or half an answer, says nothing of who is gone
      const before = await states();
      world.control.setAccount({
        id: invited,
        name: 'invited',
        memberStatus: 'none',
      });
      const arn = `arn:aws:iam::${administrator}:user/base`;
      world.control.deny(arn, ['ListMembers']);
      await discover();
      expect(await states()).toEqual(before);
      world.control.allow(arn);
      await discover();
      expect(await states()).toEqual({ ...before, [invited]: 'removed' });
    });

    it('keeps what AWS Organizations says, and nothing where it is refused', async () => {
      await start(id, 'organizations');
      expect(await states()).toEqual({
        [administrator]: 'active',
        [shop]: 'active',
        [invited]: 'invited',
        [suspended]: 'suspended',
        [outside]: 'active',
        [resigned]: 'removed',
      });
      expect((await stored())[0]).toMatchObject({
        id: shop,
        name: 'shop',
        organizationalUnit: 'ou-kumo-prod0001',
        organizationState: 'ACTIVE',
        memberStatus: 'Enabled',
      });
      expect(await world.states.isMember('organisation', suspended)).toBe(false);

      for (const [account, organizationsState] of [
        [shop, 'CLOSED'],
        [invited, 'SUSPENDED'],
        [outside, 'PENDING_ACTIVATION'],
      ] as const) {
        world.control.setAccount({ id: account, name: 'x', organizationsState });
      }
      await discover();
      const after = await states();
      expect(after).toMatchObject({
        [shop]: 'closed',
        [invited]: 'suspended',
        [outside]: 'pending',
      });
      // What is closed or suspended is read by nothing, though Security Hub still has it as a member
      for (const account of [shop, invited]) {
        expect(await world.states.isMember('organisation', account)).toBe(false);
      }

      for (const account of [shop, invited, outside]) {
        world.control.setAccount({
          id: account,
          name: 'x',
          memberStatus: 'none',
          organizationsState: 'none',
        });
      }
      world.control.addFault({
        operation: 'ListAccounts',
        error: { code: 'AccessDeniedException', status: 400 },
        times: 1,
      });
      await discover();
      expect(await states()).toEqual(after);
      await discover();
      expect(await states()).toMatchObject({
        [shop]: 'removed',
        [invited]: 'removed',
        [outside]: 'removed',
      });
    });
  });

  it('reads the retired Status where there is no State, and State alone', async () => {
    const closed = { id: shop, name: 'x', organizationsState: 'CLOSED' } as const;
    const [first] = accounts;
    await start('SQLITE_3', 'organizations', {
      accounts: [first, closed],
      organizationsAnswers: 'status',
    });
    // It knows no other word for a closed one
    expect(await states()).toMatchObject({
      [administrator]: 'active',
      [shop]: 'suspended',
    });
    await world.close();
    await start('SQLITE_3', 'organizations', {
      accounts: [first, closed],
      organizationsAnswers: 'state',
    });
    expect(await states()).toMatchObject({ [shop]: 'closed' });
  });
});
