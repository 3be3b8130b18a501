import { isArnPatternMistake, parseArnPattern } from '../scope';
import {
  account,
  arns,
  brief,
  Entities,
  full,
  ownersIn,
  resource,
  shop,
  tag,
} from './__testUtils__/ownershipWorld';
import { namedLength } from './exactness';

const queue = `arn:aws:sqs:ap-northeast-1:${shop}:checkout-orders`;

describe('exactness', () => {
  it.each([
    ['arn:aws:s3:::*', 0],
    ['arn:aws:s3:::c*', 1],
    ['arn:aws:s3:::checkout-*', 9],
    ['arn:aws:s3:::checkout-logs/*', 14],
    ['arn:aws:s3:::*-checkout', 0],
    [`arn:aws:s3:*:${shop}:accesspoint/*`, 0],
    [`arn:aws:rds:*:${shop}:db:*`, 0],
    [`arn:aws:rds:*:${shop}:db:checkout-*`, 9],
    [`arn:aws:rds:*:${shop}:d*`, 0],
    [`arn:aws:lambda:*:*:function*`, 0],
    [`arn:aws:lambda:*:*:function:checkout:*`, 9],
    [`arn:aws:ec2:*:${shop}:instance/i-*`, 0],
    [`arn:aws:ec2:*:${shop}:instance/i-0ab*`, 3],
    [`arn:aws:ec2:*:${shop}:*`, 0],
    [`arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*`, 0],
    [`arn:aws:elasticloadbalancing:*:*:loadbalancer/app/shop/*`, 5],
    [`arn:aws:apigateway:eu-west-1::/restapis/*`, 0],
    [`arn:aws:apigateway:eu-west-1::/restapis/a1b2*`, 4],
    [`arn:aws:sns:*:${shop}:*`, 0],
    [`arn:aws:sns:*:${shop}:orders-*`, 7],
    [`arn:aws:iam::${shop}:role/*`, 0],
    [`arn:aws:iam::${shop}:role/checkout*`, 8],
  ])('%s says %i characters of the name', (text, expected) => {
    const pattern = parseArnPattern(text);
    if (isArnPatternMistake(pattern)) {
      throw new Error(pattern.message);
    }
    expect(namedLength(pattern)).toBe(expected);
  });

  it.each<[string, Entities, string[]]>([
    [
      'a pattern without a name does not come before the tags of another team',
      {
        mine: { ...account, ...tag('Service=checkout') },
        'c-all': arns(`arn:aws:sqs:ap-northeast-1:${shop}:*`),
      },
      ['mine account-tags primary', 'c-all account'],
    ],
    [
      'it comes before the whole account',
      { whole: account, queues: arns(`arn:aws:sqs:*:${shop}:*`) },
      ['queues account primary', 'whole account'],
    ],
    [
      'two of them that say the same are in conflict',
      {
        x: arns(`arn:aws:sqs:*:${shop}:*`),
        'c-y': arns(`arn:aws:sqs:*:*:*`),
      },
      ['c-y account conflict', 'x account conflict'],
    ],
    [
      'together with tags it counts as tags, and a little more',
      {
        tags: { ...account, ...tag('Service=checkout') },
        both: full(
          `{accounts: ${shop}, tags: {Service: checkout}, arns: ["arn:aws:sqs:*:*:*"]}`,
        ),
      },
      ['both account-tags primary', 'tags account-tags'],
    ],
    [
      'a name comes before the Region: `*` there says nothing less',
      {
        short: arns(`arn:aws:sqs:ap-northeast-1:${shop}:check*`),
        long: arns('arn:aws:sqs:*:*:checkout-*'),
      },
      ['long arn-pattern primary', 'short arn-pattern'],
    ],
    [
      'of the same name the one with the Region',
      {
        region: arns(`arn:aws:sqs:ap-northeast-1:${shop}:checkout-*`),
        any: arns('arn:aws:sqs:*:*:checkout-*'),
      },
      ['region arn-pattern primary', 'any arn-pattern'],
    ],
    [
      'a value before a pattern, a pattern before any value',
      {
        any: tag('Service'),
        wide: tag('Service=c*'),
        narrow: tag('Service=check*'),
        exact: tag('Service=checkout'),
        two: tag('Service,Env'),
      },
      [
        'two account-tags primary',
        'any account-tags',
        'exact account-tags',
        'narrow account-tags',
        'wide account-tags',
      ],
    ],
    [
      'a longer pattern before a shorter one',
      { wide: tag('Service=c*'), narrow: tag('Service=check*') },
      ['narrow account-tags primary', 'wide account-tags'],
    ],
    [
      'an exact value before a pattern',
      { exact: tag('Service=checkout'), pattern: tag('Service=checkout*') },
      ['exact account-tags primary', 'pattern account-tags'],
    ],
    [
      'repeating a key gains nothing',
      {
        once: tag('Service=checkout'),
        'c-often': tag('Service=*, Service=c*, Service=checkout'),
      },
      ['c-often account-tags conflict', 'once account-tags conflict'],
    ],
  ])('%s', (_, entities, expected) => {
    const resources = [resource(queue, { Service: 'checkout', Env: 'prod' })];
    expect(brief(ownersIn(entities, { resources }))).toEqual(expected);
  });
});
