import { defaultControlFacts } from 'aws-control-handbook';
import { findingKinds, severities } from 'backstage-plugin-security-hub-common';
import { defaultPrioritySettings } from '../config/defaultPrioritySettings';
import { LikelihoodInputs, likelihoodOf } from './likelihoodOf';
import { isNoAttackCategory, openControls } from './openControls';

const inputs: LikelihoodInputs = {
  kind: 'control',
  productKey: 'security-hub',
  severity: 'HIGH',
  firstSeenAt: '2026-03-01T10:00:00.000Z',
  at: '2026-03-02T10:00:00.000Z',
};
const policy = defaultPrioritySettings.likelihood;

function likelihood(changes: Partial<LikelihoodInputs>) {
  return likelihoodOf({ ...inputs, ...changes }, policy);
}

describe('likelihoodOf', () => {
  const old = {
    kind: 'vulnerability',
    at: '2026-05-30T10:00:00.000Z',
  } as const;
  it.each<[string, Partial<LikelihoodInputs>, string, string[]]>([
    ['nothing known', {}, 'medium', []],
    ['an open control', { controlId: 'EC2.19' }, 'high', ['exposure raises']],
    ['a control that opens nothing', { controlId: 'S3.8' }, 'medium', []],
    [
      'a network path',
      { kind: 'network-exposure' },
      'high',
      ['exposure raises'],
    ],
    ['another says so', { reachable: true }, 'high', ['exposure raises']],
    ['a public door', { exposure: 'internet' }, 'high', ['exposure raises']],
    ['only inside', { exposure: 'internal' }, 'low', ['exposure lowers']],
    [
      'inside, but another finding knows better',
      { exposure: 'internal', reachable: true },
      'high',
      ['exposure raises'],
    ],
    ['an exploit', { exploitAvailable: true }, 'high', ['exploit raises']],
    ['a likely one', { exploitProbability: 0.1 }, 'high', ['exploit raises']],
    ['an unlikely one', { exploitProbability: 0.09 }, 'medium', []],
    ['no exploit known', { exploitAvailable: false }, 'medium', []],
    ['no fix', { fixAvailable: false }, 'low', ['fix lowers']],
    [
      'no fix for what is exploited',
      { fixAvailable: false, exploitAvailable: true },
      'high',
      ['exploit raises'],
    ],
    ['an attack', { threatActivity: true }, 'high', ['threat-activity raises']],
    [
      'all of it, and not more than critical',
      { exposure: 'internet', exploitAvailable: true, threatActivity: true },
      'critical',
      ['exposure raises', 'exploit raises', 'threat-activity raises'],
    ],
    [
      'a control about outages',
      { category: 'Recover > Resilience > High availability' },
      'low',
      ['purpose lowers'],
    ],
    ['a notice', { productKey: 'health', kind: 'other' }, 'low', []],
    ['a name of every object', { productKey: 'constructor' }, 'medium', []],
    ['an old vulnerability', old, 'high', ['age raises']],
    [
      'age alone makes nothing critical',
      { ...old, exploitAvailable: true },
      'high',
      ['exploit raises', 'age none'],
    ],
    ['an old control', { ...old, kind: 'control' }, 'medium', []],
    ['of unknown age', { ...old, firstSeenAt: 'yesterday' }, 'medium', []],
  ])('%s: %j is %s', (_, changes, expected, moves) => {
    const result = likelihood(changes);
    expect(result.likelihood).toBe(expected);
    const [start, ...others] = result.inputs;
    expect(start).toMatchObject({ input: 'start', effect: 'sets' });
    expect(others.map(({ input, effect }) => `${input} ${effect}`)).toEqual(
      moves,
    );
  });

  it.each([
    ['CRITICAL', 'critical'],
    ['HIGH', 'critical'],
    ['MEDIUM', 'high'],
    ['LOW', 'medium'],
    ['INFORMATIONAL', 'low'],
  ] as const)(
    'takes the likelihood of a %s threat from itself',
    (severity, expected) => {
      expect(
        likelihood({
          kind: 'threat',
          severity,
          exposure: 'internal',
          threatActivity: true,
        }),
      ).toEqual({
        likelihood: expected,
        inputs: [{ input: 'threat', value: severity, effect: 'sets' }],
      });
    },
  );

  it('says when age alone will change it', () => {
    const young = likelihood({ kind: 'vulnerability' });
    expect(young.agesAt).toBe('2026-05-30T10:00:00.000Z');
    expect(likelihood({ kind: 'vulnerability', at: young.agesAt })).toEqual({
      likelihood: 'high',
      inputs: [
        { input: 'start', value: 'medium', effect: 'sets' },
        { input: 'age', value: '90 days', effect: 'raises' },
      ],
      agesAt: undefined,
    });
    for (const without of [
      { ...policy, age: undefined },
      { ...policy, steps: { ...policy.steps, age: 'same' as const } },
    ]) {
      expect(
        likelihoodOf({ ...inputs, kind: 'vulnerability' }, without).agesAt,
      ).toBeUndefined();
    }
  });

  it('starts where the policy says: product before kind', () => {
    const own = {
      ...policy,
      start: {
        default: 'low',
        kinds: { 'sensitive-data': 'high' },
        products: { macie: 'critical' },
      },
    } as const;
    const start = (changes: Partial<LikelihoodInputs>) =>
      likelihoodOf({ ...inputs, ...changes }, own).likelihood;
    expect(start({})).toBe('low');
    expect(start({ kind: 'sensitive-data' })).toBe('high');
    expect(start({ kind: 'sensitive-data', productKey: 'macie' })).toBe(
      'critical',
    );
  });

  it('never gets less likely by a fact that raises', () => {
    for (const kind of findingKinds) {
      for (const severity of severities) {
        const before = likelihood({ kind, severity }).likelihood;
        const after = likelihood({
          kind,
          severity,
          exposure: 'internet',
        }).likelihood;
        const order = ['low', 'medium', 'high', 'critical'];
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(
          order.indexOf(before),
        );
      }
    }
  });
});

describe('what the handbook knows of controls', () => {
  const active = defaultControlFacts()
    .list()
    .filter(({ status }) => status === 'active');
  // Settings that would allow it, and what is public by design: said in openControls.ts
  const judged = [
    'Autoscaling.5',
    'BedrockAgentCore.1',
    'CloudFront.1',
    'CloudFront.13',
    'EC2.25',
    'EC2.172',
    'EC2.182',
    'EFS.6',
    'EMR.2',
    'EventBridge.3',
    'S3.19',
    'S3.24',
    'SageMaker.5',
    'SageMaker.20',
    'SageMaker.25',
    'SSM.7',
  ];

  it('has a judgement of every control that AWS puts under public access', () => {
    const ids = new Set(active.map(({ id }) => id));
    expect([...openControls].filter(id => !ids.has(id))).toEqual([]);
    expect(
      active
        .filter(({ category }) => /publicly accessible/i.test(category ?? ''))
        .map(({ id }) => id)
        .filter(id => !openControls.has(id) && !judged.includes(id)),
    ).toEqual([]);
  });

  it('tells outages and tags from attacks', () => {
    const found = active.filter(({ category }) =>
      isNoAttackCategory(category ?? ''),
    );
    expect(found.length).toBeGreaterThan(150);
    expect(found.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['RDS.5', 'DynamoDB.2', 'EC2.39']),
    );
    expect(found.map(({ category }) => category)).not.toContain(
      'Identify > Logging',
    );
  });
});
