import {
  Claim,
  LedgerAccount,
  LedgerAccountPage,
  RollUpMember,
  ScopePreview,
  ScopePreviewRequest,
} from 'backstage-plugin-security-hub-common';
import { FixtureOrganisation } from './FixtureOrganisation';
import { fixtureAccounts, fixtureNow } from './fixtureFindings';

function ago(hours: number): string {
  return fixtureNow.minus({ hours }).toISO() ?? '';
}

function member(
  name: string,
  counts: [critical: number, high: number, medium: number, low: number],
  overdue: number,
  accepted: number,
): RollUpMember {
  const [critical, high, medium, low] = counts;
  return {
    entityRef: `component:default/${name}`,
    owners: ['group:default/team-a'],
    coverage: 'complete',
    counts: { critical, high, medium, low },
    overdue,
    accepted,
  };
}

const sources: LedgerAccount['sources'] = {
  name: 'organizations',
  state: 'organizations',
  environment: 'config',
  owner: 'catalog',
  contact: 'catalog',
};

function ledger(): LedgerAccountPage {
  const items: LedgerAccount[] = [
    {
      ...fixtureAccounts.prod,
      partition: 'aws',
      state: 'active',
      owner: 'group:default/team-a',
      contact: 'checkout@kumo.example',
      sources,
      freshness: 'ok',
      asOf: ago(0.1),
      findings: 42,
    },
    {
      ...fixtureAccounts.data,
      partition: 'aws',
      state: 'active',
      owner: 'group:default/team-b',
      contact: '#data-platform',
      sources,
      freshness: 'denied',
      asOf: ago(30),
      findings: 0,
    },
    {
      id: '222233334444',
      name: '222233334444',
      state: 'invited',
      environment: 'unknown',
      sources: { state: 'security-hub' },
      freshness: 'not-connected',
    },
    {
      id: '555566667777',
      name: 'kumo-legacy',
      partition: 'aws',
      state: 'removed',
      removedAt: ago(24 * 40),
      environment: 'dev',
      sources,
      freshness: 'stale',
      asOf: ago(24 * 41),
      findings: 3,
    },
    {
      ...fixtureAccounts.dev,
      partition: 'aws',
      state: 'active',
      owner: 'group:default/platform',
      sources,
      freshness: 'ok',
      asOf: ago(0.2),
      findings: 0,
    },
  ];
  return {
    items,
    totalItems: items.length,
    problems: [
      '111122223333: team-a in the catalog (resource:default/checkout-prod) and team-b in the catalog (resource:default/old-checkout); it has no owner until one is taken away',
      '222233334444 is in no environment: name it in securityHub.accounts, or tag the account',
      'resource:default/sandbox is from no trusted location and is left out',
      '999900001111: two names, "kumo-audit" and "audit"',
    ],
    totalProblems: 4,
  };
}

/** A claim of the fixture; `number` makes its id and its hash. */
export function fixtureClaim(number: number, claim: Partial<Claim>): Claim {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    entityRef: 'component:default/loyalty-app',
    owners: ['group:default/team-b'],
    state: 'pending',
    accounts: [fixtureAccounts.prod],
    selectors: ['account 111122223333 and tag Service=loyalty'],
    hash: `hash-${number}`,
    since: ago(20),
    canDecide: true,
    ...claim,
  };
}

