import { createLedger } from '../../accounts';
import { ClaimsSettings } from '../../config/settings';
import { parseScope } from '../scope';
import { claimsOf } from './claimsOf';
import { createStanding } from './ClaimStanding';
import { resolveClaims } from './resolveClaims';

const shop = '111122223333';
const data = '444455556666';
const other = '777788889999';
const unknown = '123412341234';
const ledger = createLedger({
  accounts: [
    [shop, 'group:default/team-a'],
    [data, 'group:default/team-a'],
    [other, 'group:default/team-b'],
  ].map(([id, owner]) => ({
    id,
    partition: 'aws',
    environment: 'prod',
    owner,
  })),
  resources: [],
  trustedLocations: [],
});
const settings: ClaimsSettings = {
  mode: 'ledger',
  allow: [],
  trustedLocations: [],
};

const checkout = 'component:default/checkout-api';
const teamA = 'group:default/team-a';

describe('mode confirm', () => {
  const inConfirm = (
    annotations: Record<string, string>,
    confirmed: string[] = [],
    entity = { ref: checkout, ownerRefs: [teamA] },
    trust: { trustedTagKeys?: string[] } = {},
  ) =>
    resolveClaims(
      parseScope({ annotations }),
      entity,
      ledger,
      { ...settings, mode: 'confirm' },
      trust,
      createStanding(confirmed.map(hash => [hash, 'confirmed'] as const)),
    ).selectors;
  const hashesOf = (...options: Parameters<typeof inConfirm>) =>
    inConfirm(...options).map(({ claim }) => claim?.hash ?? '');

  it.each<[string, Record<string, string>, string[], RegExp]>([
    [
      'an own account',
      { 'aws-security-hub/account-ids': shop },
      [shop],
      /Ask group:default\/team-a, the owner of its account in the account ledger, or the platform team/,
    ],
    [
      'the account of another team',
      { 'aws-security-hub/account-ids': other },
      [other],
      /Ask group:default\/team-b, the owner/,
    ],
    [
      'accounts of different teams',
      { 'aws-security-hub/scope': `accounts: [${shop}, ${other}]` },
      [shop, other],
      /Ask the platform team, as its accounts have different owners/,
    ],
    [
      'an account that nobody owns',
      { 'aws-security-hub/account-ids': unknown },
      [unknown],
      /Ask the platform team\.$/,
    ],
    [
      'an ARN that names its account',
      { 'aws-security-hub/arns': `arn:aws:sqs:us-east-1:${other}:orders` },
      [other],
      /team-b/,
    ],
    [
      'an ARN without an account',
      { 'aws-security-hub/arns': 'arn:aws:s3:::payments-*' },
      [],
      /Ask the platform team\.$/,
    ],
    [
      'tags alone',
      { 'aws-security-hub/tags': 'Service=checkout' },
      [],
      /Ask the platform team\.$/,
    ],
  ])(
    'matches nothing in mode confirm before it is confirmed: %s',
    (_, annotations, accounts, message) => {
      const [pending] = inConfirm(annotations);
      expect(pending).toMatchObject({
        state: 'pending',
        message: expect.stringMatching(message),
        accounts: [],
        anyAccount: false,
        arns: [],
        claim: { kind: 'asked', accounts, anyAccount: accounts.length === 0 },
      });
      const [confirmed] = inConfirm(annotations, hashesOf(annotations));
      expect(confirmed).toMatchObject({
        state: 'ok',
        accounts,
        anyAccount: accounts.length === 0,
        arns: confirmed.selector.arns,
      });
    },
  );

  it('takes a confirmation for this claim of this entity with these owners only', () => {
    const written = {
      'aws-security-hub/account-ids': other,
      'aws-security-hub/tags': 'Service=checkout; Service=orders',
    };
    const confirmed = hashesOf(written);
    const statesOf = (...[annotations, entity]: [object, object?]) =>
      inConfirm({ ...written, ...annotations }, confirmed, {
        ref: checkout,
        ownerRefs: [teamA],
        ...entity,
      }).map(({ state }) => state);
    expect(statesOf({})).toEqual(['ok', 'ok']);
    // The same in other words
    expect(
      statesOf({
        'aws-security-hub/tags': 'Service="orders" ; Service=checkout',
      }),
    ).toEqual(['ok', 'ok']);
    // Another tag: the rest stays
    expect(
      statesOf({ 'aws-security-hub/tags': 'Service=checkout; Service=pay' }),
    ).toEqual(['ok', 'pending']);
    for (const narrowedOrNot of [
      { 'aws-security-hub/account-ids': `${other}, ${data}` },
      { 'aws-security-hub/regions': 'eu-west-1' },
    ]) {
      expect(statesOf(narrowedOrNot)).toEqual(['pending', 'pending']);
    }
    for (const entity of [
      { ref: 'component:other/checkout-api' },
      { ref: 'api:default/checkout-api' },
      { ownerRefs: ['group:default/team-c'] },
      { ownerRefs: [teamA, 'group:default/team-c'] },
      { ownerRefs: [] },
    ]) {
      expect(statesOf({}, entity)).toEqual(['pending', 'pending']);
    }
  });

  it('asks nobody to confirm what matches nothing anyhow', () => {
    const byTags = (trustedTagKeys?: string[]) =>
      inConfirm(
        {
          'aws-security-hub/account-ids': shop,
          'aws-security-hub/tags': 'Service=checkout',
        },
        [],
        undefined,
        { trustedTagKeys },
      )[0];
    expect(byTags(['Service']).state).toBe('pending');
    expect(byTags(['Team'])).toMatchObject({
      state: 'not-claimable',
      claim: { kind: 'refused', accounts: [shop] },
    });
    expect(
      inConfirm({ 'aws-security-hub/arns': 'arn:*' })[0],
    ).not.toHaveProperty('claim');
  });
});

describe('claimsOf', () => {
  const entity = { ref: checkout, ownerRefs: [teamA] };
  const inLedger = (annotations: Record<string, string>) =>
    resolveClaims(parseScope({ annotations }), entity, ledger, settings);

  it('lists what is refused, in whole or in part, and what is asked for once', () => {
    const refused = claimsOf(
      inLedger({ 'aws-security-hub/account-ids': `${shop}, ${other}` }),
    );
    expect(refused).toEqual([
      expect.objectContaining({
        kind: 'refused',
        accounts: [other],
        anyAccount: false,
        text: `account ${other}`,
        message: expect.stringContaining('does not own account'),
      }),
    ]);
    const inPart = claimsOf(
      inLedger({
        'aws-security-hub/account-ids': `${shop}, ${other}`,
        'aws-security-hub/tags': 'Service=checkout',
      }),
    );
    expect(inPart).toEqual([
      expect.objectContaining({
        kind: 'refused',
        accounts: [other],
        message: expect.stringContaining('Only in part'),
      }),
    ]);
    const bucket = 'arn:aws:s3:::orders';
    const once = claimsOf(
      resolveClaims(
        parseScope({
          annotations: { 'aws-security-hub/arns': bucket },
          related: [{ entityRef: 'resource:default/orders', arns: [bucket] }],
        }),
        entity,
        ledger,
        { ...settings, mode: 'confirm' },
      ),
    );
    expect(once).toEqual([
      expect.objectContaining({
        source: 'aws-security-hub/arns',
        relatedRef: undefined,
      }),
    ]);
  });
});
