import {
  createConditionAuthorizer,
  createConditionExports,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  environments,
  findingReadPermission,
  FindingFilterCriteria,
  FindingFilterSubject,
  findingKinds,
  matchesFindingFilter,
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
  severities,
} from 'backstage-plugin-security-hub-common';
import {
  hasAccount,
  hasControl,
  hasEnvironment,
  hasKind,
  hasProduct,
  hasSeverity,
  isOwner,
  isThreat,
  securityHubFindingResourceRef,
  securityHubFindingRules,
} from './index';

const { conditions: make, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: {
    hasAccount,
    hasControl,
    hasEnvironment,
    hasKind,
    hasProduct,
    hasSeverity,
    isOwner,
    isThreat,
  },
});
type Conditions = Parameters<typeof createConditionalDecision>[1];

const accounts = ['111122223333', '444455556666', undefined];
const owners = [
  [],
  ['group:default/team-a', 'group:default/below-a', 'user:default/one'],
  ['group:default/team-b'],
];

/** Every combination of what the rules look at. */
const subjects = severities.flatMap(severity =>
  environments.flatMap(environment =>
    accounts.flatMap(account =>
      owners.map((owner, index): FindingFilterSubject => {
        const kind = findingKinds[index * 2];
        return {
          severity,
          environment,
          account,
          owner,
          kind,
          control: kind === 'control' ? 'S3.8' : undefined,
          product: kind === 'control' ? 'security-hub' : 'guardduty',
          primaryEntity: owner.length ? 'component:default/a' : undefined,
        };
      }),
    ),
  ),
);

const {
  hasSeverity: severe,
  hasAccount: ofAccount,
  hasEnvironment: inEnvironment,
  hasControl: ofControl,
  hasProduct: ofProduct,
  hasKind: ofKind,
  isThreat: aboutThreat,
  isOwner: ownedBy,
} = make;

const policies: Array<
  [string, Conditions, (subject: FindingFilterSubject) => boolean]
> = [
  [
    'severities',
    severe({ severities: ['CRITICAL', 'HIGH'] }),
    ({ severity }) => severity === 'CRITICAL' || severity === 'HIGH',
  ],
  [
    'an account; a finding without one is of none',
    ofAccount({ accounts: ['111122223333'] }),
    ({ account }) => account === '111122223333',
  ],
  [
    'not an account; a finding without one stays',
    { not: ofAccount({ accounts: ['111122223333'] }) },
    ({ account }) => account !== '111122223333',
  ],
  [
    'environments',
    inEnvironment({ environments: ['dev', 'sandbox'] }),
    ({ environment }) => environment === 'dev' || environment === 'sandbox',
  ],
  [
    'controls; a finding without one is of none',
    { not: ofControl({ controls: ['S3.8', 'S3.9'] }) },
    ({ control }) => control === undefined,
  ],
  [
    'products',
    ofProduct({ products: ['guardduty'] }),
    ({ product }) => product === 'guardduty',
  ],
  [
    'kinds',
    ofKind({ kinds: ['control', 'vulnerability'] }),
    ({ kind }) => kind === 'control',
  ],
  ['threats', aboutThreat(), ({ kind }) => kind === 'threat'],
  [
    'what is owned by one of the claims; what has no owner is nobody’s',
    ownedBy({ claims: ['user:default/somebody', 'group:default/below-a'] }),
    ({ owner }) => owner.includes('group:default/below-a'),
  ],
  [
    'what is not owned by the claims',
    { not: ownedBy({ claims: ['group:default/team-b'] }) },
    ({ owner }) => !owner.includes('group:default/team-b'),
  ],
  ['nothing', severe({ severities: [] }), () => false],
  ['all but nothing', { not: severe({ severities: [] }) }, () => true],
  [
    'what is harmless, or of one account and not critical',
    {
      anyOf: [
        inEnvironment({ environments: ['sandbox'] }),
        {
          allOf: [
            ofAccount({ accounts: ['444455556666'] }),
            { not: severe({ severities: ['CRITICAL'] }) },
          ],
        },
      ],
    },
    ({ account, environment, severity }) =>
      environment === 'sandbox' ||
      (account === '444455556666' && severity !== 'CRITICAL'),
  ],
];

describe('rules of findings', () => {
  const authorize = createConditionAuthorizer(securityHubFindingRules);
  const toFilter = createConditionTransformer(securityHubFindingRules);

  it.each(policies)(
    'keep the same in a list as for one finding: %s',
    (_, conditions, expected) => {
      // As a policy in another process sends them
      const sent: typeof conditions = JSON.parse(JSON.stringify(conditions));
      const decision = createConditionalDecision(findingReadPermission, sent);
      const filter = toFilter(sent) as FindingFilterCriteria;
      // Plain data: it becomes SQL elsewhere
      expect(JSON.parse(JSON.stringify(filter))).toEqual(filter);
      for (const subject of subjects) {
        const wanted = [subject, expected(subject)];
        expect([subject, authorize(decision, subject)]).toEqual(wanted);
        expect([subject, matchesFindingFilter(subject, filter)]).toEqual(
          wanted,
        );
      }
    },
  );

  it('refuse parameters that they do not know', () => {
    for (const condition of [
      { rule: 'HAS_SEVERITY', params: { severities: ['SEVERE'] } },
      { rule: 'HAS_ENVIRONMENT', params: { environments: ['production'] } },
      { rule: 'HAS_ACCOUNT', params: { accounts: '111122223333' } },
      { rule: 'HAS_ACCOUNT', params: {} },
      { rule: 'HAS_KIND', params: { kinds: ['menace'] } },
      { rule: 'IS_OWNER', params: { claims: 'group:default/team-a' } },
      { rule: 'IS_OWNER', params: {} },
      { rule: 'HAS_OWNER', params: {} },
    ]) {
      expect(() =>
        toFilter({
          ...condition,
          resourceType: RESOURCE_TYPE_SECURITY_HUB_FINDING,
        }),
      ).toThrow();
    }
  });

  it('are of the resource that the plugin registers', () => {
    expect(securityHubFindingResourceRef).toMatchObject({
      pluginId: 'security-hub',
      resourceType: 'security-hub-finding',
    });
    // Names are in stored policies
    expect(securityHubFindingRules.map(({ name }) => name)).toEqual([
      'HAS_SEVERITY',
      'HAS_ACCOUNT',
      'HAS_ENVIRONMENT',
      'HAS_CONTROL',
      'HAS_PRODUCT',
      'HAS_KIND',
      'IS_THREAT',
      'IS_OWNER',
    ]);
  });
});
