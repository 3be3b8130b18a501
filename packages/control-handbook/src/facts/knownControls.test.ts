import {
  canonicalControlId,
  controlIdOfLegacyGenerator,
  defaultControlFacts,
  isGlobalControl,
  isKnownControl,
} from './knownControls';

describe('the committed facts', () => {
  it('knows every control once, with its facts', () => {
    const table = defaultControlFacts();
    const list = table.list();
    expect(list).toHaveLength(724);
    expect(list.filter(({ status }) => status === 'active')).toHaveLength(589);
    expect(new Set(list.map(({ id }) => id)).size).toBe(724);
    expect(table.exact('ec2.22')).toMatchObject({
      id: 'EC2.22',
      severity: 'MEDIUM',
      layer: 'network',
      schedule: ['periodic'],
    });
    expect(table.exact('IAM.6')?.standards['CIS-AWS-v3.0.0']).toEqual(['1.6']);
    expect(new Set(list.map(({ layer }) => layer))).toEqual(
      new Set(['account', 'network', 'application', 'data-store']),
    );
  });

  it('compares ids without case but exactly, and follows renamed ids only', () => {
    expect(isKnownControl('config.1')).toBe(true);
    expect(isKnownControl('Config.10')).toBe(false);
    expect(isKnownControl('PCI.IAM.6')).toBe(false);
    expect(isKnownControl('ECS.1')).toBe(true);
    expect(isKnownControl('')).toBe(false);
    expect(isKnownControl('__proto__')).toBe(false);
    expect(canonicalControlId(' s3.8 ')).toBe('S3.8');
    expect(canonicalControlId('SageMaker AI.1')).toBe('SageMaker.1');
    expect(canonicalControlId('OpenSearch.10')).toBe('Opensearch.10');
    expect(canonicalControlId('IAM.20')).toBe('IAM.20');
  });

  it.each([
    ['pci-dss/v/3.2.1/PCI.IAM.6', 'IAM.19'],
    ['PCI-DSS/v/3.2.1/pci.iam.6', 'IAM.19'],
    [
      'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3',
      'IAM.8',
    ],
    ['cis-aws-foundations-benchmark/v/1.2.0/rule/1.1', 'CloudWatch.1'],
    ['aws-foundational-security-best-practices/v/1.0.0/S3.8', 'S3.8'],
    ['security-control/Config.1', 'Config.1'],
    ['security-control/Config.10', undefined],
    ['pci-dss/v/3.2.1/PCI.IAM.66', undefined],
    ['prowler-s3_bucket_public_access', undefined],
    ['S3.8', undefined],
    ['', undefined],
  ])('reads the generator %s as %s', (generator, id) => {
    expect(controlIdOfLegacyGenerator(generator)).toBe(id);
  });

  it('knows the controls without a Region', () => {
    for (const id of [
      'IAM.6',
      'iam.19',
      'Account.1',
      'CloudFront.1',
      'KMS.1',
    ]) {
      expect(isGlobalControl(id)).toBe(true);
    }
    for (const id of [
      'S3.1',
      'S3.8',
      'KMS.4',
      'EC2.7',
      'Config.1',
      'Nobody.1',
    ]) {
      expect(isGlobalControl(id)).toBe(false);
    }
  });
});
