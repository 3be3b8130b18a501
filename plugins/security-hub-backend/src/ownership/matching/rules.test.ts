import { OwnershipRule } from '../../config/settings';
import {
  account,
  alone,
  brief,
  data,
  Entities,
  foreign,
  full,
  ownersIn,
  resource,
  shop,
  stage,
  tag,
} from './__testUtils__/ownershipWorld';
import { OwnershipSubject, SubjectResource } from './types';

function rule(changes: Partial<OwnershipRule>): OwnershipRule {
  return {
    name: 'Landing zone',
    owner: 'group:default/platform',
    accounts: [],
    environments: [],
    regions: [],
    controls: [],
    resourceTypes: [],
    names: [],
    arns: [],
    tags: [],
    ...changes,
  };
}

const bucket = (name: string, more: Partial<SubjectResource> = {}) =>
  resource(`arn:aws:s3:::${name}`, undefined, {
    type: 'AwsS3Bucket',
    name,
    ...more,
  });
const group = resource(
  `arn:aws:ec2:ap-northeast-1:${shop}:security-group/sg-1`,
  { Env: 'a' },
  { type: 'AwsEc2SecurityGroup', name: 'sg-1', displayName: 'default' },
);

describe('rules', () => {
  it.each<[string, Partial<OwnershipRule>, Partial<OwnershipSubject>, boolean]>(
    [
      ['account', { accounts: [shop] }, {}, true],
      ['another account', { accounts: [data] }, {}, false],
      ['environment', { environments: ['prod'] }, {}, true],
      ['another environment', { environments: ['stage'] }, {}, false],
      [
        'an environment that nobody has named',
        { environments: ['prod', 'stage', 'dev', 'sandbox'] },
        { account: foreign },
        false,
      ],
      [
        'an account that the ledger does not know',
        { arns: ['arn:aws:s3:::cdk-*'] },
        { account: foreign },
        true,
      ],
      ['Region', { regions: ['ap-northeast-1'] }, {}, true],
      [
        'an unknown Region',
        { regions: ['ap-northeast-1'] },
        { region: 'unknown' },
        false,
      ],
      ['control', { controls: ['S3.8'] }, { controlId: 'S3.8' }, true],
      ['no control', { controls: ['S3.8'] }, {}, false],
      ['type', { resourceTypes: ['AwsS3Bucket'] }, {}, true],
      [
        'no resource',
        { resourceTypes: ['AwsS3Bucket'] },
        { resources: [] },
        false,
      ],
      [
        'no resource, and none is asked for',
        { accounts: [shop] },
        { resources: [] },
        true,
      ],
      ['name', { names: ['cdk-*-assets'] }, {}, true],
      ['another name', { names: ['dk-*-assets', 'cdk-*-asset'] }, {}, false],
      [
        'what people call it',
        { names: ['default'], resourceTypes: ['AwsEc2SecurityGroup'] },
        { resources: [group] },
        true,
      ],
      ['ARN', { arns: ['arn:aws:s3:::cdk-*'] }, {}, true],
      ['tags', { tags: ['Env=*', 'Env=a'] }, { resources: [group] }, true],
      [
        'a tag that it does not have',
        { tags: ['Env=a', 'Team'] },
        { resources: [group] },
        false,
      ],
      ['unknown tags', { tags: ['Env'] }, {}, false],
      [
        'all at once, of different resources',
        { names: ['default'], arns: ['arn:aws:s3:::cdk-*'] },
        { resources: [group, bucket('cdk-1-assets')] },
        false,
      ],
      [
        'a foreign resource',
        { accounts: [shop] },
        { resources: [resource(`arn:aws:sqs:eu-west-1:${foreign}:x`)] },
        false,
      ],
      [
        'a pattern that cannot be read',
        { accounts: [shop], arns: ['arn:*'] },
        {},
        false,
      ],
      [
        'a tag that cannot be read',
        { accounts: [shop], tags: ['=x'] },
        {},
        false,
      ],
      [
        'an account in another partition',
        { accounts: [shop] },
        { partition: 'aws-cn' },
        false,
      ],
      [
        'an unknown account',
        { regions: ['ap-northeast-1'] },
        { account: undefined },
        false,
      ],
    ],
  )('ask for %s', (_, changes, finding, expected) => {
    const matches = ownersIn(
      {},
      { resources: [bucket('cdk-1-assets')], ...finding },
      { rules: [rule(changes)] },
    );
    expect(matches.some(({ rank }) => rank === 'rule')).toBe(expected);
  });

  it.each<
    [string, Entities, OwnershipRule[], Partial<OwnershipSubject>, string[]]
  >([
    [
      'come after every selector',
      { whole: account },
      [rule({ accounts: [shop] })],
      {},
      ['whole account primary'],
    ],
    [
      'come before the ledger owner',
      { tags: tag('Service=a') },
      [rule({ accounts: [shop] })],
      {},
      ['platform rule primary'],
    ],
    [
      'are read in their order, the first that fits counts',
      { zone: {}, other: {} },
      [
        rule({
          name: '1',
          accounts: [stage],
          owner: 'component:default/other',
        }),
        rule({ name: '2', accounts: [shop], owner: 'component:default/zone' }),
        rule({ name: '3', accounts: [shop] }),
      ],
      {},
      ['zone rule primary'],
    ],
    [
      'give nothing where the owner is not in the catalog, and no later rule does',
      {},
      [
        rule({ accounts: [shop], owner: 'component:default/gone' }),
        rule({ name: '2', accounts: [shop] }),
      ],
      {},
      ['team-a ledger primary'],
    ],
    [
      'leave an orphan where the owner is not in the catalog, nor one in the ledger',
      {},
      [rule({ accounts: [alone], owner: 'component:default/gone' })],
      { account: alone },
      [],
    ],
    [
      'that name two owners for two resources make nobody primary',
      { zone: {} },
      [
        rule({ names: ['cdk-*'] }),
        rule({
          name: '2',
          names: ['stack-*'],
          owner: 'component:default/zone',
        }),
      ],
      { resources: [bucket('cdk-1'), bucket('stack-1')] },
      ['zone rule', 'platform rule'],
    ],
    [
      'that fit some of the resources give the whole',
      {},
      [rule({ names: ['cdk-*'] })],
      { resources: [bucket('cdk-1'), bucket('other')] },
      ['platform rule primary'],
    ],
    [
      'do not stand beside an entity that owns one of the resources',
      { one: full(`{accounts: ${shop}, arns: ["arn:aws:s3:::other"]}`) },
      [rule({ names: ['cdk-*'] })],
      { resources: [bucket('cdk-1'), bucket('other')] },
      ['one arn primary'],
    ],
  ])('%s', (_, entities, rules, finding, expected) => {
    const matches = ownersIn(
      entities,
      { resources: [bucket('cdk-1-assets')], ...finding },
      { rules },
    );
    expect(brief(matches)).toEqual(expected);
  });

  it('tell the reason', () => {
    const finding = { resources: [bucket('cdk-1')] };
    const cdk = rule({ name: 'CDK "bootstrap"', names: ['cdk-*'] });
    const [given] = ownersIn({}, finding, { rules: [cdk] });
    expect(given).toMatchObject({
      source: 'securityHub.ownership.rules',
      text: 'rule "CDK \\"bootstrap\\"" of the platform team; no entity claims the resource',
      selectorHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const rules = [{ ...cdk, owner: 'component:default/gone' }];
    const [fallback] = ownersIn({}, finding, { rules });
    expect(fallback).toMatchObject({ rank: 'ledger' });
    expect(fallback.text).toMatch(
      /ledger; no entity claims the resource; rule "CDK .*" fits, but its owner is not in the catalog$/,
    );
  });
});
