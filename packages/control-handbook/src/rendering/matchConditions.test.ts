import fc from 'fast-check';
import { resourceNameOfArn, type SubjectResource } from './GuidanceSubject';
import { fitsPattern, matchConditions } from './matchConditions';

const arn =
  'arn:aws:ec2:ap-northeast-1:111122223333:security-group/sg-0a1b2c3d4e5f60718';
const group: SubjectResource = {
  id: arn,
  type: 'AwsEc2SecurityGroup',
  displayName: 'eks-cluster-sg-kumo-coffee-123',
  tags: { 'kubernetes.io/cluster/kumo': 'owned', Name: 'nodes' },
};

describe('matchConditions', () => {
  it('says on what it matched', () => {
    expect(matchConditions([{ name: 'eks-cluster-sg-*' }], group)).toEqual({
      matched: true,
      matchedOn: [
        {
          kind: 'name',
          pattern: 'eks-cluster-sg-*',
          value: 'eks-cluster-sg-kumo-coffee-123',
        },
      ],
    });
    expect(
      matchConditions(
        [
          { name: 'x' },
          {
            resourceType: 'AWS::EC2::SecurityGroup',
            tag: 'kubernetes.io/cluster/*',
            tagValue: 'owned',
            arn: 'arn:*:security-group/*',
          },
        ],
        group,
      ).matchedOn.map(({ kind }) => kind),
    ).toEqual(['arn', 'resource-type', 'tag']);
  });

  it.each<[string, SubjectResource | undefined, boolean | undefined]>([
    ['nothing is known', undefined, undefined],
    ['the resource is empty', {}, undefined],
    ['only an opaque id is known', { id: arn }, undefined],
    ['the name is known', { id: arn, displayName: 'web' }, false],
    ['the name fits', { id: arn, displayName: 'default' }, true],
    ['the tag Name fits', { id: arn, tags: { Name: 'default' } }, true],
    ['a bucket has its name in the ARN', { id: 'arn:aws:s3:::menu' }, false],
  ])('with a name: %s', (_case, resource, matched) => {
    expect(matchConditions([{ name: 'default' }], resource).matched).toBe(
      matched,
    );
  });

  it('does not take unknown tags for absent ones', () => {
    const conditions = [{ tag: 'aws:eks:cluster-name' }];
    expect(matchConditions(conditions, { tags: {} }).matched).toBe(false);
    expect(matchConditions(conditions, {}).matched).toBeUndefined();
    expect(
      matchConditions([{ tag: 'a', name: 'menu' }], {
        displayName: 'other',
      }).matched,
    ).toBe(false);
  });

  it('fits patterns like a regular expression would', () => {
    const piece = fc.string({
      unit: fc.constantFrom('a', 'b', '*'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        piece,
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }),
        (pattern, value) => {
          const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
          expect(fitsPattern(pattern, value)).toBe(expression.test(value));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('resourceNameOfArn', () => {
  it.each([
    ['arn:aws:s3:eu-west-1:111122223333:accesspoint/orders', 'orders'],
    [
      'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:TargetTracking-table/orders',
      'TargetTracking-table/orders',
    ],
    [arn, 'sg-0a1b2c3d4e5f60718'],
    ['arn:aws:s3:::menu', 'menu'],
    ['arn:aws:s3:::menu/key/part', 'menu'],
    ['arn:aws:rds:us-east-1:111122223333:snapshot:rds:menu-1', 'rds:menu-1'],
    ['arn:aws:lambda:us-east-1:111122223333:function:brew:live', 'brew'],
    ['arn:aws:ecr:us-east-1:111122223333:repository/kumo/brew', 'kumo/brew'],
    ['arn:aws:dynamodb:us-east-1:111122223333:table/menu/index/x', 'menu'],
    ['arn:aws:ecs:us-east-1:111122223333:task-definition/brew:3', 'brew:3'],
    [
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/50dc',
      'web',
    ],
    [
      'arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/web',
      'web',
    ],
    [
      'arn:aws:secretsmanager:us-east-1:111122223333:secret:db/menu-a1b2c3',
      'db/menu',
    ],
    ['arn:aws:iam::111122223333:role/path/brewer', 'brewer'],
    ['arn:aws:logs:us-east-1:111122223333:log-group:/aws/brew:*', '/aws/brew'],
    ['arn:aws:cloudformation:us-east-1:111122223333:stack/menu/0f1e', 'menu'],
    ['AWS::::Account:111122223333', undefined],
    ['', undefined],
  ])('takes the name from %s', (id, name) => {
    expect(resourceNameOfArn(id)).toBe(name);
  });
});