function claims(): Claim[] {
  return [
    fixtureClaim(1, {
      wouldMatch: 12,
      message:
        'Matches nothing until it is confirmed by the platform team or group:default/team-a.',
    }),
    fixtureClaim(2, {
      entityRef: 'component:default/report-writer',
      accounts: [],
      anyAccount: true,
      selectors: ['tag Team=reports'],
      since: ago(70),
      wouldMatch: 1,
    }),
    fixtureClaim(3, {
      entityRef: 'component:default/checkout-api',
      owners: ['group:default/team-a'],
      state: 'confirmed',
      selectors: ['account 111122223333 and tag Service=checkout'],
      since: ago(24 * 12),
      decidedAt: ago(24 * 12),
      decidedBy: 'user:default/approver',
      wouldMatch: 31,
    }),
    fixtureClaim(4, {
      entityRef: 'component:default/menu-importer',
      state: 'rejected',
      accounts: [fixtureAccounts.data],
      selectors: ['account 777788889999'],
      since: ago(24 * 5),
      decidedAt: ago(24 * 5),
      decidedBy: 'user:default/approver',
      comment: 'Name the tag of the importer, not the whole account',
      canDecide: false,
    }),
    fixtureClaim(5, {
      entityRef: 'component:default/old-app',
      owners: [],
      state: 'refused',
      accounts: [{ id: '999988887777' }],
      selectors: ['account 999988887777'],
      since: ago(24 * 30),
      canDecide: false,
      message:
        'The ledger does not know 999988887777. Ask the platform team to connect it.',
    }),
  ];
}

/** An answer of the fixture to a trial: it reads accounts and tags in a simple way. */
export function fixturePreview({
  annotations,
  entityRef,
  owner,
}: ScopePreviewRequest): ScopePreview {
  const ids = (annotations['aws-security-hub/account-ids'] ?? '')
    .split(',')
    .map(id => id.trim())
    .filter(Boolean);
  const tags = annotations['aws-security-hub/tags'];
  const [wrong] = ids.filter(id => !/^\d{12}$/.test(id));
  const text = annotations['aws-security-hub/account-ids'] ?? '';
  const good = ids.filter(id => /^\d{12}$/.test(id));
  return {
    mode: 'ledger',
    entityRef,
    owners: [owner ?? 'group:default/team-a'],
    selectors: good.map(id => ({
      source: 'aws-security-hub/account-ids',
      text: tags ? `account ${id} and tag ${tags}` : `account ${id}`,
      state: id === fixtureAccounts.data.id ? 'not-claimable' : 'ok',
      message:
        id === fixtureAccounts.data.id
          ? 'The ledger names group:default/team-b as its owner. Ask them, or the platform team.'
          : undefined,
      accounts: [{ id }],
      matched: id === fixtureAccounts.data.id ? 0 : 14,
    })),
    problems:
      wrong === undefined
        ? []
        : [
            {
              annotation: 'aws-security-hub/account-ids',
              value: text,
              position: text.indexOf(wrong),
              line: 1,
              column: text.indexOf(wrong) + 1,
              message: `"${wrong}" is no account id: write 12 digits`,
            },
          ],
    findings: good.includes(fixtureAccounts.prod.id) ? 14 : 0,
    resources: good.includes(fixtureAccounts.prod.id) ? 9 : 0,
    complete: true,
    sampleResources: good.includes(fixtureAccounts.prod.id)
      ? [
          {
            id: 'arn:aws:s3:::kumo-menu-website',
            type: 'AwsS3Bucket',
            account: fixtureAccounts.prod.id,
            findings: 3,
          },
          {
            id: 'arn:aws:s3:::kumo-receipts',
            type: 'AwsS3Bucket',
            account: fixtureAccounts.prod.id,
            findings: 2,
          },
        ]
      : [],
    yaml: `metadata:\n  annotations:\n${Object.entries(annotations)
      .map(([name, value]) => `    ${name}: '${value}'\n`)
      .join('')}`,
  };
}

const counts = { critical: 2, high: 5, medium: 9, low: 4 };

