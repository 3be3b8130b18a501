import { createLedger } from '../../accounts';
import { ClaimsSettings } from '../../config/settings';
import { parseScope } from '../scope';
import { resolveClaims } from './resolveClaims';

const shop = '111122223333';
const data = '444455556666';
const other = '777788889999';
const unknown = '123412341234';

const ledger = createLedger({
  accounts: [
    {
      id: shop,
      partition: 'aws',
      environment: 'prod',
      owner: 'group:default/team-a',
    },
    { id: data, partition: 'aws', environment: 'dev', owner: 'Team-A' },
    {
      id: other,
      partition: 'aws',
      environment: 'prod',
      owner: 'group:default/team-b',
    },
  ],
  resources: [],
  trustedLocations: [],
});

const settings: ClaimsSettings = {
  mode: 'ledger',
  allow: [],
  trustedLocations: [],
};

function resolve(
  annotations: Record<string, string>,
  changes: Partial<ClaimsSettings> = {},
  entity = {
    ref: 'component:default/checkout-api',
    ownerRefs: ['group:default/team-a'],
  },
) {
  return resolveClaims(parseScope({ annotations }), entity, ledger, {
    ...settings,
    ...changes,
  });
}

describe('resolveClaims', () => {
  it.each<
    [string, Record<string, string>, string, string[], string[], RegExp | null]
  >([
    [
      'an own account',
      { 'aws-security-hub/account-ids': shop },
      'ok',
      [shop],
      [],
      null,
    ],
    [
      'the account of another team',
      { 'aws-security-hub/account-ids': other },
      'not-claimable',
      [],
      [],
      /does not own account 777788889999.*claims\.allow/,
    ],
    [
      'an account that the ledger does not know',
      { 'aws-security-hub/account-ids': unknown },
      'not-claimable',
      [],
      [],
      /does not know account 123412341234/,
    ],
    [
      'tags in own and foreign accounts',
      {
        'aws-security-hub/account-ids': `${shop}, ${other}`,
        'aws-security-hub/tags': 'Service=checkout',
      },
      'ok',
      [shop],
      [],
      /Only in part: .*777788889999/,
    ],
    [
      'tags alone: only in own accounts',
      { 'aws-security-hub/tags': 'Service=checkout' },
      'ok',
      [shop, data],
      [],
      null,
    ],
    [
      'an ARN without an account: only in own accounts',
      { 'aws-security-hub/arns': 'arn:aws:s3:::payments-*' },
      'ok',
      [shop, data],
      ['arn:aws:s3:::payments-*'],
      null,
    ],
    [
      'an ARN in an own account',
      { 'aws-security-hub/arns': `arn:aws:sqs:us-east-1:${data}:orders` },
      'ok',
      [data],
      [`arn:aws:sqs:us-east-1:${data}:orders`],
      null,
    ],
    [
      'an ARN in a foreign account',
      { 'amazonaws.com/arn': `arn:aws:sqs:us-east-1:${other}:payments` },
      'not-claimable',
      [],
      [],
      /777788889999/,
    ],
    [
      'an ARN of another account than the selector names',
      {
        'aws-security-hub/scope': `{accounts: ${shop}, arns: ["arn:aws:sqs:us-east-1:${data}:x"]}`,
      },
      'not-claimable',
      [],
      [],
      /444455556666/,
    ],
    [
      'ARNs of which one is foreign',
      {
        'aws-security-hub/scope': `arns: ["arn:aws:sqs:*:${shop}:x", "arn:aws:sqs:*:${other}:x"]`,
      },
      'ok',
      [shop],
      [`arn:aws:sqs:*:${shop}:x`],
      /Only in part/,
    ],
    [
      'every ARN there is',
      { 'aws-security-hub/arns': 'arn:*' },
      'malformed',
      [],
      [],
      /all six parts/,
    ],
  ])('in mode ledger, %s', (_, annotations, state, accounts, arns, message) => {
    const { selectors, claimable, warning } = resolve(annotations);
    expect(selectors).toHaveLength(1);
    expect(selectors[0]).toMatchObject({
      state,
      accounts,
      arns,
      anyAccount: false,
    });
    expect(selectors[0].message ?? 'none').toMatch(message ?? /^none$/);
    expect(claimable).toEqual([shop, data]);
    expect(warning).toBeUndefined();
  });

  it.each<[string, ClaimsSettings['allow'], string[]]>([
    [
      'to the entity',
      [{ entityRef: 'Component:checkout-api', accounts: [other] }],
      [shop, data, other],
    ],
    [
      'to its owner',
      [{ owner: 'team-a', accounts: [other] }],
      [shop, data, other],
    ],
    [
      'to both at once',
      [
        {
          entityRef: 'component:default/checkout-api',
          owner: 'team-b',
          accounts: [other],
        },
      ],
      [shop, data],
    ],
    ['to nobody', [{ accounts: [other] }], [shop, data]],
    [
      'to another entity',
      [{ entityRef: 'component:default/checkout', accounts: [other] }],
      [shop, data],
    ],
    [
      'to what is no ref',
      [{ owner: 'a:b:c', accounts: [other] }],
      [shop, data],
    ],
  ])('claims.allow gives %s', (_, allow, claimable) => {
    expect(resolve({}, { allow }).claimable).toEqual(claimable);
  });

  it('lets a group claim the accounts that it owns, and nobody those of a parent group', () => {
    expect(
      resolve({}, {}, { ref: 'group:default/team-b', ownerRefs: [] }).claimable,
    ).toEqual([other]);
    const orphaned = resolve(
      { 'aws-security-hub/tags': 'A=b' },
      {},
      {
        ref: 'component:default/x',
        ownerRefs: ['group:default/team-a-parent'],
      },
    );
    expect(orphaned.selectors[0]).toMatchObject({
      state: 'not-claimable',
      message: expect.stringMatching(/there is none/),
    });
  });

  it('checks nothing in mode open, and says so', () => {
    const scope = resolve(
      {
        'aws-security-hub/account-ids': other,
        'aws-security-hub/arns': 'arn:aws:s3:::x-*, arn:*',
      },
      { mode: 'open' },
    );
    expect(
      scope.selectors.map(({ state, accounts, anyAccount }) => [
        state,
        accounts,
        anyAccount,
      ]),
    ).toEqual([
      ['ok', [other], false],
      ['ok', [], true],
      ['malformed', [], false],
    ]);
    expect(scope.warning).toMatch(/not checked/);
  });
});
