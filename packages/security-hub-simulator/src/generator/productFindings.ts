import { AsffRecord } from '../store/AsffRecord';
import { GeneratedResource } from './GeneratedResource';
import { ageOf, timesOf, triageOf } from './lifecycle';
import { Random } from './Random';

/** What all findings of other products are made from. */
export type ProductFindingOptions = {
  resource: GeneratedResource;
  now: number;
  accountName: string;
  age?: number;
  /** GuardDuty only. */
  sample?: boolean;
  /** Which of its product's variants it is; default by chance. */
  variant?: number;
};

const normalized: Record<string, number> = {
  LOW: 1,
  MEDIUM: 40,
  HIGH: 70,
  CRITICAL: 90,
};

function common(
  random: Random,
  { resource, now, accountName, age }: ProductFindingOptions,
  product: { path: string; name: string; severity: string; type: string },
): Record<string, unknown> {
  return {
    SchemaVersion: '2018-10-08',
    ProductArn: `arn:aws:securityhub:${resource.region}::product/aws/${product.path}`,
    ProductName: product.name,
    CompanyName: 'Amazon',
    Region: resource.region,
    AwsAccountId: resource.account,
    AwsAccountName: accountName,
    Types: [product.type],
    ...timesOf(random, now, age ?? ageOf(random, product.severity)),
    Severity: {
      Label: product.severity,
      Normalized: normalized[product.severity],
    },
    Resources: [resource.entry],
    WorkflowState: 'NEW',
    ...triageOf(random, now),
    RecordState: random.chance(0.08) ? 'ARCHIVED' : 'ACTIVE',
    FindingProviderFields: {
      Severity: { Label: product.severity },
      Types: [product.type],
    },
  };
}

const threats = [
  [
    'Recon:EC2/PortProbeUnprotectedPort',
    'LOW',
    'An unprotected port is being probed.',
  ],
  [
    'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B',
    'MEDIUM',
    'Console sign-ins from two continents within an hour.',
  ],
  [
    'CryptoCurrency:EC2/BitcoinTool.B!DNS',
    'HIGH',
    'A domain of a mining pool was looked up.',
  ],
  [
    'Exfiltration:S3/AnomalousBehavior',
    'HIGH',
    'Objects were read in an unusual way.',
  ],
] as const;

/** A finding of Amazon GuardDuty. */
export function generateThreat(
  random: Random,
  options: ProductFindingOptions,
): AsffRecord {
  const [type, severity, title] =
    options.variant === undefined
      ? random.pick(threats)
      : threats[options.variant];
  const { account, region } = options.resource;
  const detector = random.hex(32);
  const id = `arn:aws:guardduty:${region}:${account}:detector/${detector}/finding/${random.hex(
    32,
  )}`;
  return {
    ...common(random, options, {
      path: 'guardduty',
      name: 'GuardDuty',
      severity,
      type: `TTPs/${type.split(':')[0]}/${type.replace('/', '-')}`,
    }),
    Id: id,
    GeneratorId: `arn:aws:guardduty:${region}:${account}:detector/${detector}`,
    Title: options.sample ? `[SAMPLE] ${title}` : title,
    Description: `${title} The resource belongs to account ${account}.`,
    ProductFields: {
      'aws/guardduty/service/serviceName': 'guardduty',
      'aws/guardduty/service/detectorId': detector,
      'aws/guardduty/service/archived': 'false',
      'aws/guardduty/service/count': String(1 + random.below(40)),
      'aws/securityhub/FindingId': `arn:aws:securityhub:${region}::product/aws/guardduty/${id}`,
      ...(options.sample
        ? { 'aws/guardduty/service/additionalInfo/sample': 'true' }
        : {}),
    },
  };
}

const packages = [
  ['openssl', '3.0.7-24', '3.0.7-27'],
  ['libxml2', '2.9.13-5', '2.9.13-9'],
  ['log4j-core', '2.17.0', '2.25.9'],
  ['requests', '2.25.0', '2.40.0'],
  ['lodash', '4.17.15', '4.18.9'],
  ['glibc', '2.34-60', '2.34-99'],
] as const;

const vulnerabilitySeverities = [
  'LOW',
  'MEDIUM',
  'MEDIUM',
  'HIGH',
  'HIGH',
  'CRITICAL',
] as const;

