import {
  Account,
  Finding,
  FindingKind,
  FindingStatus,
  Priority,
  Severity,
  Verdict,
} from 'backstage-plugin-security-hub-common';
import { DateTime } from 'luxon';

/** The moment at which the fixture's world stands still. */
export const fixtureNow = DateTime.fromISO('2026-11-20T09:00:00.000Z', {
  zone: 'utc',
});

/** Accounts of a company that does not exist. */
export const fixtureAccounts = {
  prod: { id: '111122223333', name: 'kumo-checkout-prod', environment: 'prod' },
  dev: { id: '444455556666', name: 'kumo-shared-dev', environment: 'dev' },
  data: { id: '777788889999', name: 'kumo-data-prod', environment: 'prod' },
} as const satisfies Record<string, Account>;

type AccountKey = keyof typeof fixtureAccounts;

type Row = {
  kind?: FindingKind;
  product?: Finding['product'];
  control?: string;
  group?: string;
  title: string;
  severity: Severity;
  priority: Priority;
  type: string;
  resources: string[];
  account: AccountKey;
  region?: string;
  /** Days since it was first seen */
  age: number;
  /** Days until it is due; negative is overdue */
  due?: number;
  status?: FindingStatus;
  careful?: boolean;
  page?: boolean;
  layer?: Finding['layer'];
  /** Of its resources in order; of those that are left over, none */
  verdicts?: Verdict[];
};

const securityHub = { key: 'security-hub', name: 'Security Hub' };
const guardDuty = { key: 'guardduty', name: 'GuardDuty' };
const inspector = { key: 'inspector', name: 'Inspector' };
const analyzer = { key: 'access-analyzer', name: 'IAM Access Analyzer' };

const rows: Row[] = [
  {
    control: 'S3.8',
    title: 'S3 general purpose buckets should block public access',
    severity: 'HIGH',
    priority: 'critical',
    type: 'AwsS3Bucket',
    resources: ['kumo-menu-website', 'kumo-receipts', 'kumo-loyalty-exports'],
    account: 'prod',
    age: 41,
    due: 2,
    careful: true,
    page: true,
    layer: 'data-store',
    verdicts: ['fix', 'fix', 'fix'],
  },
  {
    control: 'EC2.19',
    title:
      'Security groups should not allow unrestricted access to ports with high risk',
    severity: 'CRITICAL',
    priority: 'critical',
    type: 'AwsEc2SecurityGroup',
    resources: ['sg-0a1b2c3d4e5f60718'],
    account: 'prod',
    age: 6,
    due: -4,
    careful: true,
    page: true,
    layer: 'network',
  },
  {
    kind: 'threat',
    product: guardDuty,
    group: 'guardduty:UnauthorizedAccess:EC2/SSHBruteForce',
    title: 'SSH brute force attack against an instance',
    severity: 'HIGH',
    priority: 'critical',
    type: 'AwsEc2Instance',
    resources: ['i-0f00ba4cafe12345a'],
    account: 'prod',
    age: 1,
    due: 1,
    layer: 'network',
  },
  {
    kind: 'vulnerability',
    product: inspector,
    group: 'inspector:CVE-2026-0042',
    title: 'CVE-2026-0042 - libkettle',
    severity: 'CRITICAL',
    priority: 'high',
    type: 'AwsEcrContainerImage',
    resources: ['checkout-api', 'checkout-worker', 'menu-renderer'],
    account: 'prod',
    age: 12,
    due: 9,
    layer: 'application',
  },
  {
    control: 'RDS.3',
    title: 'RDS DB instances should have encryption at rest enabled',
    severity: 'MEDIUM',
    priority: 'high',
    type: 'AwsRdsDbInstance',
    resources: ['orders', 'orders-replica'],
    account: 'data',
    age: 120,
    due: -12,
    careful: true,
    page: true,
    layer: 'data-store',
  },
  {
    control: 'IAM.4',
    title: 'IAM root user access key should not exist',
    severity: 'CRITICAL',
    priority: 'high',
    type: 'AwsAccount',
    resources: ['444455556666'],
    account: 'dev',
    region: 'global',
    age: 33,
    due: 4,
    page: true,
    layer: 'account',
  },
  {
    kind: 'external-access',
    product: analyzer,
    group: 'access-analyzer:bucket',
    title: 'Bucket is readable by another account',
    severity: 'MEDIUM',
    priority: 'high',
    type: 'AwsS3Bucket',
    resources: ['kumo-partner-feed'],
    account: 'prod',
    age: 20,
    due: 10,
    layer: 'data-store',
  },
  {
    control: 'Lambda.1',
    title: 'Lambda function policies should prohibit public access',
    severity: 'CRITICAL',
    priority: 'high',
    type: 'AwsLambdaFunction',
    resources: ['send-receipt', 'resize-photo'],
    account: 'dev',
    age: 8,
    due: 14,
    page: true,
    layer: 'application',
    status: 'acknowledged',
  },
  {
    control: 'EC2.18',
    title:
      'Security groups should only allow unrestricted incoming traffic for authorized ports',
    severity: 'HIGH',
    priority: 'medium',
    type: 'AwsEc2SecurityGroup',
    resources: ['sg-0aaaabbbbccccdddd', 'sg-0123456789abcdef0'],
    account: 'dev',
    age: 77,
    due: 40,
    careful: true,
    page: true,
    layer: 'network',
  },
  {
    control: 'S3.9',
    title:
      'S3 general purpose buckets should have server access logging enabled',
    severity: 'MEDIUM',
    priority: 'low',
    type: 'AwsS3Bucket',
    resources: [
      'kumo-receipts',
      'kumo-menu-website',
      'kumo-loyalty-exports',
      'kumo-tmp',
    ],
    account: 'prod',
    age: 210,
    due: 60,
    careful: true,
    page: true,
    layer: 'data-store',
    verdicts: ['accept', 'accept', 'disable'],
  },
  {
    control: 'Kumo.1',
    title: 'A control without a page',
    severity: 'LOW',
    priority: 'low',
    type: 'AwsSqsQueue',
    resources: ['orders-in', 'orders-dead-letters'],
    account: 'prod',
    age: 15,
    due: 80,
    layer: 'application',
  },
  {
    control: 'IAM.6',
    title: 'Hardware MFA should be enabled for the root user',
    severity: 'CRITICAL',
    priority: 'medium',
    type: 'AwsAccount',
    resources: ['111122223333'],
    account: 'prod',
    region: 'global',
    age: 300,
    status: 'accepted',
    careful: true,
    page: true,
    layer: 'account',
  },
  {
    control: 'S3.1',
    title:
      'S3 general purpose buckets should have block public access settings',
    severity: 'MEDIUM',
    priority: 'medium',
    type: 'AwsAccount',
    resources: ['777788889999'],
    account: 'data',
    age: 90,
    status: 'resolved',
    page: true,
    layer: 'data-store',
  },
];

