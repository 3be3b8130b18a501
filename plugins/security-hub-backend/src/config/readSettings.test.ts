import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { defaultOverlap } from './defaultOverlap';
import { defaultPrioritySettings } from './defaultPrioritySettings';
import { readSettings } from './readSettings';

const read = (securityHub?: JsonObject) =>
  readSettings(
    mockServices.rootConfig({
      data: {
        app: { baseUrl: 'https://portal.example.com/' },
        ...(securityHub && { securityHub }),
      },
    }),
  );
const organisation = {
  name: 'organisation',
  administrator: { account: '999900001111', homeRegion: 'ap-northeast-1' },
};
const single = (account: JsonValue, over: JsonObject = {}) => ({
  name: 'single',
  accounts: [{ account, regions: ['eu-west-1'], ...over }],
});

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(read()).toEqual({
      sources: [],
      budgets: { readsPerSecond: 1.5, writesPerSecond: 5 },
      schedules: expect.objectContaining({
        incremental: { minutes: 10 },
        overlap: defaultOverlap,
        fullRead: { days: 1 },
        statusSweep: { minutes: 15 },
      }),
      accounts: [],
      claims: { mode: 'ledger', allow: [], trustedLocations: [] },
      ingest: { rules: [], queueLimit: 2000, batchSize: 500 },
      ownership: { trustedTagKeys: undefined, rules: [], shares: [] },
      retention: { archived: { days: 30 }, rejected: { days: 30 } },
      priority: defaultPrioritySettings,
      decisions: { maxDuration: { days: 365 } },
      writeBack: { mode: 'off' },
      threats: { responder: undefined, partners: [] },
      handbook: {},
      platformGroups: [],
      defaultRead: 'owners',
      staleAfter: { hours: 1 },
      appBaseUrl: 'https://portal.example.com',
    });
  });

  it('reads everything', () => {
    const before = structuredClone(defaultPrioritySettings);
    const settings = read({
      sources: [
        {
          ...organisation,
          administrator: {
            ...organisation.administrator,
            readRole: 'arn:aws:iam::999900001111:role/team/read',
            memberReadRole: 'read',
            memberWriteRole: 'write',
            strategy: 'auto',
            discovery: 'organizations',
            memberRegions: ['eu-west-1'],
          },
          externalId: 'random-0123',
          service: 'both',
          events: {
            queueUrl:
              'https://sqs.ap-northeast-1.amazonaws.com/999900001111/hub',
            role: 'queue',
          },
          tags: {
            aggregator: 'organisation',
            account: '999900001111',
            region: 'ap-northeast-1',
          },
        },
        {
          name: 'china',
          partition: 'aws-cn',
          credentialsAccount: '333344445555',
          accounts: [
            { account: '333344445555', regions: ['cn-north-1', 'cn-north-1'] },
          ],
        },
      ],
      budgets: { readsPerSecond: 2.5 },
      schedules: { incremental: 'PT2M', writeBack: { seconds: 3 } },
      accounts: [
        { id: '111122223333', environment: 'prod', owner: 'team-a' },
        { id: '444455556666', name: 'Shared' },
      ],
      claims: {
        mode: 'confirm',
        allow: [
          { entityRef: 'checkout-api', accounts: ['111122223333'] },
          { owner: 'group:default/team-b', accounts: ['444455556666'] },
        ],
        trustedLocations: ['url:https://example.com/catalog/'],
      },
      priority: {
        matrix: { low: { LOW: 'medium' } },
        likelihood: {
          start: {
            kinds: { 'sensitive-data': 'high' },
            products: { 'Vendor/Product': 'low' },
          },
          threats: { LOW: 'low' },
          steps: { noFix: 'same' },
          exploitProbability: 0.5,
          age: 'none',
        },
        severity: {
          environments: { stage: 'lower' },
          lifecycles: { Deprecated: 'raise' },
          tiers: { '4': 'same' },
        },
        due: { critical: { prod: { hours: 4 }, dev: 'none' } },
      },
      decisions: { maxDuration: { days: 90 } },
      ingest: {
        rules: [
          { product: 'inspector', fixAvailable: true, severityFloor: 'HIGH' },
          { product: '*', mostPerAccount: 1000 },
        ],
        queueLimit: 500,
      },
      ownership: { trustedTagKeys: ['Service'] },
      retention: { archived: { days: 7 } },
      writeBack: { mode: 'member' },
      threats: {
        responder: 'Incident-Response',
        partners: ['Acme/Endpoint-Guard', 'custom/decoys'],
      },
      handbook: {
        overlay: {
          url: 'https://github.com/kumo/handbook/tree/main/overlay',
          schedule: { minutes: 3 },
        },
      },
      platformGroups: ['Platform-Security'],
      defaultRead: 'entity-readers',
      staleAfter: { minutes: 20 },
    });
    expect(settings.sources).toEqual([
      {
        name: 'organisation',
        partition: 'aws',
        administrator: {
          account: '999900001111',
          homeRegion: 'ap-northeast-1',
          readRole: 'team/read',
          memberReadRole: 'read',
          memberWriteRole: 'write',
          strategy: 'auto',
          discovery: 'organizations',
          memberRegions: ['eu-west-1'],
        },
        externalId: 'random-0123',
        service: 'both',
        events: {
          queueUrl: 'https://sqs.ap-northeast-1.amazonaws.com/999900001111/hub',
          region: 'ap-northeast-1',
          account: '999900001111',
          role: 'queue',
          receivers: 8,
        },
        tags: {
          from: 'config-aggregator',
          refresh: { hours: 6 },
          aggregator: {
            name: 'organisation',
            account: '999900001111',
            region: 'ap-northeast-1',
          },
        },
      },
      {
        name: 'china',
        partition: 'aws-cn',
        credentialsAccount: '333344445555',
        service: 'auto',
        accounts: [{ account: '333344445555', regions: ['cn-north-1'] }],
      },
    ]);
    expect(settings).toMatchObject({
      budgets: { readsPerSecond: 2.5, writesPerSecond: 5 },
      schedules: { incremental: { minutes: 2 }, writeBack: { seconds: 3 } },
      accounts: [
        {
          id: '111122223333',
          partition: 'aws',
          environment: 'prod',
          owner: 'group:default/team-a',
        },
        { id: '444455556666', name: 'Shared', environment: 'unknown' },
      ],
      claims: {
        mode: 'confirm',
        allow: [
          { entityRef: 'component:default/checkout-api' },
          { owner: 'group:default/team-b' },
        ],
      },
      ingest: {
        rules: [
          { product: 'inspector', fixAvailable: true, severityFloor: 'HIGH' },
          { product: '*', mostPerAccount: 1000 },
        ],
        queueLimit: 500,
        batchSize: 500,
      },
      ownership: { trustedTagKeys: ['Service'] },
      retention: { archived: { days: 7 }, rejected: { days: 30 } },
      decisions: { maxDuration: { days: 90 } },
      writeBack: { mode: 'member' },
      handbook: {
        overlay: {
          from: 'url',
          url: 'https://github.com/kumo/handbook/tree/main/overlay',
          editUrl: undefined,
          schedule: { minutes: 3 },
        },
      },
      threats: {
        responder: 'group:default/incident-response',
        partners: ['acme/endpoint-guard', 'custom/decoys'],
      },
      platformGroups: ['group:default/platform-security'],
      defaultRead: 'entity-readers',
      staleAfter: { minutes: 20 },
    });
    const { matrix, likelihood, severity, due } = settings.priority;
    expect(matrix.low).toEqual({
      ...defaultPrioritySettings.matrix.low,
      LOW: 'medium',
    });
    expect(matrix.high).toEqual(defaultPrioritySettings.matrix.high);
    expect(likelihood).toEqual({
      start: {
        default: 'medium',
        kinds: { 'sensitive-data': 'high' },
        products: { health: 'low', 'vendor/product': 'low' },
      },
      threats: { ...defaultPrioritySettings.likelihood.threats, LOW: 'low' },
      steps: { ...defaultPrioritySettings.likelihood.steps, noFix: 'same' },
      exploitProbability: 0.5,
      age: undefined,
    });
    expect(severity).toEqual({
      environments: {
        ...defaultPrioritySettings.severity.environments,
        stage: 'lower',
      },
      lifecycles: { experimental: 'lower', deprecated: 'raise' },
      tiers: { '1': 'raise', '4': 'same' },
    });
    expect(due.critical?.prod).toEqual({ hours: 4 });
    expect(due.critical).not.toHaveProperty('dev');
    expect(defaultPrioritySettings).toEqual(before);
  });

  it('reads one overlap, or one for each product', () => {
    const overlap = (value: JsonValue) =>
      read({ schedules: { overlap: value } }).schedules.overlap;
    // As it was before there were any by product: for all of them
    expect(overlap({ hours: 72 })).toEqual({
      default: { hours: 72 },
      products: {},
    });
    expect(overlap('PT30M')).toEqual({
      default: { minutes: 30 },
      products: {},
    });
    expect(overlap({ default: 'P4D' })).toEqual({
      ...defaultOverlap,
      default: { days: 4 },
    });
    expect(
      overlap({
        products: {
          Config: { hours: 48 },
          'Systems Manager Patch Manager': 'PT6H',
        },
      }),
    ).toEqual({
      default: { hours: 48 },
      products: {
        ...defaultOverlap.products,
        Config: { hours: 48 },
        'Systems Manager Patch Manager': { hours: 6 },
      },
    });
  });

  const error = 'Setting securityHub';
  const products = (names: number) =>
    Object.fromEntries(
      Array.from({ length: names }, (_, index) => [
        `Scanner ${index}`,
        { days: 3 },
      ]),
    );
  it.each<[string, JsonObject, string]>([
    [
      'an account that YAML took for a number',
      { sources: [single(111122223333)] },
      `${error}.sources[0].accounts[0].account is 111122223333, not text: write the 12 digits of the account in quotes, e.g. '111122223333'`,
    ],
    [
      'a short account',
      { accounts: [{ id: '1234' }] },
      `${error}.accounts[0].id is "1234", which does not fit`,
    ],
    [
      'no account',
      { sources: [{ name: 'x', administrator: { homeRegion: 'eu-west-1' } }] },
      `${error}.sources[0].administrator.account is missing`,
    ],
    [
      'both ways to read',
      { sources: [{ ...single('111122223333'), ...organisation }] },
      `${error}.sources[0] has both administrator and accounts: give exactly one`,
    ],
    [
      'no way to read',
      { sources: [{ name: 'x' }] },
      `${error}.sources[0] has neither administrator nor accounts`,
    ],
    [
      'the same place twice',
      {
        sources: [
          organisation,
          {
            name: 'x',
            accounts: [
              { account: '999900001111', regions: ['ap-northeast-1'] },
            ],
          },
        ],
      },
      `${error}.sources reads account 999900001111 in ap-northeast-1 twice (organisation, x)`,
    ],
    [
      'one name twice',
      {
        sources: [
          organisation,
          { ...single('111122223333'), name: 'organisation' },
        ],
      },
      `${error}.sources has two sources named organisation`,
    ],
    [
      'members without a role for them',
      {
        sources: [
          {
            ...organisation,
            administrator: {
              ...organisation.administrator,
              strategy: 'members',
            },
          },
        ],
      },
      `${error}.sources[0].administrator.memberReadRole is missing, which strategy members reads member accounts with`,
    ],
    [
      'a queue without its Region',
      {
        sources: [
          {
            ...organisation,
            events: { queueUrl: 'http://127.0.0.1:9/999900001111/hub' },
          },
        ],
      },
      `${error}.sources[0].events.region is missing, and the URL of the queue does not tell it`,
    ],
    [
      'a rule without a reason',
      { ingest: { rules: [{ product: 'inspector' }] } },
      `${error}.ingest.rules[0] leaves nothing out: write severityFloor`,
    ],
    [
      'half a finding',
      { ingest: { rules: [{ product: '*', mostPerAccount: 0.5 }] } },
      `${error}.ingest.rules[0].mostPerAccount is 0.5: write a whole number from 1 to 10000000`,
    ],
    [
      'a role of another account',
      {
        sources: [
          single('111122223333', {
            readRole: 'arn:aws:iam::999900001111:role/read',
          }),
        ],
      },
      `${error}.sources[0].accounts[0].readRole is a role of account 999900001111 in aws`,
    ],
    [
      'a member role by ARN',
      {
        sources: [
          {
            ...organisation,
            administrator: {
              ...organisation.administrator,
              memberReadRole: 'arn:aws:iam::999900001111:role/read',
            },
          },
        ],
      },
      'is an ARN, but the role is used in every member account',
    ],
    [
      'no Region',
      { sources: [single('111122223333', { regions: [] })] },
      `${error}.sources[0].accounts[0].regions is missing`,
    ],
    [
      'more than the limit of AWS',
      { budgets: { readsPerSecond: 4 } },
      `${error}.budgets.readsPerSecond is 4: write requests a second above 0 and at most 3`,
    ],
    [
      'a duration that is none',
      { schedules: { fullRead: 'now and then' } },
      `${error}.schedules.fullRead is "now and then", no duration: write a duration such as`,
    ],
    [
      'an overlap that is none',
      { schedules: { overlap: { product: { Prowler: 'P4D' } } } },
      `${error}.schedules.overlap is {"product":{"Prowler":"P4D"}}, no duration: write a duration such as`,
    ],
    [
      'an overlap of a product that is none',
      { schedules: { overlap: { products: { 'Security Hub': 2 } } } },
      `${error}.schedules.overlap.products.Security Hub is 2, no duration: write a duration such as`,
    ],
    [
      'an overlap of nothing',
      { schedules: { overlap: { default: { hours: 0 } } } },
      `${error}.schedules.overlap.default is no time at all: write a duration such as`,
    ],
    [
      'products as a list',
      { schedules: { overlap: { products: ['Prowler'] } } },
      `${error}.schedules.overlap.products is no object: write durations by the name of the product, e.g. {`,
    ],
    [
      'an overlap that is two things at once',
      { schedules: { overlap: { hours: 48, products: {} } } },
      `${error}.schedules.overlap.hours is unknown: write default and products, or one duration for all products`,
    ],
    [
      'a product as AWS does not write it',
      { schedules: { overlap: { products: { 'security hub': 'PT1H' } } } },
      `${error}.schedules.overlap.products.security hub is no name that AWS knows: write it as AWS does in ProductName: Security Hub`,
    ],
    [
      'more products than AWS takes in a filter',
      { schedules: { overlap: { products: products(17) } } },
      `${error}.schedules.overlap.products makes 21 products differ from the default: leave at most 20, which AWS takes in one filter; 4 differ already where you do not name them`,
    ],
    [
      'no time at all',
      { decisions: { maxDuration: { days: 0 } } },
      `${error}.decisions.maxDuration is no time at all`,
    ],
    [
      'an unknown mode',
      { writeBack: { mode: 'everywhere' } },
      `${error}.writeBack.mode is "everywhere": write one of off, member, administrator, member-then-administrator`,
    ],
    [
      'a claim of nobody',
      { claims: { allow: [{ accounts: ['111122223333'] }] } },
      `${error}.claims.allow[0] must say who may claim: give exactly one of entityRef and owner`,
    ],
    [
      'a severity that AWS does not have',
      { priority: { matrix: { high: { SEVERE: 'high' } } } },
      `${error}.priority.matrix.high.SEVERE is unknown: write one of CRITICAL, HIGH`,
    ],
    [
      'the table of before',
      { priority: { table: { LOW: { prod: 'high' } } } },
      `${error}.priority.table is unknown since priority comes from likelihood and severity: write cells of matrix`,
    ],
    [
      'a fact that nobody looks at',
      { priority: { likelihood: { steps: { weather: 'raise' } } } },
      `${error}.priority.likelihood.steps.weather is unknown: write one of internet, internal, exploit`,
    ],
    [
      'two steps at once',
      { priority: { severity: { tiers: { '1': 2 } } } },
      `${error}.priority.severity.tiers.1 is 2: write one of raise, lower, same`,
    ],
    [
      'more than certain',
      { priority: { likelihood: { exploitProbability: 10 } } },
      `${error}.priority.likelihood.exploitProbability is 10: write an EPSS score above 0 and at most 1`,
    ],
    [
      'a kind that is none',
      { priority: { likelihood: { start: { kinds: { bug: 'high' } } } } },
      `${error}.priority.likelihood.start.kinds.bug is unknown: write one of control`,
    ],
    [
      'a responder that is no group',
      { threats: { responder: 'user:default/somebody' } },
      `${error}.threats.responder is "user:default/somebody", no group`,
    ],
    [
      'an overlay without a place',
      { handbook: { overlay: { schedule: { minutes: 3 } } } },
      `${error}.handbook.overlay names no place: write either path or url`,
    ],
    [
      'an overlay in two places',
      { handbook: { overlay: { path: 'a', url: 'https://a.example/b' } } },
      `${error}.handbook.overlay names two places: write either path or url`,
    ],
    [
      'an overlay that is not fetched safely',
      { handbook: { overlay: { url: 'http://git.example.com/handbook' } } },
      `${error}.handbook.overlay.url is "http://git.example.com/handbook", which does not fit: write an https address`,
    ],
    [
      'a product of AWS as a partner',
      { threats: { partners: ['inspector'] } },
      `${error}.threats.partners[0] is "inspector", which does not fit: write the key of a product outside AWS`,
    ],
    [
      'no entity ref',
      { platformGroups: ['group:'] },
      `${error}.platformGroups[0] is "group:", no entity ref`,
    ],
    [
      'an account twice',
      { accounts: [{ id: '111122223333' }, { id: '111122223333' }] },
      `${error}.accounts[1].id names account 111122223333 a second time`,
    ],
  ])('names key and remedy for %s', (_, securityHub, message) => {
    expect(() => read(securityHub)).toThrow(message);
  });
});
