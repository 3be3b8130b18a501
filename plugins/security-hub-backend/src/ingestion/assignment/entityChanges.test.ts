import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import { component } from '../../__testUtils__/createStore';
import { caller, setUpTriage } from '../../__testUtils__/triageStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const owner = 'group:default/team-a';
const account = '111122223333';
const scope = { 'aws-security-hub/account-ids': account };
const before = 'component:default/checkout';
const after = 'component:default/checkout-api';

function named(name: string, annotations: Record<string, string> = scope) {
  const entity = component(name, owner, annotations);
  return { ...entity, metadata: { ...entity.metadata, uid: 'uid-1' } };
}

async function ownersOf(knex: Knex, bucket = 'one'): Promise<string[]> {
  const rows = await knex('finding_owners as o')
    .join('findings as f', 'f.key', 'o.issue_key')
    .where('f.resource_name', bucket)
    .orderBy('o.entity_ref')
    .select('o.entity_ref', 'o.rank', 'o.is_primary');
  return rows.map(
    row => `${row.entity_ref} ${row.rank}${row.is_primary ? ' primary' : ''}`,
  );
}

/** Every table that keeps something of an entity by its ref, but the trail of what people did. */
async function tracesOf(knex: Knex, ref: string): Promise<string[]> {
  const tables = ['finding_owners', 'entity_versions', 'entities'];
  const found: string[] = [];
  for (const table of tables) {
    const rows = await knex(table).where('entity_ref', ref);
    found.push(...rows.map(() => table));
  }
  return found;
}

async function withDecision(knex: Knex, entities: Entity[]) {
  const store = await setUpTriage(knex, 'off');
  await store.refresh(entities);
  await store.ingest([controlFinding({ bucket: 'one' })]);
  const key = await store.keyOf('one');
  expect(await ownersOf(knex)).toEqual([`${before} account primary`]);
  const decision = await store.accept([key]);
  expect(decision.entityRef).toBe(before);
  return { store, key, decision };
}

describe.each(databases.eachSupportedId())('an entity, %p', id => {
  it('that is renamed leaves nothing behind but what people decided, which stays in force', async () => {
    const knex = await databases.init(id);
    const { store, key, decision } = await withDecision(knex, [
      named('checkout'),
    ]);
    expect(new Set(await tracesOf(knex, before))).toEqual(
      new Set(['finding_owners', 'entity_versions', 'entities']),
    );

    await store.refresh([named('checkout-api')]);
    expect(await ownersOf(knex)).toEqual([`${after} account primary`]);
    expect(await tracesOf(knex, before)).toEqual([]);
    expect(store.ownership.scopeOf(before).configured).toBe(false);

    // The decision, its reason and who made it are still told, from the page of the finding's owner of now
    expect(await store.finding(key)).toMatchObject({
      status: 'accepted',
      decision_id: decision.id,
      decision_ends_at: '2026-12-20T00:00:00.000Z',
    });
    expect(await store.triage.get(decision.id)).toMatchObject({
      entityRef: before,
      createdBy: caller.userEntityRef,
      state: 'active',
    });
    expect(await store.triage.historyOf(key)).toContainEqual(
      expect.objectContaining({
        event: 'decision-made',
        decisionId: decision.id,
      }),
    );
    // AWS sends the finding again: it stays accepted
    await store.ingest(
      [
        controlFinding({
          bucket: 'one',
          updatedAt: '2026-11-20T11:30:00.000Z',
        }),
      ],
      '2026-11-20T11:40:00.000Z',
    );
    expect(await store.finding(key)).toMatchObject({ status: 'accepted' });
    // And ends on its day
    store.advance('2026-12-20T00:00:01.000Z');
    await store.tasks.expireDue();
    expect(await store.finding(key)).toMatchObject({
      status: 'open',
      decision_id: null,
    });
    expect((await store.triage.get(decision.id)).state).toBe('ended');
  });

  it('that is deleted gives its findings to the ledger owner, and the decision stays', async () => {
    const knex = await databases.init(id);
    const { store, key, decision } = await withDecision(knex, [
      named('checkout'),
    ]);
    await store.refresh([]);
    expect(await ownersOf(knex)).toEqual([`${owner} ledger primary`]);
    expect(await tracesOf(knex, before)).toEqual([]);
    expect(await store.finding(key)).toMatchObject({
      status: 'accepted',
      decision_id: decision.id,
    });

    // It comes back, e.g. after the location could not be read for a while
    await store.refresh([named('checkout')]);
    expect(await ownersOf(knex)).toEqual([`${before} account primary`]);
    expect(await tracesOf(knex, owner)).toEqual([]);
  });

  it('that moves to another owner keeps the decision, and loses what only the former one may claim', async () => {
    const knex = await databases.init(id);
    const { store, key } = await withDecision(knex, [named('checkout')]);
    await store.refresh([component('checkout', 'group:default/team-c', scope)]);
    expect(await ownersOf(knex)).toEqual([`${owner} ledger primary`]);
    expect(await store.finding(key)).toMatchObject({ status: 'accepted' });
  });
});

