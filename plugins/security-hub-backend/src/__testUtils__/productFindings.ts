import { createHash } from 'node:crypto';
import { AsffRecord } from './controlFinding';

type Options = {
  resource?: string;
  type?: string;
  account?: string;
  severity?: string;
  recordState?: string;
  updatedAt?: string;
  overrides?: AsffRecord;
};

function productFinding(
  product: 'guardduty' | 'inspector' | 'config' | 'securityhub',
  options: Options & { name: string },
): AsffRecord {
  const {
    resource = 'arn:aws:s3:::orders',
    type = 'AwsS3Bucket',
    account = '111122223333',
    severity = 'HIGH',
    recordState = 'ACTIVE',
    updatedAt = '2026-11-01T10:00:00.000Z',
  } = options;
  const id = createHash('md5')
    .update(`${options.name} ${resource} ${account}`)
    .digest('hex');
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:${product}:eu-west-1:${account}:finding/${id}`,
    ProductArn: `arn:aws:securityhub:eu-west-1::product/aws/${product}`,
    Region: 'eu-west-1',
    GeneratorId: `${product}/${options.name}`,
    AwsAccountId: account,
    CreatedAt: '2026-10-01T10:00:00.000Z',
    UpdatedAt: updatedAt,
    Severity: { Label: severity },
    Title: options.name,
    Description: options.name,
    Resources: [
      { Type: type, Id: resource, Partition: 'aws', Region: 'eu-west-1' },
    ],
    Workflow: { Status: 'NEW' },
    RecordState: recordState,
    ...options.overrides,
  };
}

/** A finding of Amazon GuardDuty about the bucket `orders` in account 111122223333. */
export function threatFinding(
  options: Options & { name?: string } = {},
): AsffRecord {
  const { name = 'Exfiltration' } = options;
  return productFinding('guardduty', {
    name,
    ...options,
    overrides: { Types: [`TTPs/${name}`], ...options.overrides },
  });
}

/** A vulnerability that Amazon Inspector found, by default on an instance. */
export function vulnerabilityFinding(
  options: Options & {
    cve?: string;
    exploit?: 'YES' | 'NO';
    epss?: number;
    fix?: 'YES' | 'NO';
  } = {},
): AsffRecord {
  const { cve = 'CVE-2026-1234', exploit, epss, fix = 'YES' } = options;
  return productFinding('inspector', {
    name: cve,
    resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
    type: 'AwsEc2Instance',
    ...options,
    overrides: {
      Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
      Vulnerabilities: [
        {
          Id: cve,
          VulnerablePackages: [{ Name: 'openssl', Version: '3.0.7' }],
          ExploitAvailable: exploit,
          EpssScore: epss,
          FixAvailable: fix,
        },
      ],
      ...options.overrides,
    },
  });
}

/** What a rule of AWS Config that the organisation wrote says of the bucket `orders`. */
export function configRuleFinding(
  options: Options & { rule: string },
): AsffRecord {
  const { rule, account = '111122223333' } = options;
  const arn = `arn:aws:config:eu-west-1:${account}:config-rule/config-rule-${createHash(
    'md5',
  )
    .update(rule)
    .digest('hex')
    .slice(0, 6)}`;
  return productFinding('config', {
    name: rule,
    ...options,
    overrides: {
      Id: `${arn}/finding/1`,
      GeneratorId: arn,
      Types: ['Software and Configuration Checks'],
      ProductFields: { 'aws/config/ConfigRuleArn': arn },
      Compliance: { Status: 'FAILED' },
      ...options.overrides,
    },
  });
}

/** A finding that the account has imported itself, about the bucket `orders`. */
export function importedFinding(
  options: Options & { name: string },
): AsffRecord {
  const { account = '111122223333' } = options;
  return productFinding('securityhub', {
    ...options,
    overrides: {
      ProductArn: `arn:aws:securityhub:eu-west-1:${account}:product/${account}/default`,
      Types: ['Software and Configuration Checks'],
      ...options.overrides,
    },
  });
}

/** An open network path that Amazon Inspector found to an instance. */
export function networkPathFinding(options: Options = {}): AsffRecord {
  return productFinding('inspector', {
    name: 'network path',
    resource: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1',
    type: 'AwsEc2Instance',
    severity: 'MEDIUM',
    ...options,
    overrides: {
      Types: [
        'Software and Configuration Checks/AWS Security Best Practices/Network Reachability',
      ],
      Network: { Protocol: 'TCP', OpenPortRange: { Begin: 22, End: 22 } },
      ...options.overrides,
    },
  });
}