/** Fills the fixture with an organisation that does not exist. */
export function withOrganisation<T extends FixtureOrganisation>(hub: T): T {
  hub.members = {
    items: [
      member('checkout-api', [5, 4, 6, 2], 3, 2),
      member('menu-website', [0, 3, 11, 8], 0, 1),
      {
        ...member('receipts', [0, 0, 2, 0], 1, 0),
        title: 'Receipt printer',
        coverage: 'incomplete',
      },
      {
        ...member('loyalty-app', [0, 0, 0, 0], 0, 0),
        coverage: 'not-configured',
      },
    ],
    totalItems: 4,
    hidden: 2,
  };
  hub.accounts = ledger();
  hub.claims = claims();
  hub.preview = fixturePreview;
  hub.coverage = {
    total: {
      findings: 1234,
      primary: 801,
      rule: 120,
      ledger: 156,
      conflict: 17,
      orphan: 140,
    },
    items: [
      {
        account: { id: '222233334444', environment: 'unknown' },
        counts: {
          findings: 133,
          primary: 0,
          rule: 0,
          ledger: 0,
          conflict: 0,
          orphan: 133,
        },
      },
      {
        account: fixtureAccounts.data,
        owner: 'group:default/team-b',
        counts: {
          findings: 301,
          primary: 100,
          rule: 20,
          ledger: 157,
          conflict: 17,
          orphan: 7,
        },
      },
      {
        account: fixtureAccounts.prod,
        owner: 'group:default/team-a',
        counts: {
          findings: 800,
          primary: 700,
          rule: 100,
          ledger: 0,
          conflict: 0,
          orphan: 0,
        },
      },
    ],
    totalItems: 3,
  };
  hub.orphanGroups = {
    account: [
      {
        value: '222233334444',
        account: { id: '222233334444', environment: 'unknown' },
        counts: { critical: 3, high: 20, medium: 80, low: 30 },
        findings: 133,
        resources: 61,
        examples: [
          'arn:aws:ec2:ap-northeast-1:222233334444:instance/i-0a1b2c3d4e5f60718',
          'arn:aws:s3:::kumo-trial-exports',
        ],
        suggestion:
          "metadata:\n  annotations:\n    aws-security-hub/account-ids: '222233334444'\n",
      },
      {
        value: '777788889999',
        account: fixtureAccounts.data,
        counts: { critical: 0, high: 2, medium: 5, low: 0 },
        findings: 7,
        resources: 4,
        examples: ['arn:aws:kms:ap-northeast-1:777788889999:key/1234'],
      },
    ],
    tag: [
      { value: 'Team', counts, findings: 20, resources: 8 },
      { value: '', counts, findings: 120, resources: 57 },
    ],
    tagValue: [
      {
        value: 'reports',
        counts,
        findings: 20,
        resources: 8,
        suggestion:
          "metadata:\n  annotations:\n    aws-security-hub/account-ids: '222233334444'\n    aws-security-hub/tags: 'Team=reports'\n",
      },
    ],
    resourceType: [
      { value: 'AwsEc2Instance', counts, findings: 60, resources: 30 },
    ],
  };
  hub.conflicts = {
    items: [
      {
        entities: [
          {
            entityRef: 'component:default/orders',
            text: 'account 777788889999 and tag Env=prod',
          },
          {
            entityRef: 'component:default/invoices',
            text: 'account 777788889999 and tag Env=prod',
          },
        ],
        findings: 17,
        counts: { critical: 0, high: 4, medium: 13, low: 0 },
        examples: ['arn:aws:rds:ap-northeast-1:777788889999:db:orders'],
      },
    ],
    totalItems: 1,
    totalFindings: 17,
  };
  hub.selectors = {
    items: [
      {
        entityRef: 'component:default/menu-importer',
        owners: ['group:default/team-b'],
        source: 'aws-security-hub/account-ids',
        text: 'account 999988887777',
        state: 'not-claimable',
        message:
          'The ledger does not know 999988887777. Ask the platform team to connect it.',
      },
      {
        entityRef: 'component:default/old-app',
        owners: ['group:default/team-a'],
        source: 'aws-security-hub/tags',
        text: 'Service=,',
        state: 'malformed',
        message: 'A term is missing after the comma.',
      },
      {
        entityRef: 'component:default/loyalty-app',
        owners: ['group:default/team-b'],
        source: 'aws-security-hub/tags',
        text: 'account 111122223333 and tag Service=loyalty2',
        state: 'matches-nothing',
      },
    ],
    totalItems: 3,
  };
  return hub;
}
