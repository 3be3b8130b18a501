import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { compileRules } from '../ownership/matching/rules';
import { readOwnership } from './readOwnership';

const path = 'securityHub.ownership';
const read = (ownership: JsonObject) =>
  readOwnership(new ConfigReader(ownership), path);
const owner = 'component:default/landing-zone';

describe('readOwnership', () => {
  it('reads rules and shares', () => {
    expect(read({})).toEqual({
      trustedTagKeys: undefined,
      rules: [],
      shares: [],
    });
    const { rules, shares } = read({
      rules: [
        {
          name: 'StackSets',
          owner: 'Component:Landing-Zone',
          accounts: ['111122223333'],
          environments: ['prod'],
          regions: ['ap-northeast-1'],
          controls: ['EC2.2'],
          resourceTypes: ['AwsEc2SecurityGroup'],
          names: ['default'],
          arns: ['arn:aws:ec2:*:*:security-group/*'],
          tags: ['aws:cloudformation:stack-name=StackSet-*', 'Team'],
        },
        { name: 'Default', owner: 'platform', accounts: ['444455556666'] },
      ],
      shares: [
        {
          name: 'network',
          arns: ['arn:aws:ec2:*:111122223333:subnet/*'],
          accounts: ['444455556666'],
        },
      ],
    });
    expect(rules?.map(rule => rule.owner)).toEqual([
      owner,
      'group:default/platform',
    ]);
    expect(rules?.[0]).toMatchObject({ names: ['default'], tags: [{}, {}] });
    expect(compileRules(rules ?? [], () => true)).toHaveLength(2);
    expect(shares).toHaveLength(1);
  });

  it('reads the examples of docs/ownership.md', () => {
    const text = readFileSync(
      resolve(__dirname, '../../../../docs/ownership.md'),
      'utf8',
    );
    const [rules, shares] = [...text.matchAll(/```yaml\n(.*?)```/gs)].map(
      ([, block]) => read(parse(block).securityHub.ownership),
    );
    expect(compileRules(rules.rules ?? [], () => true)).toHaveLength(6);
    expect(shares.shares).toHaveLength(1);
  });

  it.each<[string, JsonObject, string]>([
    [
      'a name',
      { owner, accounts: ['111122223333'] },
      '.rules[0].name is missing',
    ],
    [
      'an owner',
      { name: 'x', accounts: ['111122223333'] },
      '.rules[0].owner is missing: write an entity ref',
    ],
    [
      'an owner that findings can belong to',
      { name: 'x', owner: 'user:default/jane', accounts: ['111122223333'] },
      '.rules[0].owner is "user:default/jane", which findings cannot belong to: name an entity of one of the kinds component',
    ],
    [
      'a condition',
      { name: 'x', owner },
      '.rules[0] does not say which findings it is for: give at least one of accounts',
    ],
    [
      'a condition that is not empty',
      { name: 'x', owner, names: ['a'], accounts: [] },
      '.rules[0].accounts is empty: name something, or leave it out',
    ],
    [
      'conditions that are known',
      { name: 'x', owner, names: ['a'], resourceType: 'AwsS3Bucket' },
      '.rules[0].resourceType is not known: write one of name, owner, accounts',
    ],
    [
      'an account in quotes',
      { name: 'x', owner, accounts: [111122223333] },
      '.rules[0].accounts[0] is 111122223333, which does not fit: write the 12 digits',
    ],
    [
      'an environment',
      { name: 'x', owner, environments: ['Prod'] },
      '.rules[0].environments[0] is "Prod", which does not fit: write prod, stage, dev or sandbox',
    ],
    [
      'a control',
      { name: 'x', owner, controls: ['EC2'] },
      '.rules[0].controls[0] is "EC2", which does not fit: write the id of a control',
    ],
    [
      'a type',
      { name: 'x', owner, resourceTypes: ['AWS::EC2::VPC'] },
      '.rules[0].resourceTypes[0] is "AWS::EC2::VPC", which does not fit: write a type as Security Hub does',
    ],
    [
      'a whole ARN',
      { name: 'x', owner, arns: ['arn:*'] },
      '.rules[0].arns[0] is "arn:*", which does not fit: write all six parts',
    ],
    [
      'a tag with a key',
      { name: 'x', owner, tags: ['Serv*=x'] },
      '.rules[0].tags[0] is "Serv*=x", which does not fit: write Key or Key=value',
    ],
  ])('asks a rule for %s', (_, rule, message) => {
    expect(() => read({ rules: [rule] })).toThrow(`Setting ${path}${message}`);
  });

  it('asks for names that differ, and for whole shares', () => {
    const rule = { name: 'x', owner, names: ['a'] };
    expect(() => read({ rules: [rule, rule] })).toThrow(
      `${path}.rules[1].name is "x" a second time: give each a name of its own`,
    );
    const share = {
      name: 'x',
      arns: ['arn:aws:ec2:*:111122223333:subnet/*'],
      accounts: ['444455556666'],
    };
    const errors: Array<[JsonObject, string]> = [
      [{ arns: [] }, '.arns is missing: write an ARN with the account'],
      [
        { arns: ['arn:aws:ec2:*:*:subnet/*'] },
        '.arns[0] is "arn:aws:ec2:*:*:subnet/*", which does not fit: write an ARN with the account',
      ],
      [{ accounts: [] }, '.accounts is missing: list the accounts'],
      [{ account: 'x' }, '.account is not known: write one of name, arns'],
    ];
    for (const [changes, message] of errors) {
      expect(() => read({ shares: [{ ...share, ...changes }] })).toThrow(
        `Setting ${path}.shares[0]${message}`,
      );
    }
  });

  it('takes no pattern that a rule could not ask for', () => {
    const word = fc.constantFrom(
      ...['aws', 'aws-cn', 's3', '*', '', '111122223333', 'x ', 'é', '\u200b'],
    );
    const arn = fc
      .tuple(fc.constantFrom('aws', 'aws-cn', '*'), word, word, word, word)
      .map(parts => ['arn', ...parts].join(':'));
    const piece = fc.constantFrom(
      ...['Service', '=', '*', '\\*', ' ', '\n', '\u202e', "'"],
    );
    const tag = fc.array(piece, { maxLength: 5 }).map(list => list.join(''));
    const settings = fc.record({
      arns: fc.array(arn, { maxLength: 1 }),
      tags: fc.array(tag, { maxLength: 1 }),
    });
    let taken = 0;
    fc.assert(
      fc.property(settings, ({ arns, tags }) => {
        let rules;
        try {
          ({ rules } = read({
            rules: [
              {
                name: 'x',
                owner,
                accounts: ['111122223333'],
                ...(arns.length ? { arns } : {}),
                ...(tags.length ? { tags } : {}),
              },
            ],
          }));
        } catch {
          return;
        }
        taken += 1;
        // Were one left out, the rule would be left out
        expect(compileRules(rules ?? [], () => true)).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(50);
  });
});
