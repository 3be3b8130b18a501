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
  matchesFindingFilter,
  RESOURCE_TYPE_SECURITY_HUB_FINDING,
  severities,
} from 'backstage-plugin-security-hub-common';
import {
  hasAccount,
  hasEnvironment,
  hasSeverity,
  securityHubFindingResourceRef,
  securityHubFindingRules,
} from './index';

const { conditions: make, createConditionalDecision } = createConditionExports({
  resourceRef: securityHubFindingResourceRef,
  rules: { hasAccount, hasEnvironment, hasSeverity },
});
type Conditions = Parameters<typeof createConditionalDecision>[1];

const accounts = ['111122223333', '444455556666', undefined];

/** Every combination of what the rules look at. */
const subjects = severities.flatMap(severity =>
  environments.flatMap(environment =>
    accounts.map(
      (account): FindingFilterSubject => ({
        severity,
        environment,
        account,
        control: 'S3.8',
        product: 'security-hub',
      }),
    ),
  ),
);

const {
  hasSeverity: severe,
  hasAccount: ofAccount,
  hasEnvironment: inEnvironment,
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
    ]);
  });
});
