import { SimulatedAccount, SimulatedRole } from '../store/Organisation';

/** An account of the demo organisation, as its ledger knows it. */
export type DemoAccount = {
  id: string;
  name: string;
  environment: 'prod' | 'stage' | 'dev';
  /** Entity ref of the group that owns it. */
  owner: string;
  contact: string;
  /** Entity refs of other groups whose components live there too. */
  sharedWith?: string[];
  /** `false`: the invitation was never accepted, Security Hub is off. */
  connected?: boolean;
};

/** Security Hub's administrator in the demo organisation. */
export const demoAdministrator = '999900001111';
/** The Region that its findings are aggregated into. */
export const demoHomeRegion = 'ap-northeast-1';
/** The other Regions in use. */
export const demoLinkedRegions = ['us-east-1'];
/** Names of the roles that exist in every connected account. */
export const demoRoleNames = {
  read: 'SecurityHubPortalRead',
  write: 'SecurityHubPortalWrite',
} as const;
/** The external id that these roles ask for. */
export const demoExternalId = 'kumo-coffee-portal-demo';

const commerceTeams = [
  'group:default/team-a',
  'group:default/team-b',
  'group:default/team-storefront',
];
const platform = 'group:default/team-platform';

/** All accounts of the demo organisation. */
export const demoAccounts: readonly DemoAccount[] = [
  {
    id: demoAdministrator,
    name: 'kumo-audit',
    environment: 'prod',
    owner: 'group:default/platform-security',
    contact: '#platform-security',
  },
  {
    id: '111122223333',
    name: 'kumo-shop-prod',
    environment: 'prod',
    owner: platform,
    contact: '#shop-platform',
    sharedWith: commerceTeams,
  },
  {
    id: '222233334444',
    name: 'kumo-shop-stage',
    environment: 'stage',
    owner: platform,
    contact: '#shop-platform',
    sharedWith: commerceTeams,
  },
  {
    id: '333344445555',
    name: 'kumo-shop-dev',
    environment: 'dev',
    owner: platform,
    contact: '#shop-platform',
    sharedWith: commerceTeams,
  },
  {
    id: '343434343434',
    name: 'kumo-checkout-sandbox',
    environment: 'dev',
    owner: 'group:default/team-a',
    contact: '#team-a',
  },
  {
    id: '121234345656',
    name: 'kumo-payments-vault',
    environment: 'prod',
    owner: 'group:default/team-b',
    contact: '#team-b',
  },
  {
    id: '444455556666',
    name: 'kumo-loyalty-prod',
    environment: 'prod',
    owner: 'group:default/team-loyalty',
    contact: '#loyalty',
  },
  {
    id: '555566667777',
    name: 'kumo-loyalty-dev',
    environment: 'dev',
    owner: 'group:default/team-loyalty',
    contact: '#loyalty',
  },
  {
    id: '666677778888',
    name: 'kumo-data-prod',
    environment: 'prod',
    owner: 'group:default/team-data',
    contact: '#data-platform',
  },
  {
    id: '777788889999',
    name: 'kumo-data-stage',
    environment: 'stage',
    owner: 'group:default/team-data',
    contact: '#data-platform',
  },
  {
    id: '888899990000',
    name: 'kumo-network',
    environment: 'prod',
    owner: platform,
    contact: '#cloud-network',
  },
  {
    id: '432143214321',
    name: 'kumo-legacy-pos',
    environment: 'prod',
    owner: 'group:default/team-storefront',
    contact: '#storefront',
    connected: false,
  },
];

/** Which groups may claim accounts that others own, as `securityHub.claims.allow` takes it. */
export function demoClaims(): { owner: string; accounts: string[] }[] {
  const claims = new Map<string, string[]>();
  for (const { id, sharedWith = [] } of demoAccounts) {
    for (const owner of sharedWith) {
      claims.set(owner, [...(claims.get(owner) ?? []), id]);
    }
  }
  return [...claims].map(([owner, accounts]) => ({ owner, accounts }));
}

/** The accounts as the simulator takes them. */
export function simulatedAccounts(): SimulatedAccount[] {
  return demoAccounts.map(({ id, name, connected = true }) => ({
    id,
    name,
    email: `aws+${name}@kumo-coffee.example`,
    ...(connected
      ? {}
      : { hubEnabled: false, memberStatus: 'Invited' as const }),
  }));
}

/** A read and a write role in every connected account. */
export function simulatedRoles(): SimulatedRole[] {
  return demoAccounts
    .filter(({ connected = true }) => connected)
    .flatMap(({ id }) => rolesOfAccount(id));
}

/** The read and the write role of one account. */
export function rolesOfAccount(id: string): SimulatedRole[] {
  return [
    {
      arn: `arn:aws:iam::${id}:role/${demoRoleNames.read}`,
      externalId: demoExternalId,
      allowedOperations: [
        'GetFindings',
        'GetFindingsV2',
        'GetFindingHistory',
        'DescribeHub',
        'DescribeSecurityHubV2',
        'ListAggregatorsV2',
        'GetAggregatorV2',
        'GetEnabledStandards',
        'DescribeStandards',
        'ListMembers',
        'ListFindingAggregators',
        'GetFindingAggregator',
        'GetAdministratorAccount',
        'DescribeConfigurationRecorders',
        'DescribeConfigurationRecorderStatus',
        'DescribeConfigurationAggregators',
        'SelectAggregateResourceConfig',
        'GetResources',
        'ListAccounts',
        'DescribeAccount',
        'DescribeOrganization',
        'ListParents',
        'ListTagsForResource',
        'ReceiveMessage',
        'DeleteMessage',
        'ChangeMessageVisibility',
        'GetQueueAttributes',
        'GetQueueUrl',
      ],
    },
    {
      arn: `arn:aws:iam::${id}:role/${demoRoleNames.write}`,
      externalId: demoExternalId,
      allowedOperations: [
        'GetFindings',
        'GetFindingsV2',
        'BatchUpdateFindings',
        'BatchUpdateFindingsV2',
      ],
    },
  ];
}
