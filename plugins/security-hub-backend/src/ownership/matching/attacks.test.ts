import { ClaimingEntity, resolveClaims } from '../claims';
import { parseScope } from '../scope';
import {
  account,
  arns,
  brief,
  data,
  Entities,
  foreign,
  full,
  ledger,
  ownersIn,
  resource,
  shop,
  stage,
  subject,
  tag,
  vague,
} from './__testUtils__/ownershipWorld';
import { createOwnershipIndex } from './createOwnershipIndex';
import { OwnershipSubject } from './types';

const queue = `arn:aws:sqs:ap-northeast-1:${shop}:checkout`;
const environments = (text: string) => ({
  'aws-security-hub/environments': text,
});

describe('who tries to get what belongs to others', () => {
  it.each<[string, Entities, Partial<OwnershipSubject>, string[]]>([
    [
      'a forged finding with an ARN of another team, in an account of one of its own, gives that team nothing to decide',
      {
        victim: arns(queue),
        attacker: { 'aws-security-hub/account-ids': stage },
      },
      { account: stage, resources: [resource(queue)] },
      ['team-a ledger primary'],
    ],
    [
      'nor the ARN in another spelling of the record, with a resource of its own',
      { victim: arns(queue) },
      {
        account: data,
        resources: [resource(queue, undefined, { arnAccount: undefined })],
      },
      ['team-a ledger primary'],
    ],
    [
      'nor where only the canonical id names it: the record is kept in its account',
      { victim: arns(queue) },
      {
        account: data,
        resources: [
          resource('checkout', undefined, {
            canonicalId: queue,
            arnAccount: shop,
          }),
        ],
      },
      ['team-a ledger primary'],
    ],
    [
      'a bucket ARN names no account: it counts in the accounts that its claimer may claim',
      { victim: arns('arn:aws:s3:::checkout-logs') },
      { account: foreign },
      [],
    ],
    [
      'the account of AWS itself is nobody to claim',
      { attacker: arns('arn:aws:iam::aws:policy/*') },
      {
        account: foreign,
        resources: [resource('arn:aws:iam::aws:policy/Admin')],
      },
      [],
    ],
    [
      'another team claims the account, in every way there is',
      {
        'b-account': account,
        'b-tags': { ...account, ...tag('Service=checkout') },
        'b-tag': tag('Service=checkout'),
        'b-any': tag('Service=*'),
        'b-arn': arns(queue),
        'b-pattern': arns('arn:aws:sqs:*:*:*'),
        'b-all': arns('arn:*'),
        'b-full': full(
          `- accounts: [${shop}]\n- tags: [Service]\n- arns: ["arn:aws:sqs:*:*:check*"]`,
        ),
        'b-related': { annotations: {}, related: [queue] },
        'b-env': { ...account, ...environments('prod') },
      },
      { resources: [resource(queue, { Service: 'checkout' })] },
      ['team-a ledger primary'],
    ],
    [
      'a group that claims what it does not own',
      { 'b-group': account },
      {},
      ['team-a ledger primary'],
    ],
    [
      'an account of another environment, or of none that is known',
      {
        prod: {
          'aws-security-hub/account-ids': `${shop}, ${stage}, ${vague}`,
          ...environments('prod'),
        },
      },
      { account: vague },
      ['team-a ledger primary'],
    ],
    [
      'an exception by environment that may hold is taken to hold',
      {
        most: full(`{accounts: ${vague}, not: {environments: prod}}`),
        all: full(`{accounts: ${vague}}`),
      },
      { account: vague },
      ['all account primary'],
    ],
    [
      'an exception by environment that does not hold',
      { most: full(`{accounts: ${stage}, not: {environments: prod}}`) },
      { account: stage },
      ['most account primary'],
    ],
  ])('%s', (_, entities, finding, expected) => {
    expect(brief(ownersIn(entities, finding))).toEqual(expected);
  });

  it.each([
    `x' OR 1=1 --`,
    '"; drop table findings; --',
    '(a+)+$.[b]%_^',
    'a,b;c=d',
    `'"\\"'`,
    '決済🍜\u0301',
    '%',
    '_',
    '\\',
    '__proto__',
    '*',
    'a*b',
    '\\*',
  ])('the tag value %j is only text, quoted', value => {
    const quoted = `"${value.replace(/(["\\])/g, '\\$1')}"`;
    const owners = (text: string) =>
      brief(
        ownersIn(
          { x: tag(`Service=${quoted}`), y: tag(`${quoted}`) },
          { resources: [resource(queue, { Service: text })] },
        ),
      );
    expect(owners(value)).toEqual(['x account-tags primary']);
    expect(owners(`${value}x`)).toEqual(['team-a ledger primary']);
    expect(owners('a-b')).toEqual(['team-a ledger primary']);
    // As a key: not one that every object has
    expect(
      brief(
        ownersIn(
          { y: tag(quoted) },
          { resources: [resource(queue, Object.fromEntries([[value, '1']]))] },
        ),
      ),
    ).toEqual(['y account-tags primary']);
  });

  it('a tag that somebody sets matches a pattern as text, however it is made', () => {
    const owners = (value: string) =>
      brief(
        ownersIn(
          { x: tag('Service=checkout-*') },
          { resources: [resource(queue, { Service: value })] },
        ),
      )[0];
    for (const value of [
      'checkout-',
      'checkout-*',
      'checkout-\n',
      'checkout-決済',
    ]) {
      expect(owners(value)).toBe('x account-tags primary');
    }
    for (const value of ['Checkout-a', 'checkout', '*', 'a checkout-', '']) {
      expect(owners(value)).toBe('team-a ledger primary');
    }
    // No backtracking
    expect(
      brief(
        ownersIn(
          { x: tag(`Service=${'*a'.repeat(100)}*b`) },
          { resources: [resource(queue, { Service: 'a'.repeat(100_000) })] },
        ),
      ),
    ).toEqual(['team-a ledger primary']);
  });

  it.each<[string, ClaimingEntity, boolean]>([
    [
      'the team of that name',
      { ref: 'component:default/x', ownerRefs: ['group:default/team-a'] },
      true,
    ],
    [
      'a team of that name in another namespace',
      { ref: 'component:default/x', ownerRefs: ['group:other/team-a'] },
      false,
    ],
    [
      'a user of that name',
      { ref: 'component:default/x', ownerRefs: ['user:default/team-a'] },
      false,
    ],
    [
      'the entity that may claim it',
      { ref: 'component:default/allowed', ownerRefs: [] },
      true,
    ],
    [
      'an entity of that name in another namespace',
      { ref: 'component:other/allowed', ownerRefs: [] },
      false,
    ],
    [
      'an entity of that name and another kind',
      { ref: 'api:default/allowed', ownerRefs: [] },
      false,
    ],
    ['the group itself', { ref: 'group:default/team-a', ownerRefs: [] }, true],
    [
      'a group of that name in another namespace',
      { ref: 'group:other/team-a', ownerRefs: [] },
      false,
    ],
    [
      'a group that says it belongs to a group below, or above',
      { ref: 'group:default/gang', ownerRefs: ['group:default/unit'] },
      false,
    ],
    [
      'a component that is called as the group',
      { ref: 'component:default/team-a', ownerRefs: [] },
      false,
    ],
  ])('an account is claimed by %s', (_, entity, expected) => {
    const scope = resolveClaims(
      parseScope({ annotations: account }),
      entity,
      ledger,
      {
        mode: 'ledger',
        allow: [{ entityRef: 'allowed', accounts: [shop] }],
        trustedLocations: [],
      },
    );
    const matches = createOwnershipIndex([scope], ledger).match(subject());
    expect(matches.some(({ rank }) => rank === 'account')).toBe(expected);
  });
});