/** A key as the backend makes them: 64 hexadecimal digits. */
export function fixtureKey(number: number): string {
  return number.toString(16).padStart(64, '0');
}

function iso(days: number): string {
  return fixtureNow.plus({ days }).toISO() ?? '';
}

const workflow = {
  open: 'NEW',
  acknowledged: 'NOTIFIED',
  accepted: 'SUPPRESSED',
  resolved: 'RESOLVED',
  archived: 'RESOLVED',
  unknown: 'NEW',
} as const;

function findingOf(
  row: Row,
  resource: string,
  number: number,
  verdict: Verdict | undefined,
): Finding {
  const account = fixtureAccounts[row.account];
  const region = row.region ?? 'ap-northeast-1';
  const status = row.status ?? 'open';
  return {
    key: fixtureKey(number),
    kind: row.kind ?? 'control',
    title: row.title,
    product: row.product ?? securityHub,
    controlId: row.control,
    groupKey: row.group ?? `control:${row.control}`,
    severity: row.severity,
    priority: row.priority,
    status,
    compliance: row.control ? 'FAILED' : undefined,
    workflow: workflow[status],
    account,
    region,
    layer: row.layer,
    resource: {
      id: `arn:aws:kumo:${region}:${account.id}:${resource}`,
      name: resource,
      type: row.type,
      region,
      tags: { Service: 'checkout', Env: account.environment },
    },
    resourceCount: 1,
    firstSeenAt: iso(-row.age),
    lastSeenAt: iso(0),
    dueAt: row.due === undefined ? undefined : iso(row.due),
    overdue: (row.due ?? 0) < 0,
    relation: row.account === 'data' ? 'also-concerned' : 'primary',
    primaryEntityRef:
      row.account === 'data'
        ? 'component:default/orders-database'
        : 'component:default/checkout-api',
    canDecide: row.account !== 'data',
    decision:
      status === 'accepted'
        ? {
            id: '00000000-0000-4000-8000-000000000001',
            kind: 'accept-risk',
            reason: 'operational-constraint',
            justification:
              'The root user of this account is guarded with a virtual MFA device in the safe.',
            createdAt: iso(-80),
            createdBy: 'user:default/approver',
            endsAt: iso(10),
            writeBack: 'verified',
          }
        : undefined,
    undocumented: false,
    hasGuidance: row.page ?? false,
    careful: row.careful ?? false,
    verdict,
    sample: false,
  };
}

/** Findings of `component:default/checkout-api`. */
export function fixtureFindings(): Finding[] {
  let number = 0;
  return rows.flatMap(row =>
    row.resources.map((resource, index) => {
      number += 1;
      return findingOf(row, resource, number, row.verdicts?.[index]);
    }),
  );
}
