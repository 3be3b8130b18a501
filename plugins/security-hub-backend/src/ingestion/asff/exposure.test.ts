import { exposureOf } from './exposure';

const of = (...details: unknown[]) =>
  exposureOf(
    { Resources: details.map(Details => ({ Id: 'x', Details })) },
    'security-hub',
  );
const instance = (...addresses: unknown[]) => ({
  AwsEc2Instance: { IpV4Addresses: addresses },
});

describe('exposureOf', () => {
  it.each<[string, unknown, string | undefined]>([
    [
      'a public database',
      { AwsRdsDbInstance: { PubliclyAccessible: true } },
      'internet',
    ],
    [
      'in text',
      { AwsRedshiftCluster: { PubliclyAccessible: 'True' } },
      'internet',
    ],
    [
      'a private one',
      { AwsRdsDbInstance: { PubliclyAccessible: false } },
      'internal',
    ],
    [
      'a load balancer',
      { AwsElbv2LoadBalancer: { Scheme: 'internet-facing' } },
      'internet',
    ],
    [
      'an inner one',
      { AwsElbLoadBalancer: { Scheme: 'internal' } },
      'internal',
    ],
    ['a public address', instance('10.0.0.1', '198.51.100.7'), 'internet'],
    // A load balancer may stand in front
    [
      'private addresses',
      instance('10.0.0.1', '172.31.4.5', '192.168.1.1'),
      undefined,
    ],
    [
      'no addresses',
      instance('127.0.0.1', '0.0.0.0', '100.64.1.1', '169.254.1.1'),
      undefined,
    ],
    ['nonsense', instance('GeneratedFindingAddress', 7, { a: 1 }), undefined],
    ['no details', undefined, undefined],
    ['other details', { AwsS3Bucket: { Name: 'x' } }, undefined],
  ])('%s', (_, details, expected) => {
    expect(of(details)).toBe(expected);
  });

  it('takes the most open of several resources, and survives anything', () => {
    const inner = { AwsElbLoadBalancer: { Scheme: 'internal' } };
    expect(of(inner, instance('198.51.100.7'))).toBe('internet');
    expect(of(undefined, inner)).toBe('internal');
    for (const value of [
      undefined,
      'x',
      { Resources: 'x' },
      { Resources: [1] },
    ]) {
      expect(exposureOf(value, 'security-hub')).toBeUndefined();
    }
  });

  it('tells everybody from another account in findings of IAM Access Analyzer', () => {
    const external = (principal: string) =>
      exposureOf(
        {
          Resources: [
            { Details: { Other: { 'External Principal': principal } } },
          ],
        },
        'access-analyzer',
      );
    expect(external('*')).toBe('internet');
    expect(external('444455556666')).toBeUndefined();
  });
});
