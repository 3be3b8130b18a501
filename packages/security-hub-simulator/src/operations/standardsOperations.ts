import { SimulatedStandard } from '../store/Organisation';
import { invalidInput } from '../wire/AwsError';
import { Call, Operation } from './Call';

const fsbp = 'standards/aws-foundational-security-best-practices/v/1.0.0';
const cis = 'ruleset/cis-aws-foundations-benchmark/v/1.2.0';

/** The standards that AWS enables by itself. */
const defaultStandards: readonly SimulatedStandard[] = [
  { path: fsbp },
  { path: cis },
];

const knownStandards: readonly [path: string, name: string][] = [
  [fsbp, 'AWS Foundational Security Best Practices v1.0.0'],
  [cis, 'CIS AWS Foundations Benchmark v1.2.0'],
  [
    'standards/cis-aws-foundations-benchmark/v/1.4.0',
    'CIS AWS Foundations Benchmark v1.4.0',
  ],
  [
    'standards/cis-aws-foundations-benchmark/v/3.0.0',
    'CIS AWS Foundations Benchmark v3.0.0',
  ],
  [
    'standards/cis-aws-foundations-benchmark/v/5.0.0',
    'CIS AWS Foundations Benchmark v5.0.0',
  ],
  [
    'standards/nist-800-53/v/5.0.0',
    'NIST Special Publication 800-53 Revision 5',
  ],
  [
    'standards/nist-800-171/v/2.0.0',
    'NIST Special Publication 800-171 Revision 2',
  ],
  ['standards/pci-dss/v/3.2.1', 'PCI DSS v3.2.1'],
  ['standards/pci-dss/v/4.0.1', 'PCI DSS v4.0.1'],
  [
    'standards/aws-resource-tagging-standard/v/1.0.0',
    'AWS Resource Tagging Standard v1.0.0',
  ],
];

function standardArn(path: string, region: string): string {
  // Only the oldest standard is the same in all Regions.
  return path.startsWith('ruleset/')
    ? `arn:aws:securityhub:::${path}`
    : `arn:aws:securityhub:${region}::${path}`;
}

function page<T>(
  rows: readonly T[],
  input: { size: unknown; token: unknown },
): { rows: readonly T[]; NextToken?: string } {
  const size = Number(input.size ?? 100);
  const offset = Number(input.token ?? 0);
  if (!(size >= 1 && size <= 100) || !Number.isInteger(offset) || offset < 0) {
    throw invalidInput('Invalid parameter: MaxResults or NextToken');
  }
  const end = offset + size;
  return {
    rows: rows.slice(offset, end),
    NextToken: end < rows.length ? String(end) : undefined,
  };
}

function enabledIn({ world, identity, region }: Call) {
  const standards =
    world.accounts.get(identity.accountId)?.standards ?? defaultStandards;
  return standards.filter(({ regions }) => regions?.includes(region) ?? true);
}

/** GetEnabledStandards, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_GetEnabledStandards.html */
export const getEnabledStandards: Operation = call => {
  const { identity, region, input } = call;
  const asked = input.StandardsSubscriptionArns;
  const subscriptions = enabledIn(call)
    .map(({ path, status = 'READY', statusReason }) => ({
      StandardsSubscriptionArn: `arn:aws:securityhub:${region}:${
        identity.accountId
      }:subscription/${path.replace(/^[^/]*\//, '')}`,
      StandardsArn: standardArn(path, region),
      StandardsInput: {},
      StandardsStatus: status,
      StandardsControlsUpdatable:
        status === 'READY' ? 'READY_FOR_UPDATES' : 'NOT_READY_FOR_UPDATES',
      ...(statusReason
        ? { StandardsStatusReason: { StatusReasonCode: statusReason } }
        : {}),
    }))
    .filter(
      ({ StandardsSubscriptionArn }) =>
        !Array.isArray(asked) || asked.includes(StandardsSubscriptionArn),
    );
  const { rows, NextToken } = page(subscriptions, {
    size: input.MaxResults,
    token: input.NextToken,
  });
  return { StandardsSubscriptions: rows, NextToken };
};

/** DescribeStandards, see https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_DescribeStandards.html */
export const describeStandards: Operation = ({ region, query }) => {
  const standards = knownStandards.map(([path, name]) => ({
    StandardsArn: standardArn(path, region),
    Name: name,
    Description: `Controls of the ${name}.`,
    EnabledByDefault: path === fsbp || path === cis,
    StandardsManagedBy: { Company: 'AWS', Product: 'AWS Security Hub' },
  }));
  const { rows, NextToken } = page(standards, {
    size: query.get('MaxResults') ?? undefined,
    token: query.get('NextToken') ?? undefined,
  });
  return { Standards: rows, NextToken };
};
