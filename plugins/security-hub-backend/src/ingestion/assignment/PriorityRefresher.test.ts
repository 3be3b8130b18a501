import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { controlFinding } from '../../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testSettings,
} from '../../__testUtils__/createStore';
import { emptyStore } from '../../__testUtils__/emptyStore';
import {
  networkPathFinding,
  threatFinding,
  vulnerabilityFinding,
} from '../../__testUtils__/productFindings';
import { inputsText, parseInputs } from '../../priority';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const scope = { 'aws-security-hub/account-ids': '111122223333' };
const shop = component('shop', 'group:default/team-a', scope);
const later = '2026-11-02T10:00:00.000Z';

async function rows(knex: Knex) {
  const found = await knex('findings').orderBy('key');
  return found.map(row => ({
    key: row.key,
    title: row.title,
    account: row.account,
    priority: row.priority,
    inputs: parseInputs(row.priority_inputs)
      .filter(({ effect }) => effect === 'raises' || effect === 'lowers')
      .map(({ input, effect }) => `${input} ${effect}`),
    due: row.due_at,
  }));
}

async function priorityOf(knex: Knex, title: string, account?: string) {
  const found = (await rows(knex)).find(
    row => row.title === title && (!account || row.account === account),
  );
  return [found?.priority, ...(found?.inputs ?? [])];
}

const control = 'Title of S3.8';

