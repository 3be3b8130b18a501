import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { describeMistake, findMistakes } from '.';

function entity(
  annotations: unknown,
  kind = 'Component',
  type = 'service',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'shop', annotations: annotations as never },
    spec: { type },
  };
}

const told = (...given: Parameters<typeof entity>) =>
  findMistakes(entity(...given)).map(describeMistake);
const account = ['Resource', 'cloud-account'] as const;

describe('findMistakes', () => {
  it.each<[string, Parameters<typeof entity>, string[]]>([
    [
      'a part of the scope',
      [
        {
          'aws-security-hub/account-ids': '111122223333',
          'aws-security-hub/tags': 'Service=shop; =nightly',
        },
      ],
      [
        'Annotation aws-security-hub/tags at character 15 ("Service=shop; =nightly"): A tag needs a key; write Key=value, or Key for any value.',
      ],
    ],
    [
      'the full form, by line',
      [
        {
          'aws-security-hub/scope':
            '- accounts: [111122223333]\n- account: 444455556666\n',
        },
      ],
      [
        expect.stringMatching(
          /^Annotation aws-security-hub\/scope at line 2, column 3 \("- accounts: .*"\): "account" is not known/,
        ),
      ],
    ],
    [
      'an account id without quotes',
      [{ 'aws-security-hub/account-ids': 111122223333 }],
      [
        'Annotation aws-security-hub/account-ids at character 1 ("111122223333"): An annotation is a text; put it into quotes.',
        expect.stringContaining('An account id is missing'),
      ],
    ],
    [
      'an annotation that is spelt wrong',
      [{ 'aws-security-hub/account-id': '111122223333' }],
      [
        'Annotation aws-security-hub/account-id ("111122223333"): There is no such annotation; write aws-security-hub/account-ids, which is probably meant.',
      ],
    ],
    [
      'an annotation of accounts on a component',
      [
        {
          'aws-security-hub/environment': 'prod',
          'aws-security-hub/contact': '#shop',
        },
      ],
      [
        'Annotation aws-security-hub/environment ("prod"): It is read of a Resource of type cloud-account only; write aws-security-hub/environments to narrow the scope of this entity.',
        'Annotation aws-security-hub/contact ("#shop"): It is read of a Resource of type cloud-account only; move it to the Resource of the account.',
      ],
    ],
    [
      'an annotation that is like no other',
      [{ 'aws-security-hub/severity-threshold': 'HIGH' }],
      [
        'Annotation aws-security-hub/severity-threshold ("HIGH"): There is no such annotation; write one of aws-security-hub/account-ids, aws-security-hub/tags, aws-security-hub/regions, aws-security-hub/environments, aws-security-hub/arns, aws-security-hub/scope, aws-security-hub/tier.',
      ],
    ],
    [
      'values that are not allowed',
      [
        {
          'aws-security-hub/environment': 'production',
          'aws-security-hub/contact': 'one\ntwo',
          'aws-security-hub/tier': ' ',
        },
        ...account,
      ],
      [
        'Annotation aws-security-hub/environment ("production"): An account has one environment; write one of prod, stage, dev, sandbox.',
        expect.stringContaining('("one\\ntwo"): A contact is one line'),
        expect.stringContaining(
          '(" "): A tier is a short text; write e.g. "1"',
        ),
      ],
    ],
    [
      'values that are no text',
      [{ 'aws-security-hub/tier': 1, 'aws-security-hub/tags': ['a'] }],
      [
        'Annotation aws-security-hub/tier ("1"): An annotation is a text; put it into quotes.',
        expect.stringMatching(/tags .*put it into quotes/),
        expect.stringContaining('aws-security-hub/tags'),
      ],
    ],
  ])('tells of %s', (_, given, expected) => {
    expect(told(...given)).toEqual(expected);
  });

  it.each<[string, ...Parameters<typeof entity>]>([
    ['no annotations', undefined],
    ['annotations that are none', ['aws-security-hub/tags']],
    [
      'mistakes of other plugins',
      { 'amazonaws.com/account-id': 'shop', 'aws.amazon.com/arn': 'shop' },
    ],
    [
      'mistakes of other plugins beside right annotations',
      {
        'aws.amazon.com/aws-securityhub-findings-tags': 'Env=a,Env=b',
        'aws-security-hub/account-ids': '111122223333',
      },
    ],
    [
      'Regions that may narrow what comes from related resources',
      { 'aws-security-hub/regions': 'eu-west-1' },
    ],
    [
      'an account, written as the ledger reads it',
      {
        'aws-security-hub/environment': ' Prod ',
        'aws-security-hub/contact': 'shop@example.com',
        'amazonaws.com/account-id': '111122223333',
      },
      ...account,
    ],
    ['a tier that config may name', { 'aws-security-hub/tier': 'gold' }],
  ])('finds nothing wrong with %s', (_, ...given) => {
    expect(told(...given)).toEqual([]);
  });

  it.each([
    ['account', 'account-ids'],
    ['accountIds', 'account-ids'],
    ['acounts', 'account-ids'],
    ['Tags', 'tags'],
    ['tag', 'tags'],
    ['regoin', 'regions'],
    ['arn', 'arns'],
    ['scoep', 'scope'],
    ['env', 'environments'],
    ['teir', 'tier'],
  ])('takes %s for %s', (written, meant) => {
    expect(told({ [`aws-security-hub/${written}`]: 'x' })).toEqual([
      expect.stringContaining(`write aws-security-hub/${meant}, which`),
    ]);
  });

  it('shows the part of a long value that is wrong, and nothing that is not visible', () => {
    const items = Array.from({ length: 3000 }, () => '111122223333');
    items[2000] = 'shop\u202e\u0000';
    const [text, ...others] = told({
      'aws-security-hub/account-ids': items.join(','),
    });
    expect(others).toEqual([]);
    expect(text).toContain('at character 26001 (..."');
    expect(text).toContain('shop\\u202e\\u0000');
    expect(text.length).toBeLessThan(400);

    const [tooLong] = told({
      'aws-security-hub/tags': 'T=a;'.repeat(40_000),
    });
    expect(tooLong).toMatch(/160000 bytes, more than 65536/);
    expect(tooLong.length).toBeLessThan(400);
  });

  it('is bounded, and never throws', () => {
    const many = told(
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [
          `aws-security-hub/x${index}`,
          'x'.repeat(1000),
        ]),
      ),
    );
    expect(many).toHaveLength(51);
    expect(many[50]).toMatch(/: More mistakes are not listed/);

    fc.assert(
      fc.property(
        fc.dictionary(
          fc.oneof(
            fc.constantFrom(
              'aws-security-hub/tags',
              'aws-security-hub/scope',
              'aws-security-hub/tier',
              'aws-security-hub/contact',
              'aws-security-hub/environment',
              'aws-security-hub/__proto__',
              'aws-security-hub/constructor',
            ),
            fc.string().map(name => `aws-security-hub/${name}`),
          ),
          fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        ),
        fc.boolean(),
        (annotations, isAccount) => {
          const texts = told(annotations, ...(isAccount ? account : []));
          expect(texts.length).toBeLessThanOrEqual(51);
          for (const text of texts) {
            expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
            expect(text).toMatch(/^Annotation aws-security-hub\/.*\.$/);
          }
        },
      ),
    );
  });
});
