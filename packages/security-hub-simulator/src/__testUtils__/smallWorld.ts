import { SecurityHubClient } from '@aws-sdk/client-securityhub';
import { STSClient } from '@aws-sdk/client-sts';
import {
  AsffRecord,
  SimulatedOrganisation,
  Simulator,
  SimulatorClock,
  SimulatorOptions,
  startSimulator,
} from '..';

export const administrator = '999900001111';
export const member = '111122223333';
export const otherMember = '222233334444';
export const notEnabled = '432143214321';
export const home = 'ap-northeast-1';
export const linked = 'us-east-1';
export const start = Date.parse('2026-03-01T00:00:00.000Z');
const controlProduct = (region: string) =>
  `arn:aws:securityhub:${region}::product/aws/securityhub`;

/** One control finding; `over` replaces members. */
export function controlFinding(
  number: number,
  over: Record<string, unknown> = {},
): AsffRecord {
  const region = (over.Region as string) ?? home;
  const account = (over.AwsAccountId as string) ?? member;
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:securityhub:${region}:${account}:security-control/S3.8/finding/${number}`,
    ProductArn: controlProduct(region),
    ProductName: 'Security Hub',
    GeneratorId: 'security-control/S3.8',
    AwsAccountId: account,
    Region: region,
    Title: `Finding ${number}`,
    Description: 'A bucket',
    CreatedAt: '2026-02-01T00:00:00.000Z',
    UpdatedAt: new Date(start - (1000 - number) * 60_000).toISOString(),
    Severity: { Label: 'HIGH', Normalized: 70, Original: 'HIGH' },
    FindingProviderFields: { Severity: { Label: 'HIGH', Original: 'HIGH' } },
    Compliance: { Status: 'FAILED', SecurityControlId: 'S3.8' },
    Workflow: { Status: 'NEW' },
    RecordState: 'ACTIVE',
    Resources: [
      {
        Id: `arn:aws:s3:::bucket-${number}`,
        Type: 'AwsS3Bucket',
        Region: region,
        Tags: { Service: number % 2 ? 'checkout' : 'payments' },
      },
    ],
    ...over,
  };
}

export type TestWorld = {
  simulator: Simulator;
  clock: SimulatorClock;
  hub: (accountId?: string, region?: string) => SecurityHubClient;
  tokens: (accessKeyId?: string, sessionToken?: string) => STSClient;
  hubWith: (
    credentials: { accessKeyId: string; sessionToken?: string },
    region?: string,
  ) => SecurityHubClient;
};

/** A small organisation with a frozen clock; limits are off unless given. */
export async function startWorld(
  findings: AsffRecord[],
  {
    bulk,
    ...options
  }: Partial<SimulatorOptions> & Pick<SimulatedOrganisation, 'bulk'> = {},
): Promise<TestWorld> {
  const clock = SimulatorClock.create(() => start);
  clock.freeze();
  const keyOf = (account: string) => `AKIA${account}`;
  const accounts = [administrator, member, otherMember, notEnabled];
  const simulator = await startSimulator({
    organisation: {
      administrator,
      homeRegion: home,
      linkedRegions: [linked],
      accounts: accounts.map(id => ({
        id,
        name: id,
        ...(id === notEnabled
          ? { hubEnabled: false, memberStatus: 'Invited' as const }
          : {}),
      })),
      roles: [
        { arn: `arn:aws:iam::${member}:role/reader`, externalId: 'secret' },
        {
          arn: `arn:aws:iam::${member}:role/read-only`,
          allowedOperations: ['GetFindings', 'DescribeHub'],
        },
      ],
      findings,
      bulk,
    },
    credentials: accounts.map(accountId => ({
      accessKeyId: keyOf(accountId),
      accountId,
    })),
    clock,
    limits: 'off',
    ...options,
  });
  const common = (
    region: string,
    credentials: { accessKeyId: string; sessionToken?: string },
  ) => ({
    region,
    endpoint: simulator.url,
    maxAttempts: 1,
    credentials: { secretAccessKey: 'any', ...credentials },
  });
  const hubWith: TestWorld['hubWith'] = (credentials, region = home) =>
    new SecurityHubClient(common(region, credentials));
  return {
    simulator,
    clock,
    hubWith,
    hub: (account = administrator, region = home) =>
      hubWith({ accessKeyId: keyOf(account) }, region),
    tokens: (accessKeyId = keyOf(administrator), sessionToken) =>
      new STSClient(common(home, { accessKeyId, sessionToken })),
  };
}