describe.each(databases.eachSupportedId())('PriorityRefresher, %p', id => {
  it('follows attacks and open paths on the same resource, in its account alone', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    await store.ingest([
      controlFinding({ severity: 'CRITICAL' }),
      controlFinding({
        bucket: 'another',
        severity: 'CRITICAL',
        control: 'S3.9',
      }),
      controlFinding({ account: '444455556666', severity: 'CRITICAL' }),
      vulnerabilityFinding({ severity: 'MEDIUM' }),
      // About the whole account, which is no resource in this sense
      controlFinding({
        control: 'IAM.1',
        overrides: {
          Resources: [
            { Type: 'AwsAccount', Id: 'AWS::::Account:111122223333' },
          ],
        },
      }),
    ]);
    expect(await priorityOf(knex, control, '111122223333')).toEqual(['high']);
    expect(await store.priorities.run()).toBe(0);

    await store.ingest([
      threatFinding(),
      threatFinding({
        name: 'anywhere',
        resource: 'AWS::::Account:111122223333',
        type: 'AwsAccount',
      }),
      networkPathFinding(),
      networkPathFinding({
        account: '444455556666',
        resource: 'arn:aws:s3:::another',
        type: 'AwsS3Bucket',
      }),
    ]);
    // The control, the vulnerability, and the open paths: something was said about their resources, too
    expect(await store.priorities.run()).toBe(4);
    expect(await store.priorities.run()).toBe(0);
    expect(await priorityOf(knex, control, '111122223333')).toEqual([
      'critical',
      'threat-activity raises',
    ]);
    expect(await priorityOf(knex, 'CVE-2026-1234')).toEqual([
      'high',
      'exposure raises',
    ]);
    expect(await priorityOf(knex, control, '444455556666')).toEqual([
      'high',
      'environment lowers',
    ]);
    expect(await priorityOf(knex, 'Title of S3.9')).toEqual(['high']);
    expect(await priorityOf(knex, 'Title of IAM.1')).toEqual(['high']);

    // What comes later hears of it at once
    await store.ingest([
      controlFinding({ control: 'S3.5', severity: 'MEDIUM' }),
    ]);
    expect(await priorityOf(knex, 'Title of S3.5')).toEqual([
      'high',
      'threat-activity raises',
    ]);

    await store.ingest([
      threatFinding({ recordState: 'ARCHIVED', updatedAt: later }),
      networkPathFinding({ recordState: 'ARCHIVED', updatedAt: later }),
    ]);
    await store.priorities.run();
    expect(await priorityOf(knex, control, '111122223333')).toEqual(['high']);
    expect(await priorityOf(knex, 'Title of S3.5')).toEqual(['medium']);
    expect(await priorityOf(knex, 'CVE-2026-1234')).toEqual(['medium']);
    expect(await knex('resource_signals').pluck('account')).toEqual([
      '444455556666',
    ]);
  });

  it('makes the same priorities in whatever order findings and attacks come', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    const documents = [
      controlFinding({ severity: 'CRITICAL' }),
      controlFinding({ control: 'S3.5', severity: 'MEDIUM' }),
      vulnerabilityFinding({ exploit: 'YES' }),
      vulnerabilityFinding({ cve: 'CVE-2026-9', fix: 'NO', severity: 'LOW' }),
      networkPathFinding(),
      threatFinding(),
      threatFinding({ recordState: 'ARCHIVED', updatedAt: later }),
      threatFinding({ name: 'Discovery', severity: 'LOW' }),
      threatFinding({
        name: 'Mining',
        type: 'AwsEc2Instance',
        resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
      }),
    ];
    const order = fc.tuple(
      fc.shuffledSubarray(documents, { minLength: documents.length }),
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    );
    const deliver = async ([all, sizes]: [typeof documents, number[]]) => {
      await emptyStore(knex);
      const rest = [...all];
      for (let turn = 0; rest.length > 0; turn += 1) {
        await store.ingest(rest.splice(0, sizes[turn % sizes.length]));
        if (turn % 3 === 2) {
          await store.priorities.run();
        }
      }
      await store.priorities.run();
      return await rows(knex);
    };
    const expected = await deliver([documents, [documents.length]]);
    expect(
      expected.map(({ title, priority }) => `${title} ${priority}`).sort(),
    ).toEqual([
      'CVE-2026-1234 critical',
      'CVE-2026-9 medium',
      'Threat: Discovery low',
      'Threat: Exfiltration critical',
      'Threat: Mining critical',
      'Title of S3.5 high',
      'Title of S3.8 critical',
      'network path high',
    ]);
    await fc.assert(
      fc.asyncProperty(order, async given => {
        expect(await deliver(given)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('makes old vulnerabilities more urgent when their time comes', async () => {
    const knex = await databases.init(id);
    let now = new Date('2026-11-20T12:00:00.000Z');
    const store = await createStore(knex, { entities: [shop], now: () => now });
    await store.ingest([
      vulnerabilityFinding({ severity: 'MEDIUM' }),
      vulnerabilityFinding({
        cve: 'CVE-2026-2',
        severity: 'MEDIUM',
        recordState: 'ARCHIVED',
      }),
      controlFinding({ severity: 'MEDIUM' }),
    ]);
    const before = await rows(knex);
    expect(await priorityOf(knex, 'CVE-2026-1234')).toEqual(['medium']);
    now = new Date('2026-12-30T09:59:59.999Z');
    expect(await store.priorities.run()).toBe(0);
    now = new Date('2026-12-30T10:00:00.000Z');
    expect(await store.priorities.run()).toBe(1);
    expect(await store.priorities.run()).toBe(0);
    expect(await priorityOf(knex, 'CVE-2026-1234')).toEqual([
      'high',
      'age raises',
    ]);
    // From the same start: due a week after it was first seen
    expect(
      (await rows(knex)).find(({ title }) => title === 'CVE-2026-1234')?.due,
    ).toBe('2026-10-08T10:00:00.000Z');
    expect(
      (await rows(knex)).filter(({ priority }) => priority !== 'high'),
    ).toEqual(before.filter(({ title }) => title !== 'CVE-2026-1234'));
  });

  it('keeps what is asked for while it works', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    await store.ingest([controlFinding()]);
    const [{ key }] = await rows(knex);
    await knex('priority_queue').insert([
      { issue_key: key, asked: 1 },
      { issue_key: 'f'.repeat(64), asked: 1 },
    ]);
    const broken = new AbortController();
    broken.abort(new Error('enough'));
    await expect(store.priorities.run(broken.signal)).rejects.toThrow('enough');
    expect(await knex('priority_queue')).toHaveLength(2);
    expect(await store.priorities.run()).toBe(2);
    expect(await knex('priority_queue')).toEqual([]);
    expect(await rows(knex)).toHaveLength(1);
  });
});

describe.each(databases.eachSupportedId())('priorities follow, %p', id => {
  it('the policy, the environment, the lifecycle and the tier', async () => {
    const knex = await databases.init(id);
    const store = await createStore(knex, { entities: [shop] });
    await store.ingest([controlFinding({ severity: 'HIGH' })]);
    expect(await priorityOf(knex, control)).toEqual(['high']);

    const tier = (value: string) =>
      component('shop', 'group:default/team-a', {
        ...scope,
        'aws-security-hub/tier': value,
      });
    await store.refresh([tier('1')]);
    expect(await priorityOf(knex, control)).toEqual(['high', 'tier raises']);
    const [{ priority_inputs: text }] = await knex('findings');
    expect(inputsText(parseInputs(text))).toBe(text);
    expect(text).toContain('["lifecycle","production","none"]');
    expect(text).toContain('["adjusted-severity","CRITICAL","sets"]');

    await store.refresh([
      { ...tier('2'), spec: { ...shop.spec, lifecycle: 'experimental' } },
    ]);
    expect(await priorityOf(knex, control)).toEqual(['high']);

    // Another start of the portal, with another policy
    const policy = (priority: object) =>
      testSettings({
        accounts: [
          {
            id: '111122223333',
            environment: 'dev',
            owner: 'group:default/team-a',
          },
        ],
        priority,
      });
    const restarted = async (priority: object) => {
      const next = await createStore(knex, {
        entities: [shop],
        settings: policy(priority),
      });
      await next.priorities.run();
    };
    await restarted({});
    expect(await priorityOf(knex, control)).toEqual([
      'medium',
      'environment lowers',
    ]);
    await restarted({ matrix: { medium: { MEDIUM: 'critical' } } });
    expect((await priorityOf(knex, control))[0]).toBe('critical');
    await restarted({ severity: { environments: { dev: 'raise' } } });
    expect(await priorityOf(knex, control)).toEqual([
      'high',
      'environment raises',
    ]);

    // Rows from before there were inputs: the first sweep after the upgrade
    await knex('findings').update({ priority_inputs: '[]', priority: 'low' });
    await knex('entities').where('entity_ref', 'policy').delete();
    await restarted({});
    expect(await priorityOf(knex, control)).toEqual([
      'medium',
      'environment lowers',
    ]);
  });
});
