import {
  makeControlDocument,
  recordOfOcsf,
} from '../__testUtils__/ocsfDocuments';

describe('the resources of a document', () => {
  it.each([
    [
      { type: 'AWS::EC2::Instance', uid: 'i-0a1' },
      [
        'i-0a1',
        'arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1',
        'AwsEc2Instance',
      ],
    ],
    [
      {
        type: 'AWS::IAM::Policy',
        region: 'global',
        uid: 'ANPA',
        uid_alt: 'arn:aws:iam::111122223333:policy/beans',
      },
      [
        'arn:aws:iam::111122223333:policy/beans',
        'arn:aws:iam::111122223333:policy/beans',
        'AwsIamPolicy',
      ],
    ],
    [
      {
        type: 'AWS::::Account',
        uid: '111122223333',
        uid_alt: 'arn:aws:guardduty:eu-west-1:111122223333:detector/1',
      },
      ['111122223333', 'AWS::::Account:111122223333', 'AwsAccount'],
    ],
    [
      { type: 'AwsIamAccessKey', uid: 'AWS::IAM::AccessKey:AKIA' },
      [
        'AWS::IAM::AccessKey:AKIA',
        'AWS::IAM::AccessKey:AKIA',
        'AwsIamAccessKey',
      ],
    ],
    [{ name: 'kumo-menu', type: 'Other' }, ['kumo-menu', 'kumo-menu', 'Other']],
    [
      {
        uid: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
        uid_alt: 'arn:aws:x:::y',
        type: 'AWS::RDS::DBInstance',
      },
      [
        'arn:aws:rds:eu-west-1:111122223333:db:orders',
        'arn:aws:rds:eu-west-1:111122223333:db:orders',
        'AwsRdsDbInstance',
      ],
    ],
  ])('resource %j is %j', (resource, expected) => {
    const { provider } = recordOfOcsf(
      makeControlDocument({ resources: [resource] }),
    );
    const [{ id, canonicalId, type }] = provider.resources;
    expect([id, canonicalId, type]).toEqual(expected);
  });

  it('knows when an image was pushed', () => {
    const { provider } = recordOfOcsf(
      makeControlDocument({
        resources: [
          {
            type: 'AWS::ECR::Image',
            uid: 'arn:aws:ecr:eu-west-1:111122223333:repository/roast/sha256:ab',
            data: {
              awsEcrContainerImageDetails: { pushedAt: '2026-11-01T00:00:00Z' },
            },
          },
        ],
      }),
    );
    expect(provider.resources).toMatchObject([
      {
        type: 'AwsEcrContainerImage',
        name: 'roast',
        imagePushedAt: '2026-11-01T00:00:00.000Z',
      },
    ]);
  });

  it('keeps tags, names, owners and the lone resource of older versions; marks what has no name', () => {
    const { provider, gaps } = recordOfOcsf(
      makeControlDocument({
        resources: undefined,
        resource: {
          type: 'AWS::WAFv2::WebACL',
          uid: 'web',
          owner: { account: { uid: '444455556666' } },
          tags: [
            { name: 'Name', value: 'front door' },
            { name: 'empty', value: '' },
            { value: 'x' },
          ],
        },
      }),
    );
    expect(provider.resources).toEqual([
      {
        id: 'web',
        canonicalId: 'web',
        type: 'AwsWafv2WebAcl',
        name: 'web',
        displayName: 'front door',
        partition: undefined,
        region: undefined,
        // Another account's: it gives no ownership
        arnAccount: '444455556666',
        tags: { Name: 'front door', empty: '' },
      },
    ]);
    expect(gaps).toEqual([]);
    expect(
      recordOfOcsf(makeControlDocument({ resources: [{}, 7] })).gaps,
    ).toEqual(['resources[0].uid is absent', 'resources[1].uid is absent']);
    expect(recordOfOcsf(makeControlDocument({ resources: [] })).gaps).toEqual([
      'resources is absent',
    ]);
  });
});
