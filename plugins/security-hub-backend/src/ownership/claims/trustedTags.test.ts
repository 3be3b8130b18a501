import { createLedger } from '../../accounts';
import { parseScope } from '../scope';
import { resolveClaims } from './resolveClaims';

const account = '111122223333';
const owner = 'group:default/team-a';
const ledger = createLedger({
  accounts: [{ id: account, partition: 'aws', environment: 'prod', owner }],
  resources: [],
  trustedLocations: [],
});

function resolve(
  annotations: Record<string, string>,
  trustedTagKeys: string[] | undefined,
  mode: 'ledger' | 'open' = 'ledger',
) {
  return resolveClaims(
    parseScope({ annotations }),
    { ref: 'component:default/checkout', ownerRefs: [owner] },
    ledger,
    { mode, allow: [], trustedLocations: [] },
    { trustedTagKeys },
  ).selectors.map(({ state, message, accounts, anyAccount }) => ({
    state,
    message,
    holds: accounts.length > 0 || anyAccount,
  }));
}

const tags = (value: string) => ({ 'aws-security-hub/tags': value });
const ok = { state: 'ok', message: undefined, holds: true };
const closed = (keys: string) => ({
  state: 'not-claimable',
  message: expect.stringContaining(
    `Tags with the key ${keys} give no findings`,
  ),
  holds: false,
});

describe('trusted tag keys', () => {
  it('are the only ones that selectors may go by', () => {
    const both = tags('Service=checkout, Env=prod; Service=search');
    expect(resolve(both, undefined)).toEqual([ok, ok]);
    expect(resolve(both, ['Service', 'Env'])).toEqual([ok, ok]);
    expect(resolve(both, ['Service'])).toEqual([closed('Env'), ok]);
    expect(resolve(both, ['Service'], 'open')).toEqual([closed('Env'), ok]);
    // As in AWS, upper and lower case matter
    expect(resolve(both, ['service'])).toEqual([
      closed('Env, Service'),
      closed('Service'),
    ]);
    expect(
      resolve({ 'aws-security-hub/account-ids': account }, ['Team']),
    ).toEqual([ok]);
  });

  it('count in exceptions, too: they would give findings to somebody else', () => {
    const scope = {
      'aws-security-hub/scope': [
        `- accounts: [${account}]`,
        '  tags: {Service: checkout}',
        '  not:',
        '    - tags: [Temporary]',
      ].join('\n'),
    };
    expect(resolve(scope, ['Service', 'Temporary'])).toEqual([ok]);
    expect(resolve(scope, ['Service'])).toEqual([closed('Temporary')]);
  });

  it('do not hide that a selector is wrong for another reason', () => {
    expect(
      resolve(
        { ...tags('Env=prod'), 'aws-security-hub/account-ids': '444455556666' },
        ['Service'],
      ),
    ).toEqual([
      {
        state: 'not-claimable',
        message: expect.stringContaining('account ledger'),
        holds: false,
      },
    ]);
  });
});
