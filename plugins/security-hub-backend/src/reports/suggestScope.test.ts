import fc from 'fast-check';
import { parseScope } from '../ownership';
import { suggestScope } from './suggestScope';

const accounts = ['111122223333', '444455556666'];
const selectorsOf = (annotations: Record<string, string> | undefined) =>
  parseScope({ annotations: annotations ?? {} });

describe('a suggested scope', () => {
  it('of a tag reads back as that tag, whatever its text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        (tagKey, value) => {
          const suggestion = suggestScope(
            { by: 'tag', tagKey },
            { value, accounts: accounts.slice(0, 1), resourceIds: [] },
          );
          const { selectors, problems } = selectorsOf(suggestion);
          expect(problems).toEqual([]);
          expect(selectors).toHaveLength(1);
          expect(selectors[0]).toMatchObject({
            accounts: ['111122223333'],
            tags: [{ key: tagKey, value }],
          });
          expect(selectors[0].malformed).toBeUndefined();
          expect(selectors[0].tags[0].like).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'account',
      { by: 'account' },
      { value: '111122223333', accounts: ['111122223333'], resourceIds: [] },
      { 'aws-security-hub/account-ids': '111122223333' },
    ],
    [
      'names that begin alike',
      { by: 'resourceType' },
      {
        value: 'AwsSqsQueue',
        accounts,
        resourceIds: [
          'arn:aws:sqs:eu-west-1:111122223333:checkout-in',
          'arn:aws:sqs:eu-west-1:444455556666:checkout-out',
        ],
      },
      {
        'aws-security-hub/account-ids': '111122223333, 444455556666',
        'aws-security-hub/arns': 'arn:aws:sqs:eu-west-1:*:checkout-*',
      },
    ],
  ] as const)('of %s', (_, grouping, facts, expected) => {
    const suggestion = suggestScope(grouping, facts);
    expect(suggestion).toEqual(expected);
    expect(selectorsOf(suggestion).problems).toEqual([]);
  });

  it.each([
    ['no value', { by: 'account' }, '', accounts, []],
    ['only the key of a tag', { by: 'tag' }, 'Team', accounts, []],
    ['too many accounts', { by: 'account' }, 'x', Array(21).fill('1'), []],
    [
      'names of nothing in common',
      { by: 'resourceType' },
      'AwsS3Bucket',
      accounts,
      ['arn:aws:s3:::a-1', 'arn:aws:s3:::b-1'],
    ],
    [
      'a path in common, but no name',
      { by: 'resourceType' },
      'AwsIamRole',
      accounts,
      [
        'arn:aws:iam::111122223333:role/service/a',
        'arn:aws:iam::111122223333:role/service/b',
      ],
    ],
    [
      'no ARN',
      { by: 'resourceType' },
      'Other',
      accounts,
      ['AWS::::Account:1', 'AWS::::Account:2'],
    ],
  ] as const)('is none for %s', (_, grouping, value, ids, resourceIds) => {
    expect(
      suggestScope(grouping, { value, accounts: ids, resourceIds }),
    ).toBeUndefined();
  });
});