describe.each(databases.eachSupportedId())('settings of ownership, %p', id => {
  const subnet = (overrides = {}) =>
    controlFinding({
      control: 'EC2.15',
      bucket: 'subnet',
      overrides: {
        Resources: [
          {
            Type: 'AwsEc2Subnet',
            Id: `arn:aws:ec2:eu-west-1:${account}:subnet/subnet-1`,
            Partition: 'aws',
            Region: 'eu-west-1',
          },
        ],
        ...overrides,
      },
    });
  const rules = [
    {
      name: 'CDK bootstrap',
      owner: 'component:default/landing-zone',
      names: ['cdk-*'],
    },
  ];
  const shares = [
    {
      name: 'network',
      arns: [`arn:aws:ec2:*:${account}:subnet/*`],
      accounts: ['444455556666'],
    },
  ];

  it('give findings to others as the catalog changes', async () => {
    const knex = await databases.init(id);
    const store = await setUpTriage(knex, 'off', {
      ownership: { rules, shares },
    });
    await store.ingest([controlFinding({ bucket: 'cdk-1' }), subnet()]);
    expect(await ownersOf(knex, 'cdk-1')).toEqual([`${owner} ledger primary`]);
    expect(await ownersOf(knex, 'subnet-1')).toEqual([
      `${owner} ledger primary`,
      'group:default/team-b share',
    ]);
    expect(store.ownership.problems()).toEqual([
      expect.stringMatching(
        /rules: rule "CDK bootstrap" gives nothing, as component:default\/landing-zone is not in the catalog.*Register/,
      ),
    ]);

    // The owner of the rule appears; so does an entity in the account that the subnet is shared with
    const landingZone = component('landing-zone', owner, {});
    await store.refresh([
      landingZone,
      component('network-user', 'group:default/team-b', {
        'aws-security-hub/account-ids': '444455556666',
      }),
    ]);
    expect(store.ownership.problems()).toEqual([]);
    expect(await ownersOf(knex, 'cdk-1')).toEqual([
      'component:default/landing-zone rule primary',
    ]);
    expect(await ownersOf(knex, 'subnet-1')).toEqual([
      'component:default/network-user share',
      `${owner} ledger primary`,
    ]);
    expect(store.ownership.scopeOf('component:default/landing-zone')).toEqual(
      expect.objectContaining({
        configured: true,
        selectors: [
          expect.objectContaining({
            state: 'ok',
            source: 'securityHub.ownership.rules',
            text: 'rule "CDK bootstrap" of the platform team, for what no entity claims',
          }),
        ],
      }),
    );

    await store.refresh([landingZone]);
    expect(await ownersOf(knex, 'subnet-1')).toEqual([
      `${owner} ledger primary`,
      'group:default/team-b share',
    ]);
    await store.refresh([]);
    expect(await ownersOf(knex, 'cdk-1')).toEqual([`${owner} ledger primary`]);

    // The rules go: what they gave goes with them
    const bare = await setUpTriage(knex, 'off');
    await bare.refresh([landingZone]);
    expect(await ownersOf(knex, 'cdk-1')).toEqual([`${owner} ledger primary`]);
    expect(await ownersOf(knex, 'subnet-1')).toEqual([
      `${owner} ledger primary`,
    ]);
  });

  it('follow the environment of an account', async () => {
    const knex = await databases.init(id);
    const entity = named('checkout', {
      ...scope,
      'aws-security-hub/environments': 'prod',
    });
    const store = await setUpTriage(knex, 'off');
    await store.refresh([entity]);
    await store.ingest([controlFinding({ bucket: 'one' })]);
    expect(await ownersOf(knex)).toEqual([`${before} account primary`]);

    const inDev = await setUpTriage(knex, 'off', {
      accounts: [{ id: account, environment: 'dev', owner }],
    });
    await inDev.refresh([entity]);
    expect(await ownersOf(knex)).toEqual([`${owner} ledger primary`]);
    expect(inDev.ownership.scopeOf(before)).toMatchObject({
      accounts: [],
      selectors: [
        {
          environments: ['prod'],
          message: expect.stringMatching(
            /None of its accounts is known to be prod/,
          ),
        },
      ],
    });
  });
});
