import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { createConditionExports } from '@backstage/plugin-permission-node';
import {
  DecisionKind,
  Finding,
  findingReadPermission,
  findingSuppressPermission,
  threatReadPermission,
} from 'backstage-plugin-security-hub-common';
import {
  hasEnvironment,
  hasSeverity,
  securityHubFindingResourceRef,
} from 'backstage-plugin-security-hub-node';
import { Knex } from 'knex';
import { controlFinding } from '../__testUtils__/controlFinding';
import {
  component,
  createStore,
  testConfig,
} from '../__testUtils__/createStore';
import { threatFinding } from '../__testUtils__/productFindings';
import { startPlugin, TestPolicy } from '../__testUtils__/startPlugin';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const { conditions, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: { hasEnvironment, hasSeverity },
});

const responders = 'group:default/threat-response';
const members = { 'user:default/responder': [responders] };
const config = testConfig({ threats: { responder: responders } });
const entities = [
  component('checkout-api', 'group:default/team-a', {
    'aws-security-hub/account-ids': '111122223333',
  }),
];
const checkout = '/entities/by-name/component/default/checkout-api';
const type = 'TTPs/Initial Access/UnauthorizedAccess:IAMUser-MaliciousIPCaller';

/** Words that only AWS's own text holds: whoever is told one of them is told who did it, and from where. */
const actors = /198\.51|mallory|tor-exit|rotate the key/i;
const threats = [1, 2].map(index =>
  threatFinding({
    name: `198.51.100.${index} used the access key of mallory from tor-exit-${index}`,
    overrides: {
      Types: [type],
      Description: `mallory called from 198.51.100.${index}.`,
      Remediation: { Recommendation: { Text: 'Rotate the key of mallory' } },
      Resources: [
        {
          Type: 'AwsIamAccessKey',
          Id: `AWS::IAM::AccessKey:AKIAEXAMPLE${index}`,
          Region: 'eu-west-1',
          Details: { AwsIamAccessKey: { PrincipalName: 'mallory' } },
        },
        { Type: 'Other', Id: `198.51.100.${index}`, Region: 'eu-west-1' },
      ],
    },
  }),
);
const sample = threatFinding({
  name: 'A sample',
  overrides: {
    ProductFields: { 'aws/guardduty/service/additionalInfo/sample': 'true' },
  },
});

const acceptance = (kind: DecisionKind) => ({
  reason: kind === 'accept-risk' ? 'by-design' : 'incorrect-detection',
  justification: 'Our own test of the responders.',
  endsAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
});

