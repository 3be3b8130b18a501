import fc from 'fast-check';
import {
  account,
  alone,
  arns,
  brief,
  data,
  Entities,
  foreign,
  full,
  ledger,
  resource,
  scopesOf,
  shop,
  subject,
  tag,
} from './__testUtils__/ownershipWorld';
import { createOwnershipIndex } from './createOwnershipIndex';
import { OwnershipSubject } from './types';

const checkoutQueue = `arn:aws:sqs:ap-northeast-1:${shop}:checkout`;

describe('createOwnershipIndex', () => {
  it.each<[string, Entities, Partial<OwnershipSubject>, string[]]>([
    [
      'ranks: ARN, pattern, account + tags, account',
      {
        account,
        tags: tag('Service=checkout'),
        pattern: arns('arn:aws:s3:::checkout-*'),
        literal: arns('arn:aws:s3:::checkout-logs'),
      },
      {
        resources: [
          resource('arn:aws:s3:::checkout-logs', { Service: 'checkout' }),
        ],
      },
      [
        'literal arn primary',
        'pattern arn-pattern',
        'tags account-tags',
        'account account',
      ],
    ],
    [
      'the longer literal prefix first',
      {
        short: arns('arn:aws:s3:::check*'),
        long: arns('arn:aws:s3:::checkout-*'),
      },
      {},
      ['long arn-pattern primary', 'short arn-pattern'],
    ],
    [
      'a star that stands for nothing',
      { pattern: arns('arn:aws:s3:::checkout-logs*'), account },
      {},
      ['pattern arn-pattern primary', 'account account'],
    ],
    [
      'more terms first',
      { one: tag('Service=checkout'), two: tag('Service=checkout,Env') },
      {
        resources: [
          resource('i-1', { Service: 'checkout', Env: 'prod', Other: 'x' }),
        ],
      },
      ['two account-tags primary', 'one account-tags'],
    ],
    [
      'equal rank is a conflict, for those of lower rank too',
      { x: account, y: account, z: tag('A=1'), w: tag('B=1') },
      { resources: [resource('i-1', { A: '1', B: '1' })] },
      [
        'w account-tags conflict',
        'z account-tags conflict',
        'x account',
        'y account',
      ],
    ],
    [
      'two entities on one account: a conflict, not the first by name',
      { a: account, b: account },
      {},
      ['a account conflict', 'b account conflict'],
    ],
    [
      'an own ARN before that of a related resource',
      {
        user: { annotations: {}, related: [checkoutQueue] },
        queue: arns(checkoutQueue),
      },
      { resources: [resource(checkoutQueue)] },
      ['queue arn primary', 'user arn'],
    ],
    [
      'two that depend on one resource: a conflict',
      {
        x: { annotations: {}, related: [checkoutQueue] },
        y: { annotations: {}, related: [checkoutQueue] },
      },
      { resources: [resource(checkoutQueue)] },
      ['x arn conflict', 'y arn conflict'],
    ],
    [
      'all parts for the same resource',
      { both: tag('Service=checkout,Env=prod') },
      {
        account: alone,
        resources: [
          resource('i-1', { Service: 'checkout' }),
          resource('i-2', { Env: 'prod' }),
        ],
      },
      [],
    ],
    [
      'the value of a tag is exact, its key too',
      {
        value: tag('Service=Checkout'),
        key: tag('service'),
        any: tag('Service'),
        inherited: tag('toString'),
      },
      { resources: [resource('i-1', { Service: 'checkout' })] },
      ['any account-tags primary'],
    ],
    [
      'unknown tags match no tag',
      { tags: tag('Service') },
      { account: data, resources: [resource('i-1')] },
      ['team-a ledger primary'],
    ],
    [
      'Regions: of the resource, else of the finding; global is in all',
      {
        tokyo: { ...account, 'aws-security-hub/regions': 'ap-northeast-1' },
      },
      { region: 'global' },
      ['tokyo account primary'],
    ],
    [
      'Regions of the resource',
      {
        tokyo: { ...account, 'aws-security-hub/regions': 'ap-northeast-1' },
        virginia: { ...account, 'aws-security-hub/regions': 'us-east-1' },
      },
      { resources: [resource('i-1', undefined, { region: 'us-east-1' })] },
      ['virginia account primary'],
    ],
    [
      'an unknown Region is in none',
      { tokyo: { ...account, 'aws-security-hub/regions': 'ap-northeast-1' } },
      { region: 'unknown' },
      ['team-a ledger primary'],
    ],
    [
      'a foreign resource gives no ownership',
      {
        account,
        literal: arns('arn:aws:sqs:ap-northeast-1:*:payments'),
      },
      {
        resources: [resource(`arn:aws:sqs:ap-northeast-1:${foreign}:payments`)],
      },
      ['team-a ledger primary'],
    ],
    [
      'a foreign resource beside an own one',
      { account, tags: tag('Service=checkout') },
      {
        resources: [
          resource(`arn:aws:sqs:ap-northeast-1:${foreign}:x`, {
            Service: 'checkout',
          }),
          resource(checkoutQueue, {}),
        ],
      },
      ['account account primary'],
    ],
    [
      "AWS's own resources are not foreign",
      { account },
      { resources: [resource('arn:aws:iam::aws:policy/AdministratorAccess')] },
      ['account account primary'],
    ],
    [
      'an annotation that claims a foreign account',
      {
        'b-thief': {
          ...account,
          ...arns(`${checkoutQueue}, arn:aws:s3:::checkout-*`),
        },
      },
      { resources: [resource(checkoutQueue)] },
      ['team-a ledger primary'],
    ],
    [
      'an account without an owner in the ledger, and nobody else: an orphan',
      { account },
      { account: alone },
      [],
    ],
    [
      'an account that nobody knows: an orphan',
      { account },
      { account: foreign },
      [],
    ],
    ['no account: an orphan', { account }, { account: undefined }, []],
    [
      'the same account id in another partition: an orphan',
      { account },
      { partition: 'aws-cn' },
      [],
    ],
    [
      'a finding without resources belongs to its account',
      { account, tags: tag('A'), pattern: arns('arn:aws:s3:::*') },
      { resources: [] },
      ['account account primary'],
    ],
    [
      'the spelling of AWS and the canonical one',
      { literal: arns('arn:aws:ec2:ap-northeast-1:111122223333:instance/i-1') },
      {
        resources: [
          resource('i-1', undefined, {
            canonicalId: 'arn:aws:ec2:ap-northeast-1:111122223333:instance/i-1',
          }),
        ],
      },
      ['literal arn primary'],
    ],
    [
      'exceptions of the full form',
      {
        excluded: full(
          `- accounts: ${shop}\n  not: [{tags: {Temporary: "yes"}}, {regions: us-east-1}]`,
        ),
        kept: full(`- accounts: ${shop}\n  not: {tags: {Temporary: "no"}}`),
      },
      { resources: [resource('i-1', { Temporary: 'yes' })] },
      ['kept account primary'],
    ],
    [
      'an exception that cannot be ruled out',
      { excluded: full(`- accounts: ${shop}\n  not: {tags: [Temporary]}`) },
      { resources: [resource('i-1')] },
      ['team-a ledger primary'],
    ],
    [
      'an exception by Region where the Region is unknown, or all',
      { excluded: full(`- accounts: ${shop}\n  not: {regions: us-east-1}`) },
      { region: 'unknown' },
      ['team-a ledger primary'],
    ],
    [
      'a malformed exception',
      { broken: full(`- accounts: ${shop}\n  not: {tag: [Temporary]}`) },
      { resources: [resource('i-1', {})] },
      ['team-a ledger primary'],
    ],
    [
      'several resources of one entity',
      { x: arns('arn:aws:s3:::x-1,arn:aws:s3:::x-2'), account },
      {
        resources: [resource('arn:aws:s3:::x-1'), resource('arn:aws:s3:::x-2')],
      },
      ['x arn primary', 'account account'],
    ],
    [
      'several resources with different primary entities: nobody for the whole',
      { x: arns('arn:aws:s3:::x-1'), y: arns('arn:aws:s3:::y-1') },
      {
        resources: [resource('arn:aws:s3:::x-1'), resource('arn:aws:s3:::y-1')],
      },
      ['x arn', 'y arn'],
    ],
    [
      'several resources, of which nobody has some: primary of those that have one',
      { x: arns('arn:aws:s3:::x-1') },
      {
        resources: [resource('arn:aws:s3:::x-1'), resource('arn:aws:s3:::y-1')],
      },
      ['x arn primary'],
    ],
    [
      'one resource in conflict leaves the whole finding without a primary entity',
      {
        x: arns('arn:aws:s3:::x-1,arn:aws:s3:::y-1'),
        y: arns('arn:aws:s3:::y-1'),
      },
      {
        resources: [resource('arn:aws:s3:::x-1'), resource('arn:aws:s3:::y-1')],
      },
      ['x arn conflict', 'y arn conflict'],
    ],
  ])('%s', (_, entities, changes, expected) => {
    const scopes = scopesOf(entities);
    const matches = createOwnershipIndex(scopes, ledger).match(
      subject(changes),
    );
    expect(brief(matches)).toEqual(expected);
    expect(
      createOwnershipIndex([...scopes].reverse(), ledger).match(
        subject(changes),
      ),
    ).toEqual(matches);
  });

  it('gives the reason in words and names no other entity in it', () => {
    const index = createOwnershipIndex(
      scopesOf({
        tags: {
          'aws-security-hub/account-ids': `${shop}, ${data}`,
          ...tag('Service=checkout, Env=prod; Service=other'),
        },
        joined: arns('arn:aws:s3:::checkout-*'),
        first: full(`accounts: ${data}`),
        second: full(`accounts: ${data}`),
      }),
      ledger,
    );
    const [pattern, tags] = index.match(
      subject({
        resources: [
          resource('arn:aws:s3:::checkout-logs', {
            Service: 'checkout',
            Env: 'prod',
          }),
        ],
      }),
    );
    expect(tags).toMatchObject({
      source: 'aws-security-hub/account-ids, aws-security-hub/tags',
      text: `account ${shop} and tags Env=prod, Service=checkout`,
      selectorHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(pattern.text).toBe(
      `account ${shop} and ARN arn:aws:s3:::checkout-*`,
    );
    const contested = index.match(subject({ account: data, resources: [] }));
    expect(contested.map(({ text }) => text)).toEqual([
      `account ${data}; another entity matches just as exactly, so the platform group decides`,
      `account ${data}; another entity matches just as exactly, so the platform group decides`,
    ]);
    expect(index.match(subject({ resources: [] }))).toEqual([
      {
        entityRef: 'group:default/team-a',
        isPrimary: true,
        conflict: false,
        rank: 'ledger',
        source: 'config',
        text: `owner of account ${shop} in the account ledger; no entity claims the resource`,
        selectorHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ]);
  });

  it('tells the first of two equally exact selectors as the reason', () => {
    const index = createOwnershipIndex(
      scopesOf({ x: tag('B=1; A=1') }),
      ledger,
    );
    expect(
      index.match(
        subject({ resources: [resource('i-1', { A: '1', B: '1' })] }),
      ),
    ).toMatchObject([{ text: `account ${shop} and tag B=1` }]);
  });

  it('trusts tags in any account in mode open only', () => {
    const entities = { 'b-x': tag('Service=checkout'), 'b-y': account };
    const tagged = (id: string) =>
      subject({
        account: id,
        resources: [resource('i-1', { Service: 'checkout' })],
      });
    const open = createOwnershipIndex(scopesOf(entities, 'open'), ledger);
    expect(brief(open.match(tagged(foreign)))).toEqual(['b-x tags primary']);
    expect(brief(open.match(tagged(shop)))).toEqual([
      'b-y account primary',
      'b-x tags',
    ]);
    for (const mode of ['ledger', 'confirm'] as const) {
      const closed = createOwnershipIndex(scopesOf(entities, mode), ledger);
      expect(brief(closed.match(tagged(shop)))).toEqual([
        'team-a ledger primary',
      ]);
    }
  });

  it('keeps its promises for any scopes and findings', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const tags = fc.dictionary(word, word, { maxKeys: 3 });
    const accountIds = fc.constantFrom(shop, data, alone, foreign);
    const annotations = fc.oneof(
      fc.record({ 'aws-security-hub/account-ids': accountIds }),
      fc.record(
        {
          'aws-security-hub/account-ids': accountIds,
          'aws-security-hub/tags': fc
            .array(fc.tuple(word, word), { minLength: 1, maxLength: 3 })
            .map(terms => terms.map(term => term.join('=')).join(',')),
        },
        { requiredKeys: ['aws-security-hub/tags'] },
      ),
      fc.record({
        'aws-security-hub/arns': fc
          .tuple(word, fc.constantFrom('', '*', 'x*'), accountIds)
          .map(
            ([name, end, id]) => `arn:aws:sqs:us-east-1:${id}:${name}${end}`,
          ),
      }),
    );
    const resources = fc.array(
      fc
        .tuple(word, fc.constantFrom('', 'x'), accountIds, fc.option(tags))
        .map(([name, end, id, known]) =>
          resource(
            `arn:aws:sqs:us-east-1:${id}:${name}${end}`,
            known ?? undefined,
          ),
        ),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('p', 'q', 'r', 'b-s'), annotations),
        accountIds,
        resources,
        (entities, id, list) => {
          const asked = subject({
            account: id,
            region: 'us-east-1',
            resources: list,
          });
          const scopes = scopesOf(entities);
          const matches = createOwnershipIndex(scopes, ledger).match(asked);
          // One row an entity, at most one primary, and none beside a conflict
          expect(new Set(matches.map(match => match.entityRef)).size).toBe(
            matches.length,
          );
          const primaries = matches.filter(match => match.isPrimary);
          expect(primaries.length).toBeLessThanOrEqual(
            matches.some(match => match.conflict) ? 0 : 1,
          );
          // A claim gives nothing in an account that the ledger does not give
          for (const match of matches) {
            expect(ledger.account(id)?.owner).toBe('group:default/team-a');
            expect(match.entityRef).not.toContain('b-s');
          }
          // The order of entities and resources does not matter
          expect(
            createOwnershipIndex([...scopes].reverse(), ledger).match({
              ...asked,
              resources: [...list].reverse(),
            }),
          ).toEqual(matches);
          // A foreign resource changes nothing beside others
          const own = list.filter(({ arnAccount }) => arnAccount === id);
          expect(
            createOwnershipIndex(scopes, ledger).match({
              ...asked,
              resources: own.length ? own : list,
            }),
          ).toEqual(matches);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('looks only at selectors that can match', () => {
    const many = scopesOf(
      Object.fromEntries(
        Array.from({ length: 5_000 }, (_, index) => [
          `e${index}`,
          tag(`Service=s${index}; Service=t${index}, Env`),
        ]),
      ),
    );
    let looked = 0;
    const counted = many.map(scope => ({
      ...scope,
      selectors: scope.selectors.map(resolved => ({
        ...resolved,
        selector: new Proxy(resolved.selector, {
          get(target, name) {
            looked += name === 'tags' ? 1 : 0;
            return Reflect.get(target, name);
          },
        }),
      })),
    }));
    const index = createOwnershipIndex(counted, ledger);
    looked = 0;
    expect(
      brief(
        index.match(
          subject({
            resources: [resource('i-1', { Service: 's4321', Env: 'x' })],
          }),
        ),
      ),
    ).toEqual(['e4321 account-tags primary']);
    expect(looked).toBeLessThan(10);
  });
});
