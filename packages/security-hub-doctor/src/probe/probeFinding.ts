import { AwsSecurityFinding } from '@aws-sdk/client-securityhub';

/** Where the probe's finding lives. */
export type ProbePlace = { partition: string; account: string; region: string };

/** ARN of the product that every account may import its own findings into. */
export function productArnOf({
  partition,
  account,
  region,
}: ProbePlace): string {
  return `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`;
}

/** The probe's own finding; `updatedAt` has to grow with every import, or AWS ignores it. */
export function probeFinding(
  place: ProbePlace,
  id: string,
  version: {
    compliance: 'FAILED' | 'PASSED';
    state: 'ACTIVE' | 'ARCHIVED';
    description: string;
    createdAt: Date;
    updatedAt: Date;
  },
): AwsSecurityFinding {
  return {
    SchemaVersion: '2018-10-08',
    Id: id,
    ProductArn: productArnOf(place),
    GeneratorId: 'security-hub-portal-probe',
    AwsAccountId: place.account,
    Types: ['Software and Configuration Checks'],
    CreatedAt: version.createdAt.toISOString(),
    UpdatedAt: version.updatedAt.toISOString(),
    Severity: { Label: 'LOW' },
    Title: 'Probe of the Security Hub portal (made by yarn probe, no issue)',
    Description: version.description,
    Compliance: { Status: version.compliance },
    RecordState: version.state,
    Resources: [
      {
        Type: 'Other',
        Id: 'security-hub-portal-probe',
        Region: place.region,
      },
    ],
  };
}