describe.each(databases.eachSupportedId())('threats, %p', id => {
  let knex: Knex;
  let portal: Awaited<ReturnType<typeof startPlugin>>;
  let policy: TestPolicy = () => undefined;
  let keys: { threats: string[]; control: string; sample: string };

  const get = async (caller: string, path: string) => {
    const { status, body } = await portal.get(caller, path);
    expect([caller, path, status]).toEqual([caller, path, 200]);
    return body;
  };
  const decide = async (
    caller: string,
    kind: DecisionKind,
    findingKeys: string[],
  ) =>
    await portal.post(caller, `${checkout}/decisions`, {
      kind,
      findingKeys,
      ...(['acknowledge', 'reopen'].includes(kind) ? {} : acceptance(kind)),
    });
  const preview = async (
    caller: string,
    kind: DecisionKind,
    findingKeys: string[],
  ) =>
    (
      await portal.post(caller, `${checkout}/decisions/preview`, {
        kind,
        findingKeys,
      })
    ).body;

  beforeAll(async () => {
    knex = await databases.init(id);
    const store = await createStore(knex, { entities });
    await store.ingest([
      controlFinding({ bucket: 'orders' }),
      ...threats,
      sample,
    ]);
    portal = await startPlugin({
      knex,
      entities,
      config,
      members,
      policy: (...asked) => policy(...asked),
    });
    await until('the catalog is swept', async () => {
      const { body } = await portal.get('approver', `${checkout}/scope`);
      return body.selectors?.length > 0;
    });
    const of = async (where: object) =>
      await knex('findings').where(where).orderBy('key').pluck('key');
    keys = {
      threats: await of({ kind: 'threat', sample: false }),
      control: (await of({ kind: 'control' }))[0],
      sample: (await of({ sample: true }))[0],
    };
  });

  afterEach(() => {
    policy = () => undefined;
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('owners see that there is one, its type, severity and resource, and nobody’s name', async () => {
    const list = await get('developer-a', `${checkout}/findings`);
    expect(keys.threats).toHaveLength(2);
    expect(list.totalItems).toBe(3);
    const shown = list.items.filter(({ kind }: Finding) => kind === 'threat');
    expect(shown).toEqual(
      [2, 1].map(() =>
        expect.objectContaining({
          title:
            'Unauthorized access: IAM user malicious IP caller (UnauthorizedAccess:IAMUser-MaliciousIPCaller)',
          severity: 'HIGH',
          resourceCount: 1,
          canDecide: true,
          responderOnly: true,
          resource: expect.objectContaining({ type: 'AwsIamAccessKey' }),
        }),
      ),
    );
    const [key] = keys.threats;
    const details = await get('developer-a', `/findings/${key}`);
    expect(details).toMatchObject({
      restricted: true,
      responders: [responders],
      evidence: { description: '', records: [], complianceReasons: [] },
    });
    expect(details.related.sameControl).toHaveLength(1);
    expect(details.evidence).not.toHaveProperty('document');
    for (const path of [
      `${checkout}/findings`,
      `${checkout}/findings?sort=title`,
      ...['control', 'resource', 'account'].map(
        by => `${checkout}/groups?by=${by}`,
      ),
      `${checkout}/summary`,
      `${checkout}/scope`,
      `/findings/${key}`,
      `/findings/${keys.control}`,
    ]) {
      const reply = await get('developer-a', path);
      expect([path, JSON.stringify(reply).match(actors)]).toEqual([path, null]);
    }
    // What a search finds tells what is in it
    for (const [q, found] of Object.entries({
      mallory: 0,
      '198.51': 0,
      'tor-exit': 0,
      '198.51.100.1': 0,
      'unauthorized caller': 2,
      AKIAEXAMPLE1: 1,
    })) {
      for (const caller of ['developer-a', 'approver', 'responder']) {
        const path = `${checkout}/findings?q=${encodeURIComponent(q)}`;
        const reply = await get(caller, path);
        expect([caller, q, reply.totalItems]).toEqual([caller, q, found]);
      }
    }
  });

  it('who answers them and the platform group see what they rest on; a policy narrows it', async () => {
    const [key] = keys.threats;
    const evidence = async (caller: string) => {
      const details = await get(caller, `/findings/${key}`);
      expect(details.finding.title).not.toMatch(actors);
      expect(details.restricted).toBe(details.evidence.records.length === 0);
      return details.restricted ? undefined : details.evidence;
    };
    for (const caller of ['responder', 'approver']) {
      expect(await evidence(caller)).toMatchObject({
        title: expect.stringMatching(/^198\.51\.100\.\d used the access key/),
        description: expect.stringContaining('mallory called from'),
        document: { Remediation: expect.anything() },
      });
    }
    // The policy allows what it is asked, and gives nobody more
    expect(await evidence('developer-a')).toBeUndefined();
    expect(
      (await get('approver', `/findings/${keys.control}`)).evidence,
    ).toEqual(expect.not.objectContaining({ title: expect.anything() }));
    policy = ({ name }) =>
      name === threatReadPermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    expect(await evidence('responder')).toBeUndefined();
    expect(await evidence('approver')).toBeUndefined();
    for (const [environment, seen] of [
      ['dev', false],
      ['prod', true],
    ] as const) {
      policy = permission =>
        permission.name === threatReadPermission.name
          ? createConditionalDecision(
              threatReadPermission,
              conditions.hasEnvironment({ environments: [environment] }),
            )
          : undefined;
      expect(Boolean(await evidence('responder'))).toBe(seen);
    }
  });

  it('tell what to do first, with the name of the user for who reads what they rest on', async () => {
    const [key] = keys.threats;
    const page = async (caller: string, query = '') =>
      (await get(caller, `/findings/${key}${query}`)).guidance.findingType;
    const seen = await page('developer-a');
    expect(seen).toMatchObject({
      product: 'guardduty',
      id: 'unauthorized-access',
      responder: 'threat',
      byResource: [{ kind: 'access-key' }],
    });
    const commands = (shown: typeof seen) =>
      JSON.stringify(shown.byResource).match(
        /update-access-key --user-name (\S+) .*?--access-key-id '(\w+)\d'/,
      );
    expect(commands(seen)?.slice(1)).toEqual([
      '{{resource.displayName}}',
      'AKIAEXAMPLE',
    ]);
    expect(commands(await page('responder'))?.slice(1)).toEqual([
      `'mallory'`,
      'AKIAEXAMPLE',
    ]);
    expect(await page('developer-a', '?language=ja')).toMatchObject({
      titleLanguage: 'ja',
      translation: 'complete',
    });
    const { guidance } = await get('developer-a', `/findings/${keys.control}`);
    expect(guidance).not.toHaveProperty('findingType');
  });

  it('who answers them sees those of every entity, and nothing else of it', async () => {
    const list = await get('responder', `${checkout}/findings`);
    expect(list.items.map(({ key }: Finding) => key).sort()).toEqual(
      keys.threats,
    );
    expect(list.items[0]).toMatchObject({ canDecide: true });
    const groups = await get('responder', `${checkout}/groups`);
    const summary = await get('responder', `${checkout}/summary`);
    const scope = await get('responder', `${checkout}/scope`);
    expect([
      list.totalItems,
      groups.totalFindings,
      summary.byStatus,
      summary.facets.product.map(({ value }: { value: string }) => value),
      summary.canDecide,
      scope.selectors,
    ]).toEqual([2, 2, { open: 2 }, ['guardduty'], true, []]);
    const details = await get('responder', `/findings/${keys.threats[0]}`);
    expect(details.related.sameControl).toHaveLength(1);
    for (const path of ['', '?entityRef=component:default/checkout-api']) {
      const other = await portal.get(
        'responder',
        `/findings/${keys.control}${path}`,
      );
      expect(other.status).toBe(404);
    }
    expect(
      (await decide('responder', 'acknowledge', [keys.control])).status,
    ).toBe(404);
    // A policy narrows this, too
    policy = permission =>
      permission.name === findingReadPermission.name
        ? createConditionalDecision(
            findingReadPermission,
            conditions.hasSeverity({ severities: ['LOW'] }),
          )
        : undefined;
    expect((await get('responder', `${checkout}/findings`)).totalItems).toBe(0);
  });

  it('owners acknowledge; only who answers suppresses, one by one', async () => {
    const [first, second] = keys.threats;
    const refused: Array<[string, DecisionKind, string[], number, RegExp]> = [
      ['developer-a', 'accept-risk', [first], 403, /threat-response may supp/],
      ['developer-a', 'false-positive', [first], 403, /ask there/],
      ['approver', 'false-positive', [first], 403, /threat-response may/],
      ['responder', 'false-positive', [first, second], 400, /one by one/],
      ['developer-a', 'accept-risk', [keys.control, first], 403, /may suppr/],
      ['developer-b', 'acknowledge', [first], 403, /shown to its owners/],
      ['head', 'acknowledge', [first], 403, /shown to its owners only/],
    ];
    for (const [caller, kind, findingKeys, status, message] of refused) {
      const reply = await decide(caller, kind, findingKeys);
      expect([caller, kind, reply.status]).toEqual([caller, kind, status]);
      expect(reply.body.error.message).toMatch(message);
    }
    policy = ({ name }) =>
      name === findingSuppressPermission.name
        ? { result: AuthorizeResult.DENY }
        : undefined;
    const denied = await decide('responder', 'false-positive', [first]);
    expect(denied.status).toBe(403);
    policy = () => undefined;
    expect(await knex('decisions')).toEqual([]);
    expect(await knex('outbox')).toEqual([]);

    const all = [first, second, keys.control];
    expect(await preview('developer-a', 'acknowledge', all)).toMatchObject({
      covered: 3,
      notCovered: [],
    });
    expect(await preview('developer-a', 'accept-risk', all)).toMatchObject({
      covered: 1,
      notCovered: [first, second].map(findingKey => ({
        findingKey,
        reason: 'not-responder',
      })),
    });
    expect(
      await preview('responder', 'false-positive', [first, second]),
    ).toMatchObject({
      covered: 0,
      notCovered: [first, second].map(findingKey => ({
        findingKey,
        reason: 'one-by-one',
      })),
    });
    expect(await preview('responder', 'false-positive', [first])).toMatchObject(
      { covered: 1, notCovered: [] },
    );

    const acknowledged = await decide('developer-a', 'acknowledge', all);
    expect(acknowledged.status).toBe(201);
    const suppressed = await decide('responder', 'false-positive', [first]);
    expect(suppressed.status).toBe(201);
    const follow = `${checkout}/decisions/${suppressed.body.id}`;
    expect((await portal.get('responder', follow)).status).toBe(200);
    // Of a decision that is about other findings, too, only the threats
    const mixed = await get(
      'responder',
      `${checkout}/decisions/${acknowledged.body.id}`,
    );
    expect(mixed.results).toHaveLength(2);
    const accepted = await get('developer-a', `${checkout}/findings`);
    expect(
      accepted.items
        .filter(({ status }: Finding) => status === 'accepted')
        .map(({ key }: Finding) => key),
    ).toEqual([first]);
  });

  it('samples are kept, and count nowhere', async () => {
    const lists = ['developer-a', 'approver', 'responder'];
    for (const caller of lists) {
      const path = `${checkout}/findings?limit=200`;
      const list = await get(caller, path);
      expect(list.items.map(({ key }: Finding) => key)).not.toContain(
        keys.sample,
      );
    }
    const summary = await get('developer-a', `${checkout}/summary`);
    const total = Object.values<number>(summary.byStatus);
    expect(total.reduce((a, b) => a + b)).toBe(3);
    const details = await get('approver', `/findings/${keys.sample}`);
    expect(details.finding.sample).toBe(true);
    const accounts = await get('approver', '/accounts');
    const shop = accounts.items.find(
      (account: { id: string }) => account.id === '111122223333',
    );
    expect(shop.findings).toBeLessThanOrEqual(3);
    const coverage = await get('approver', '/reports/coverage');
    expect(coverage.total.findings).toBe(2);
  });
});

it('the platform group answers threats where nobody else is named', async () => {
  const knex = await databases.init('SQLITE_3');
  const store = await createStore(knex, { entities });
  await store.ingest(threats);
  const portal = await startPlugin({
    knex,
    entities,
    config: testConfig(),
    members,
  });
  await until('the catalog is swept', async () => {
    const { body } = await portal.get('approver', `${checkout}/scope`);
    return body.selectors?.length > 0;
  });
  const [key] = await knex('findings').pluck('key');
  const kind = 'false-positive';
  const request = { kind, findingKeys: [key], ...acceptance(kind) };
  const post = async (caller: string) =>
    await portal.post(caller, `${checkout}/decisions`, request);
  expect((await post('responder')).status).toBe(403);
  expect((await post('developer-a')).status).toBe(403);
  expect((await post('approver')).status).toBe(201);
  const { body } = await portal.get('developer-a', `/findings/${key}`);
  expect(body.responders).toEqual(['group:default/platform-security']);
  await portal.stop();
});
