import { makeControlRecord, recordOf } from '../__testUtils__/asffRecords';

describe('controlIdOf, through a record', () => {
  it.each([
    // The named control wins over the generator and the fields of another standard.
    [
      {
        GeneratorId: 'pci-dss/v/3.2.1/PCI.Config.1',
        Compliance: { SecurityControlId: 'config.1' },
      },
      'Config.1',
    ],
    [
      {
        GeneratorId:
          'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.3',
        Compliance: {},
      },
      'IAM.8',
    ],
    [
      {
        GeneratorId:
          'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.1',
        Compliance: {},
      },
      'CloudWatch.1',
    ],
    [
      {
        GeneratorId: 'pci-dss/v/3.2.1/PCI.IAM.6',
        ProductFields: { ControlId: 'PCI.IAM.6' },
        Compliance: {},
      },
      'IAM.19',
    ],
    [
      {
        GeneratorId: 'aws-foundational-security-best-practices/v/1.0.0/S3.8',
        Compliance: {},
      },
      'S3.8',
    ],
    [
      {
        GeneratorId: 'something-else',
        Compliance: {},
        ProductFields: {
          ControlId: 'EC2.8',
          StandardsArn:
            'arn:aws:securityhub:::standards/aws-foundational-security-best-practices/v/1.0.0',
        },
      },
      'EC2.8',
    ],
    [
      {
        GeneratorId: 'aws-foundational-security-best-practices/v/1.0.0/Tea.9',
        Compliance: {},
      },
      'Tea.9',
    ],
    [{ GeneratorId: 'security-control/Tea.9', Compliance: {} }, 'Tea.9'],
    [
      {
        GeneratorId: 'pci-dss/v/3.2.1/PCI.Tea.9',
        ProductFields: { ControlId: 'PCI.Tea.9' },
        Compliance: {},
      },
      'legacy:pci-dss/v/3.2.1/PCI.Tea.9',
    ],
    [
      {
        GeneratorId: undefined,
        Compliance: {},
        Id: 'arn:aws:securityhub:eu-west-1:111122223333:subscription/cis-aws-foundations-benchmark/v/1.2.0/1.3/finding/1',
      },
      'IAM.8',
    ],
    [{ GeneratorId: undefined, Compliance: {}, Id: 'unknown' }, undefined],
  ])('control of %j is %s', (changes, control) => {
    const record = recordOf(makeControlRecord(changes));
    expect(record.kind).toBe('control');
    expect(record.controlId).toBe(control);
    expect(record.survivesRecreation).toBe(control !== undefined);
  });
});