/** A package vulnerability of Amazon Inspector; the CVE numbers are of a year to come. */
export function generateVulnerability(
  random: Random,
  options: ProductFindingOptions,
): AsffRecord {
  const [name, installed, fixed] = random.pick(packages);
  const number = `CVE-2099-${10_000 + random.below(400)}`;
  const severity =
    options.variant === undefined
      ? random.pick(vulnerabilitySeverities)
      : vulnerabilitySeverities[options.variant];
  const hasFix = random.chance(0.8);
  const { account, region } = options.resource;
  return {
    ...common(random, options, {
      path: 'inspector',
      name: 'Inspector',
      severity,
      type: 'Software and Configuration Checks/Vulnerabilities/CVE',
    }),
    Id: `arn:aws:inspector2:${region}:${account}:finding/${random.hex(32)}`,
    GeneratorId: 'AWSInspector',
    Title: `${number} - ${name}`,
    Description: `The package ${name} ${installed} is affected by ${number}.`,
    Remediation: {
      Recommendation: {
        Text: hasFix
          ? `Update ${name} to ${fixed}.`
          : 'No fixed version is known yet.',
      },
    },
    ProductFields: {
      'aws/inspector/ProductVersion': '2',
      'aws/inspector/FindingStatus': 'ACTIVE',
      'aws/inspector/instanceId': String(options.resource.entry.Id),
    },
    Vulnerabilities: [
      {
        Id: number,
        Cvss: [
          {
            Version: '3.1',
            BaseScore: { LOW: 3.1, MEDIUM: 5.6, HIGH: 7.8, CRITICAL: 9.8 }[
              severity
            ],
            Source: 'NVD',
          },
        ],
        Vendor: { Name: 'NVD', VendorSeverity: severity },
        VulnerablePackages: [
          {
            Name: name,
            Version: installed,
            PackageManager: 'OS',
            ...(hasFix ? { FixedInVersion: fixed } : {}),
          },
        ],
        FixAvailable: hasFix ? 'YES' : 'NO',
        ExploitAvailable: random.chance(0.15) ? 'YES' : 'NO',
      },
    ],
  };
}

/** An external access finding of IAM Access Analyzer. */
export function generateAccessFinding(
  random: Random,
  options: ProductFindingOptions,
): AsffRecord {
  const { account, region, entry } = options.resource;
  const analyzer = `arn:aws:access-analyzer:${region}:${account}:analyzer/kumo-organisation`;
  const open =
    options.variant === undefined ? random.chance(0.3) : options.variant === 1;
  const principal = open
    ? '*'
    : `arn:aws:iam::${100_000_000_000 + random.below(999)}:root`;
  return {
    ...common(random, options, {
      path: 'access-analyzer',
      name: 'IAM Access Analyzer',
      severity: principal === '*' ? 'HIGH' : 'MEDIUM',
      type: 'Software and Configuration Checks/AWS Security Best Practices/External Access Granted',
    }),
    Id: `${analyzer}/finding/${random.uuid()}`,
    GeneratorId: analyzer,
    Title: `${String(entry.Type)} can be reached from outside the organisation`,
    Description:
      'The policy of the resource lets a principal of another account in.',
    ProductFields: {
      ResourceOwnerAccount: account,
      'External Principal Type': 'AWS',
      'External Principal': principal,
      'Action Granted': 's3:GetObject,s3:ListBucket',
      Condition: 'none',
    },
  };
}

const sensitive = [
  [
    'SensitiveData:S3Object/Personal',
    'MEDIUM',
    'Personal data was found in an object',
  ],
  [
    'SensitiveData:S3Object/Financial',
    'HIGH',
    'Card numbers were found in an object',
  ],
  ['Policy:IAMUser/S3BucketPublic', 'HIGH', 'A bucket became public'],
] as const;

/** `Policy:IAMUser/S3BucketPublic` is `Effects/Data Exposure/Policy:IAMUser-S3BucketPublic` in the AWS Security Finding Format. */
function asffTypeOf(type: string): string {
  const space = type.startsWith('Policy:')
    ? 'Effects/Data Exposure'
    : 'Sensitive Data Identifications/PII';
  return `${space}/${type.replace('/', '-')}`;
}

/** A finding of Amazon Macie. */
export function generateDataFinding(
  random: Random,
  options: ProductFindingOptions,
): AsffRecord {
  const [type, severity, title] =
    options.variant === undefined
      ? random.pick(sensitive)
      : sensitive[options.variant];
  const { account, region } = options.resource;
  return {
    ...common(random, options, {
      path: 'macie',
      name: 'Macie',
      severity,
      type: asffTypeOf(type),
    }),
    Id: `arn:aws:macie2:${region}:${account}:finding/${random.hex(32)}`,
    GeneratorId: 'aws/macie',
    Title: `${title}.`,
    Description: `${title} (${type}).`,
    ProductFields: {
      'aws/macie/JobId': random.hex(32),
      'aws/macie/FindingType': type,
    },
  };
}

/** Severities of the variants that each product's findings have. */
export const variantSeverities = {
  inspector: vulnerabilitySeverities,
  guardduty: threats.map(([, severity]) => severity),
  macie: sensitive.map(([, severity]) => severity),
  'access-analyzer': ['MEDIUM', 'HIGH'],
} as const;
