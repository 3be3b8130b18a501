import fc from 'fast-check';
import { parseScope } from './parseScope';
import { ScopeDefinition, SelectorParts } from './types';

function scopeOf(
  annotations: Record<string, unknown>,
  related?: Array<{ entityRef: string; arns: string[] }>,
): ScopeDefinition {
  return parseScope({ annotations, related });
}

function working(scope: ScopeDefinition): Partial<SelectorParts>[] {
  return scope.selectors
    .filter(({ malformed }) => malformed === undefined)
    .map(({ accounts, regions, environments, tags, arns }) => ({
      ...(accounts.length ? { accounts } : {}),
      ...(regions.length ? { regions } : {}),
      ...(environments.length ? { environments } : {}),
      ...(tags.length ? { tags } : {}),
      ...(arns.length ? { arns } : {}),
    }));
}

/** What tells people what to do. */
const remedies =
  /\b(write|put|remove|leave|name|mend|add|keep|join|close|quote|must|separate|not known here)\b/i;

const one = '111122223333';
const two = '444455556666';

describe('parseScope', () => {
  it.each<[string, Record<string, string>, Partial<SelectorParts>[], string[]]>(
    [
      [
        'one selector per account',
        { 'aws-security-hub/account-ids': `${one}, ${two}` },
        [{ accounts: [one] }, { accounts: [two] }],
        [`account ${one}`, `account ${two}`],
      ],
      [
        'a last comma and a repeated account',
        { 'aws-security-hub/account-ids': `${one},\n ${one},` },
        [{ accounts: [one] }],
        [`account ${one}`],
      ],
      [
        '"," is AND and ";" is OR',
        {
          'aws-security-hub/tags':
            'Service=checkout, Env=prod; Service=checkout-batch',
        },
        [
          {
            tags: [
              { key: 'Env', value: 'prod' },
              { key: 'Service', value: 'checkout' },
            ],
          },
          { tags: [{ key: 'Service', value: 'checkout-batch' }] },
        ],
        ['tags Env=prod, Service=checkout', 'tag Service=checkout-batch'],
      ],
      [
        'accounts and tags are joined by AND',
        {
          'aws-security-hub/account-ids': `${one}, ${two}`,
          'aws-security-hub/tags': 'Service=checkout;Team',
        },
        [
          {
            accounts: [one, two],
            tags: [{ key: 'Service', value: 'checkout' }],
          },
          { accounts: [one, two], tags: [{ key: 'Team' }] },
        ],
        [
          `accounts ${one} or ${two} and tag Service=checkout`,
          `accounts ${one} or ${two} and tag Team`,
        ],
      ],
      [
        'quotes, "=" inside values, empty values',
        {
          'aws-security-hub/tags': `Query="a=b, c;d" , 'Cost center' = 'R&D "x"'; Token=abc==; Empty=; "a\\"b"="\\\\"`,
        },
        [
          {
            tags: [
              { key: 'Cost center', value: 'R&D "x"' },
              { key: 'Query', value: 'a=b, c;d' },
            ],
          },
          { tags: [{ key: 'Token', value: 'abc==' }] },
          { tags: [{ key: 'Empty', value: '' }] },
          { tags: [{ key: 'a"b', value: '\\' }] },
        ],
        [
          'tags "Cost center"="R&D \\"x\\"", Query="a=b, c;d"',
          'tag Token=abc==',
          'tag Empty=""',
          'tag "a\\"b"="\\\\"',
        ],
      ],
      [
        'unicode, SQL and regex metacharacters are only text',
        {
          'aws-security-hub/tags': `サービス=決済🍜; Name=x' OR 1=1 --; Name="(a+)+$.*[b]%_"`,
        },
        [
          { tags: [{ key: 'サービス', value: '決済🍜' }] },
          { tags: [{ key: 'Name', value: `x' OR 1=1 --` }] },
          { tags: [{ key: 'Name', value: '(a+)+$.*[b]%_' }] },
        ],
        [
          'tag サービス="決済🍜"',
          `tag Name="x' OR 1=1 --"`,
          'tag Name="(a+)+$.*[b]%_"',
        ],
      ],
      [
        'a repeated term counts once',
        { 'aws-security-hub/tags': 'Service, Service=checkout, Service' },
        [{ tags: [{ key: 'Service', value: 'checkout' }] }],
        ['tag Service=checkout'],
      ],
      [
        'Regions narrow every selector',
        {
          'aws-security-hub/account-ids': one,
          'aws-security-hub/arns': 'arn:aws:s3:::checkout-*',
          'aws-security-hub/regions': 'ap-northeast-1, us-gov-west-1',
        },
        [
          { accounts: [one], regions: ['ap-northeast-1', 'us-gov-west-1'] },
          {
            arns: ['arn:aws:s3:::checkout-*'],
            regions: ['ap-northeast-1', 'us-gov-west-1'],
          },
        ],
        [
          `account ${one} and Regions ap-northeast-1 or us-gov-west-1`,
          'ARN arn:aws:s3:::checkout-* and Regions ap-northeast-1 or us-gov-west-1',
        ],
      ],
      [
        'environments, which narrow every selector',
        {
          'aws-security-hub/account-ids': one,
          'aws-security-hub/scope': `- {accounts: ${two}, environments: [stage, dev], not: {environments: dev}}`,
          'aws-security-hub/environments': 'prod, stage,',
        },
        [
          { accounts: [one], environments: ['prod', 'stage'] },
          { accounts: [two], environments: ['stage'] },
        ],
        [
          `account ${one} and environments prod or stage`,
          `account ${two} and environment stage, but not environment dev`,
        ],
      ],
      [
        'wildcards in the values of tags',
        {
          'aws-security-hub/tags':
            'Service=checkout-*, Env=*; Name="a*"; Name=a\\**b; Name=\\*',
          'aws-security-hub/scope': `- tags: {Service: "*-batch", Name: '\\*'}\n- tags: ["Service=check*out, or not"]`,
        },
        [
          {
            tags: [
              { key: 'Env' },
              { key: 'Service', value: 'checkout-*', like: ['checkout-', ''] },
            ],
          },
          { tags: [{ key: 'Name', value: 'a*' }] },
          { tags: [{ key: 'Name', value: 'a\\**b', like: ['a*', 'b'] }] },
          { tags: [{ key: 'Name', value: '*' }] },
          {
            tags: [
              { key: 'Name', value: '*' },
              { key: 'Service', value: '*-batch', like: ['', '-batch'] },
            ],
          },
          {
            tags: [
              {
                key: 'Service',
                value: 'check*out, or not',
                like: ['check', 'out, or not'],
              },
            ],
          },
        ],
        [
          'tags Env, Service=checkout-*',
          'tag Name="a*"',
          'tag Name=a\\**b',
          'tag Name="*"',
          'tags Name="*", Service=*-batch',
          'tag Service=check*out, or not',
        ],
      ],
      [
        'annotations of other plugins',
        {
          'amazonaws.com/account-id': one,
          'amazonaws.com/arn': `arn:aws:ecs:ap-northeast-1:${one}:cluster/checkout`,
          'aws.amazon.com/aws-securityhub-findings-tags':
            'Service=checkout,Env=prod',
        },
        [
          {
            accounts: [one],
            tags: [
              { key: 'Env', value: 'prod' },
              { key: 'Service', value: 'checkout' },
            ],
          },
          { arns: [`arn:aws:ecs:ap-northeast-1:${one}:cluster/checkout`] },
        ],
        [
          `account ${one} and tags Env=prod, Service=checkout`,
          `ARN arn:aws:ecs:ap-northeast-1:${one}:cluster/checkout`,
        ],
      ],
      [
        'our annotation stands before the same part of another plugin',
        {
          'aws-security-hub/account-ids': one,
          'amazon.com/account-id': two,
        },
        [{ accounts: [one] }],
        [`account ${one}`],
      ],
      [
        'the full form',
        {
          'aws-security-hub/scope': [
            `- accounts: [${one}, 012345678901]`,
            '  tags: {Service: checkout, Version: 1.0, Active: true}',
            '  not:',
            '    - tags: [Temporary]',
            '    - regions: us-east-1',
            '- arns:',
            `    - arn:aws:rds:*:${one}:db:checkout-*`,
            '  regions: [ap-northeast-1]',
          ].join('\n'),
        },
        [
          {
            accounts: [one, '012345678901'],
            tags: [
              { key: 'Active', value: 'true' },
              { key: 'Service', value: 'checkout' },
              { key: 'Version', value: '1.0' },
            ],
          },
          {
            arns: [`arn:aws:rds:*:${one}:db:checkout-*`],
            regions: ['ap-northeast-1'],
          },
        ],
        [
          `accounts ${one} or 012345678901 and tags Active=true, Service=checkout, Version=1.0, but not tag Temporary, but not Region us-east-1`,
          `ARN arn:aws:rds:*:${one}:db:checkout-* and Region ap-northeast-1`,
        ],
      ],
      [
        'one selector without a list',
        { 'aws-security-hub/scope': `{accounts: ${one}, tags: {A: ""}}` },
        [{ accounts: [one], tags: [{ key: 'A', value: '' }] }],
        [`account ${one} and tag A=""`],
      ],
    ],
  )('reads %s', (_, annotations, parts, texts) => {
    const scope = scopeOf(annotations);
    expect(scope.problems).toEqual([]);
    expect(working(scope)).toEqual(parts);
    expect(scope.selectors.map(({ text }) => text)).toEqual(texts);
    expect(scope.configured).toBe(true);
  });

  it.each<
    [string, Record<string, unknown>, number | undefined, RegExp, unknown[]]
  >([
    [
      'an account id that is too short',
      { 'aws-security-hub/account-ids': `${one}, 1234` },
      14,
      /has 12 digits; "1234" has 4/,
      [{ accounts: [one] }],
    ],
    [
      'an account id with hyphens',
      { 'aws-security-hub/account-ids': '1111-2222-3333' },
      0,
      /without hyphens: 111122223333/,
      [],
    ],
    [
      'accounts with a space between',
      { 'aws-security-hub/account-ids': `${one} ${two}` },
      0,
      /comma/,
      [],
    ],
    [
      'digits of another script',
      { 'aws-security-hub/account-ids': '１１１１２２２２３３３３' },
      0,
      /no account id/,
      [],
    ],
    [
      'a missing account',
      { 'aws-security-hub/account-ids': `${one},,${two}` },
      13,
      /missing/,
      [{ accounts: [one] }, { accounts: [two] }],
    ],
    [
      'a blank annotation',
      { 'aws-security-hub/account-ids': '  ' },
      2,
      /missing/,
      [],
    ],
    [
      'an annotation that is no text',
      { 'aws-security-hub/regions': 5, 'amazonaws.com/account-id': one },
      undefined,
      /quotes/,
      [],
    ],
    [
      'tags whose accounts cannot be read',
      {
        'aws-security-hub/account-ids': 'checkout-prod',
        'aws-security-hub/tags': 'Service=checkout',
      },
      0,
      /not a name/,
      [],
    ],
    [
      'tags with a blank account annotation',
      {
        'aws-security-hub/account-ids': '',
        'aws-security-hub/tags': 'Service=checkout',
      },
      0,
      /missing/,
      [],
    ],
    [
      'accounts with blank tags',
      {
        'aws-security-hub/account-ids': one,
        'aws-security-hub/tags': '',
      },
      0,
      /needs a key/,
      [],
    ],
    [
      'a comma without a tag behind it',
      { 'aws-security-hub/tags': 'Service=checkout, ; Team=a' },
      18,
      /needs a key/,
      [{ tags: [{ key: 'Team', value: 'a' }] }],
    ],
    [
      'a quote that is never closed',
      { 'aws-security-hub/tags': 'Team=a; Service="checkout; Env=prod' },
      16,
      /never closed/,
      [{ tags: [{ key: 'Team', value: 'a' }] }],
    ],
    [
      'text behind a quote',
      { 'aws-security-hub/tags': 'Service="a"b; Team=a' },
      11,
      /closing quote/,
      [{ tags: [{ key: 'Team', value: 'a' }] }],
    ],
    [
      'two values of one tag',
      { 'aws-security-hub/tags': 'Env=prod, Env=stage; Team=a' },
      0,
      /two values of the tag "Env"/,
      [{ tags: [{ key: 'Team', value: 'a' }] }],
    ],
    [
      'tags on two lines',
      { 'aws-security-hub/tags': 'Env=prod\nTeam=a' },
      0,
      /line break/,
      [],
    ],
    [
      'a tag key that is too long',
      { 'aws-security-hub/tags': `${'🍜'.repeat(129)}=1` },
      0,
      /128/,
      [],
    ],
    [
      'a Region that is none',
      {
        'aws-security-hub/account-ids': one,
        'aws-security-hub/regions': 'Tokyo, ap-northeast-1',
      },
      0,
      /no Region/,
      [{ accounts: [one], regions: ['ap-northeast-1'] }],
    ],
    [
      'only Regions that are none',
      {
        'aws-security-hub/account-ids': one,
        'aws-security-hub/regions': 'global',
      },
      0,
      /leave "global" out/,
      [],
    ],
    [
      'Regions alone',
      { 'aws-security-hub/regions': 'us-east-1' },
      undefined,
      /only narrow/,
      [],
    ],
    [
      'an environment in upper case',
      {
        'aws-security-hub/account-ids': one,
        'aws-security-hub/environments': 'stage, Prod',
      },
      7,
      /lower case: prod\./,
      [{ accounts: [one], environments: ['stage'] }],
    ],
    [
      'only environments that are none',
      {
        'aws-security-hub/account-ids': one,
        'aws-security-hub/environments': 'production',
      },
      0,
      /"production" is no environment; write one of prod, stage, dev, sandbox\./,
      [],
    ],
    [
      'an environment that nobody knows',
      {
        'aws-security-hub/scope': `- {accounts: ${one}, environments: unknown}`,
      },
      41,
      /unknown environment cannot be asked for/,
      [],
    ],
    [
      'environments alone',
      { 'aws-security-hub/environments': 'prod' },
      0,
      /Environments only narrow/,
      [],
    ],
    [
      'a selector of environments alone',
      { 'aws-security-hub/scope': '- environments: [prod]' },
      2,
      /must name accounts, tags or arns/,
      [],
    ],
    [
      'a key with a wildcard',
      { 'aws-security-hub/tags': 'Team=a; Serv*=checkout' },
      8,
      /key of a tag has no wildcards/,
      [{ tags: [{ key: 'Team', value: 'a' }] }],
    ],
    [
      'two patterns of one tag',
      { 'aws-security-hub/tags': 'Name=a*, Name=*b' },
      0,
      /"Name" has two patterns; keep one; join alternatives/,
      [],
    ],
    [
      'a value that does not fit the pattern beside it',
      { 'aws-security-hub/tags': 'Name=a*, Name=b' },
      0,
      /two values of the tag "Name"/,
      [],
    ],
    [
      'an ARN pattern that is too wide',
      { 'aws-security-hub/arns': 'arn:aws:s3:::a, arn:*' },
      20,
      /all six parts/,
      [{ arns: ['arn:aws:s3:::a'] }],
    ],
    ...['arn:aws:*:::x', 'arn:*:s3:::x', 'arn:aws:s3::', 'arn:aws:s3:::'].map(
      (arn): [string, Record<string, string>, undefined, RegExp, unknown[]] => [
        `the ARN pattern ${arn}`,
        { 'aws-security-hub/arns': arn },
        undefined,
        /^The ARN pattern (must|names|is)/,
        [],
      ],
    ),
    [
      'an ARN with a wrong account',
      { 'aws-security-hub/arns': 'arn:aws:sqs:us-east-1:1111*:queue' },
      22,
      /12 digits/,
      [],
    ],
    [
      'YAML that is none',
      { 'aws-security-hub/scope': '- accounts: [1' },
      undefined,
      /no YAML/,
      [],
    ],
    [
      'an alias',
      { 'aws-security-hub/scope': `- &a {accounts: ${one}}\n- *a` },
      undefined,
      /refused/,
      [],
    ],
    [
      'a misspelled part',
      {
        'aws-security-hub/scope': `- account: ${one}\n  tags: {A: b}\n- accounts: ${two}`,
      },
      2,
      /"account" is not known/,
      [{ accounts: [two] }],
    ],
    [
      'a malformed exception',
      {
        'aws-security-hub/scope': `- accounts: ${one}\n  not: {tags: {}}\n- accounts: ${two}`,
      },
      39,
      /pairs/,
      [{ accounts: [two] }],
    ],
    [
      'an exception of an exception',
      {
        'aws-security-hub/scope': `- accounts: ${one}\n  not: {tags: {A: b}, not: {tags: {C: d}}}`,
      },
      47,
      /"not" is not known here; "not" has accounts, regions, environments, tags, arns\./,
      [],
    ],
    [
      'an exception that is blank',
      { 'aws-security-hub/scope': `- accounts: ${one}\n  not:\n` },
      undefined,
      /"not" must be a mapping/,
      [],
    ],
    [
      'a tag without a value',
      { 'aws-security-hub/scope': '- tags:\n    Service:\n' },
      12,
      /has no value/,
      [],
    ],
    [
      'a part that is blank',
      { 'aws-security-hub/scope': `- tags: {A: b}\n  accounts:\n` },
      undefined,
      /account/,
      [],
    ],
    [
      'a part that is an empty list',
      { 'aws-security-hub/scope': `- tags: {A: b}\n  accounts: []\n` },
      undefined,
      /accounts is empty/,
      [],
    ],
    [
      'a selector of Regions alone',
      { 'aws-security-hub/scope': '- regions: [us-east-1]' },
      2,
      /must name accounts, tags or arns/,
      [],
    ],
    [
      'a part given twice',
      { 'aws-security-hub/scope': `- accounts: ${one}\n  accounts: ${two}` },
      undefined,
      /"accounts" twice; keep one/,
      [],
    ],
    ['a blank scope', { 'aws-security-hub/scope': '' }, 0, /empty/, []],
    [
      'two documents',
      { 'aws-security-hub/scope': `accounts: ${one}\n---\naccounts: ${two}` },
      undefined,
      /no YAML/,
      [],
    ],
    [
      'YAML nested thousands deep',
      { 'aws-security-hub/scope': '['.repeat(30_000) },
      undefined,
      /YAML/,
      [],
    ],
  ])('tells of %s', (_, annotations, position, message, parts) => {
    const scope = scopeOf(annotations);
    expect(working(scope)).toEqual(parts);
    const [problem] = scope.problems;
    expect(problem.message).toMatch(message);
    expect(Object.keys(annotations)).toContain(problem.annotation);
    expect(problem.position).toBe(position ?? problem.position);
    // Each says where it is, and how to mend it
    for (const {
      value,
      position: at,
      line,
      column,
      message: text,
    } of scope.problems) {
      // Of a long value only a part is shown
      if (value.length < 2000) {
        const before = value.slice(0, at).split('\n');
        expect([before.length, (before.pop() ?? '').length + 1]).toEqual([
          line,
          column,
        ]);
      }
      expect(text).toMatch(remedies);
    }
    expect(scope.configured).toBe(true);
  });

  it('leaves out what the Regions of the entity exclude', () => {
    const scope = scopeOf({
      'aws-security-hub/scope': `- {accounts: ${one}, regions: [us-east-1, eu-west-1]}\n- {accounts: ${two}, regions: [us-east-1]}`,
      'aws-security-hub/regions': 'eu-west-1',
    });
    expect(working(scope)).toEqual([
      { accounts: [one], regions: ['eu-west-1'] },
    ]);
    expect(scope.selectors[1].malformed).toMatch(/None of its Regions/);
    expect(scope.problems).toEqual([
      {
        annotation: 'aws-security-hub/scope',
        value: expect.any(String),
        message: scope.selectors[1].malformed,
        position: 62,
        line: 2,
        column: 3,
      },
    ]);
  });

  it('adds the ARNs of related resources and names where each selector comes from', () => {
    const scope = scopeOf({ 'aws-security-hub/account-ids': one }, [
      { entityRef: 'resource:default/bucket', arns: ['arn:aws:s3:::orders'] },
      { entityRef: 'resource:default/queue', arns: [] },
      { entityRef: 'resource:default/broken', arns: ['orders'] },
    ]);
    expect(
      scope.selectors.map(({ source, origin, malformed }) => [
        source,
        origin,
        malformed === undefined,
      ]),
    ).toEqual([
      ['aws-security-hub/account-ids', 'annotation', true],
      ['resource:default/bucket', 'relation', true],
      ['resource:default/broken', 'relation', false],
    ]);
    expect(scope.problems[0].message).toMatch(/See resource:default\/broken/);
    expect(scopeOf({}, [{ entityRef: 'resource:a/b', arns: [] }])).toEqual({
      selectors: [],
      problems: [],
      configured: false,
    });
  });

  it('has nothing against narrowing what related resources may bring', () => {
    const annotations = { 'aws-security-hub/regions': 'us-east-1, Tokyo' };
    const messages = (relatedUnknown: boolean) =>
      parseScope({ annotations, relatedUnknown }).problems.map(
        ({ message }) => message,
      );
    expect(messages(false)).toEqual([
      expect.stringContaining('"Tokyo" is no Region'),
      expect.stringContaining('Regions only narrow'),
    ]);
    expect(messages(true)).toEqual([
      expect.stringContaining('"Tokyo" is no Region'),
    ]);
  });

  it('hashes what a selector means, not how it is written', () => {
    const [first, second, third] = [
      'Service=checkout, Env=prod',
      `'Env'="prod",Service=checkout,Service`,
      'Service=checkout, Env',
    ].map(tags => scopeOf({ 'aws-security-hub/tags': tags }).selectors[0]);
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(second.hash).toBe(first.hash);
    expect(third.hash).not.toBe(first.hash);
    // Keeps decisions valid over releases
    expect(
      scopeOf({ 'aws-security-hub/account-ids': one }).selectors[0].hash,
    ).toBe('c8a63cf7d338c3719c1504e0626f7d18d25f772b00e756f9dd7519c9bf1e6937');
  });

  it('keeps the bounds', () => {
    const many = scopeOf({
      'aws-security-hub/tags': Array.from(
        { length: 10_000 },
        (_, index) => `${index}`,
      ).join(';'),
    });
    expect(working(many)).toHaveLength(200);
    expect(many.problems).toHaveLength(1);
    expect(many.problems[0].message).toMatch(/first 200/);

    const tooLong = scopeOf({
      'aws-security-hub/account-ids': one,
      'aws-security-hub/tags': Array.from(
        { length: 10_000 },
        (_, index) => `T=${index}`,
      ).join(' ; '),
    });
    expect(tooLong.selectors).toEqual([]);
    expect(tooLong.problems[0].annotation).toBe('aws-security-hub/tags');
    expect(tooLong.problems[0].message).toMatch(/more than 65536/);
    expect(tooLong.problems[0].value.length).toBeLessThanOrEqual(2000);

    const patterns = scopeOf({
      'aws-security-hub/arns': Array.from(
        { length: 60 },
        (_, index) => `arn:aws:s3:::b${index}-*`,
      ).join(','),
    });
    expect(working(patterns)).toHaveLength(50);
    expect(patterns.selectors).toHaveLength(60);
    expect(patterns.problems).toHaveLength(1);

    const related = scopeOf(
      { 'aws-security-hub/account-ids': one },
      Array.from({ length: 300 }, (_, index) => ({
        entityRef: `resource:default/r${index}`,
        arns: [`arn:aws:s3:::r${index}`],
      })),
    );
    expect(working(related)).toHaveLength(200);
    expect(related.problems[0].message).toMatch(/301 selectors/);

    const broken = scopeOf({
      'aws-security-hub/account-ids': Array.from(
        { length: 5_000 },
        () => 'x',
      ).join(','),
    });
    expect(broken.selectors).toHaveLength(200);
    expect(broken.problems).toHaveLength(51);
    expect(broken.problems[0].value.length).toBeLessThanOrEqual(2000);
  });

  it('never throws, whatever the annotations hold', () => {
    const names = [
      'aws-security-hub/account-ids',
      'aws-security-hub/tags',
      'aws-security-hub/regions',
      'aws-security-hub/arns',
      'aws-security-hub/scope',
      'amazonaws.com/arn',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            ...'=,;"\'\\*:&-[]{}#\n '.split(''),
            'arn:aws:s3:::',
            'accounts: ',
            'not: ',
            'tags: ',
            one,
          ),
        )
        .map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...names),
          fc.oneof(text, fc.jsonValue()),
        ),
        annotations => {
          const scope = scopeOf(annotations);
          for (const selector of scope.selectors) {
            const narrow =
              selector.accounts.length +
              selector.tags.length +
              selector.arns.length;
            expect(selector.malformed !== undefined || narrow > 0).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back every tag that is quoted', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .filter(text => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text));
    fc.assert(
      fc.property(
        word,
        word,
        fc.constantFrom('"', "'"),
        (key, value, quote) => {
          const quoted = (text: string) =>
            `${quote}${text
              .split('\\')
              .join('\\\\')
              .split(quote)
              .join(`\\${quote}`)}${quote}`;
          const scope = scopeOf({
            'aws-security-hub/tags': ` ${quoted(key)} = ${quoted(value)} ;`,
          });
          expect(scope.problems).toEqual([]);
          expect(working(scope)).toEqual([{ tags: [{ key, value }] }]);
        },
      ),
    );
  });
});
