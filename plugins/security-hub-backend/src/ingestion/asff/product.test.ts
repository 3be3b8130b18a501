import { makeProductRecord, recordOf } from '../__testUtils__/asffRecords';

describe('productOf, through a record', () => {
  it.each([
    [
      'arn:aws-cn:securityhub:cn-north-1::product/aws/guardduty',
      undefined,
      'aws-cn',
      'cn-north-1',
      'guardduty',
      'GuardDuty',
    ],
    [
      'arn:aws-us-gov:securityhub:us-gov-west-1::product/aws/securityhub',
      undefined,
      'aws-us-gov',
      'us-gov-west-1',
      'security-hub',
      'Security Hub',
    ],
    [
      'arn:aws-iso:securityhub:us-iso-west-1:111122223333:product/111122223333/default',
      'Bean Counter',
      'aws-iso',
      'us-iso-west-1',
      'custom/bean-counter',
      'Bean Counter',
    ],
    [
      'arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default',
      'Default',
      'aws',
      'eu-west-1',
      'custom/default',
      'Custom',
    ],
    [
      'arn:aws:securityhub:eu-west-1::product/Kumo/Scanner',
      undefined,
      'aws',
      'eu-west-1',
      'kumo/scanner',
      'scanner',
    ],
    [
      'arn:aws:securityhub:eu-west-1::product/aws/brand-new',
      'Brand New',
      'aws',
      'eu-west-1',
      'brand-new',
      'Brand New',
    ],
    [
      'arn:aws::securityhub:eu-west-1::product/aws/inspector',
      undefined,
      'aws',
      'eu-west-1',
      'inspector',
      'Inspector',
    ],
  ])('product %s', (ProductArn, ProductName, partition, region, key, name) => {
    const record = recordOf(
      makeProductRecord('x/y', { ProductArn, ProductName, Region: undefined }),
    );
    expect(record.identity).toMatchObject({ partition, region });
    expect(record.product).toEqual({ key, name });
  });

  it('keeps the key of a custom product whose name changes', () => {
    const ProductArn =
      'arn:aws:securityhub:eu-west-1:111122223333:product/111122223333/default';
    const [before, after] = ['Beans', 'Better Beans'].map(ProductName =>
      recordOf(makeProductRecord('x/y', { ProductArn, ProductName })),
    );
    expect(before.product.key).not.toBe(after.product.key);
    expect(before.issueKey).toBe(after.issueKey);
  });
});
