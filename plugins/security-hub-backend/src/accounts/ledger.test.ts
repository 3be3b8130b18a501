import { Entity } from '@backstage/catalog-model';
import { LedgerAccountSettings } from '../config/settings';
import { toCloudAccountResource } from './cloudAccountResource';
import { createLedger } from './ledger';
import { isTrustedLocation } from './trustedLocation';

const trusted = 'url:https://git.example.com/platform/accounts/blob/main/';

function resource(
  name: string,
  changes: {
    annotations?: Record<string, string>;
    owner?: string;
    type?: string;
    title?: string;
    location?: string;
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      title: changes.title,
      annotations: {
        'backstage.io/managed-by-origin-location':
          changes.location ?? `${trusted}accounts.yaml`,
        ...changes.annotations,
      },
    },
    spec: { type: changes.type ?? 'cloud-account', owner: 'spec-owner' },
    relations: changes.owner
      ? [{ type: 'ownedBy', targetRef: changes.owner }]
      : undefined,
  };
}

function ledgerOf(entities: Entity[], accounts: LedgerAccountSettings[] = []) {
  return createLedger({
    accounts,
    resources: entities.flatMap(entity => toCloudAccountResource(entity) ?? []),
    trustedLocations: [trusted],
  });
}

describe('createLedger', () => {
  it('reads trusted resources of the catalog', () => {
    const ledger = ledgerOf([
      resource('shop', {
        title: 'Kumo Coffee shop',
        owner: 'group:default/team-a',
        annotations: {
          'amazonaws.com/account-id': '111122223333',
          'aws-security-hub/environment': 'Prod',
          'aws-security-hub/contact': ' #shop ',
        },
      }),
      resource('444455556666'),
      resource('777788889999', { type: 'bucket' }),
    ]);
    expect(ledger.problems).toEqual([]);
    expect(ledger.accounts()).toEqual([
      {
        id: '111122223333',
        name: 'Kumo Coffee shop',
        state: 'unknown',
        environment: 'prod',
        owner: 'group:default/team-a',
        contact: '#shop',
        source: 'resource:default/shop',
        sources: {
          name: 'catalog',
          environment: 'catalog',
          owner: 'catalog',
          contact: 'catalog',
        },
      },
      {
        id: '444455556666',
        name: '444455556666',
        state: 'unknown',
        environment: 'unknown',
        owner: 'group:default/spec-owner',
        source: 'resource:default/444455556666',
        sources: { name: 'catalog', owner: 'catalog' },
      },
    ]);
    expect(ledger.accountsOwnedBy('group:default/team-a')).toEqual([
      '111122223333',
    ]);
    expect(ledger.accountsOwnedBy('group:default/nobody')).toEqual([]);
    expect(ledger.account('777788889999')).toBeUndefined();
  });

  it('lets config win, field by field', () => {
    const ledger = ledgerOf(
      [
        resource('shop', {
          owner: 'group:default/team-b',
          annotations: {
            'amazonaws.com/account-id': '111122223333',
            'aws-security-hub/environment': 'dev',
          },
        }),
        resource('444455556666', {
          owner: 'group:default/team-b',
          annotations: { 'aws-security-hub/environment': 'stage' },
        }),
      ],
      [
        {
          id: '111122223333',
          partition: 'aws',
          environment: 'prod',
          owner: 'team-a',
          contact: 'shop@example.com',
        },
        { id: '444455556666', partition: 'aws-cn', environment: 'unknown' },
        { id: '444455556666', partition: 'aws', environment: 'prod' },
        {
          id: '777788889999',
          partition: 'aws',
          environment: 'dev',
          owner: 'not:a:ref',
        },
      ],
    );
    expect(ledger.account('111122223333')).toEqual({
      id: '111122223333',
      partition: 'aws',
      name: 'shop',
      state: 'unknown',
      environment: 'prod',
      owner: 'group:default/team-a',
      contact: 'shop@example.com',
      source: 'config',
      sources: {
        partition: 'config',
        name: 'catalog',
        environment: 'config',
        owner: 'config',
        contact: 'config',
      },
    });
    expect(ledger.account('444455556666')).toMatchObject({
      partition: 'aws-cn',
      environment: 'stage',
      owner: 'group:default/team-b',
      source: 'resource:default/444455556666',
    });
    expect(ledger.account('777788889999')?.owner).toBeUndefined();
    expect(ledger.problems).toEqual([
      expect.stringMatching(/444455556666 is listed twice/),
      expect.stringMatching(/"not:a:ref" is no entity ref/),
      'resource:default/shop: environment of account 111122223333 is dev, but config says prod, which counts',
      'resource:default/shop: owner of account 111122223333 is group:default/team-b, but config says group:default/team-a, which counts',
    ]);
  });

  it('trusts no other location, no wrong id, and neither of two that disagree', () => {
    const ledger = ledgerOf([
      resource('111122223333', { location: 'url:https://git.example.com/x/y' }),
      resource('checkout-prod'),
      resource('a', {
        owner: 'group:default/team-a',
        annotations: {
          'amazonaws.com/account-id': '444455556666',
          'aws-security-hub/environment': 'prod',
          'aws-security-hub/contact': 'two\nlines',
        },
      }),
      resource('b', {
        owner: 'group:default/team-b',
        annotations: {
          'amazonaws.com/account-id': '444455556666',
          'aws-security-hub/environment': 'production',
        },
      }),
    ]);
    expect(ledger.account('111122223333')).toBeUndefined();
    expect(ledger.accounts()).toEqual([
      {
        id: '444455556666',
        name: 'a',
        state: 'unknown',
        environment: 'unknown',
        owner: undefined,
        source: 'resource:default/a',
        sources: { name: 'catalog' },
      },
    ]);
    expect(ledger.problems).toEqual([
      expect.stringMatching(/trustedLocations/),
      expect.stringMatching(/contact is not one line/),
      expect.stringMatching(/"production" is no environment/),
      expect.stringMatching(/"checkout-prod" is no account id/),
      expect.stringMatching(/names another owner .* neither counts/),
    ]);
  });

  it.each<[string | undefined, string[], boolean]>([
    [
      'url:https://git.example.com/platform/a.yaml',
      ['url:https://git.example.com/platform'],
      true,
    ],
    [
      'url:https://git.example.com/platform',
      ['url:https://git.example.com/platform'],
      true,
    ],
    [
      'url:https://git.example.com/platform-of-mallory/a.yaml',
      ['url:https://git.example.com/platform'],
      false,
    ],
    [
      'url:https://git.example.com.evil.example/a.yaml',
      ['url:https://git.example.com'],
      false,
    ],
    [
      'url:https://git.example.com/platform/../mallory/a.yaml',
      ['url:https://git.example.com/platform/'],
      false,
    ],
    [
      'url:https://git.example.com/platform/%2E%2e/mallory/a.yaml',
      ['url:https://git.example.com/platform/'],
      false,
    ],
    ['file:/srv/catalog/a..b.yaml', ['file:/srv/catalog'], true],
    ['file:/srv/catalog/a.yaml', ['file:'], true],
    ['file:/srv/catalog/a.yaml', [''], false],
    ['file:/srv/catalog/a.yaml', [], false],
    [undefined, ['file:'], false],
  ])('location %s under %j: %s', (location, prefixes, expected) => {
    expect(isTrustedLocation(location, prefixes)).toBe(expected);
  });
});
