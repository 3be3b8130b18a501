import { SyncState } from '../database/operations/sync';
import { freshnessOf } from './freshnessOf';

const now = new Date('2026-03-01T12:00:00.000Z');
const staleAfter = { hours: 1 };
const fresh = '2026-03-01T11:30:00.000Z';
const old = '2026-03-01T10:00:00.000Z';

const row = (over: Partial<SyncState> = {}): SyncState => ({
  source: 'organisation',
  partition: 'aws',
  account: '999900001111',
  region: 'eu-west-1',
  role: 'administrator',
  state: 'ok',
  asOf: fresh,
  membersReadAt: fresh,
  counts: { read: 1, stored: 1, rejected: 0 },
  ...over,
});
const member = (account: string, over: Partial<SyncState> = {}) =>
  row({ account, role: 'member', asOf: undefined, ...over });
const lastError = { kind: 'denied', message: 'AWS denies', at: fresh };

describe('freshnessOf', () => {
  it.each([
    ['read lately', row(), 'ok'],
    ['read long ago', row({ asOf: old }), 'stale'],
    ['never read', row({ state: 'never-read', asOf: undefined }), 'never-read'],
    ['ok without a complete read', row({ asOf: undefined }), 'never-read'],
    ['refused, however fresh the data', row({ state: 'denied' }), 'denied'],
    ['refused, and old', row({ state: 'denied', asOf: old }), 'denied'],
    ['not enabled', row({ state: 'hub-not-enabled' }), 'hub-not-enabled'],
    ['throttled', row({ state: 'throttled' }), 'throttled'],
  ])('knows what is %s', (_, state, expected) => {
    const report = freshnessOf([state], { now, staleAfter });
    expect(report.state).toBe(expected);
    expect(report.asOf).toBe(state.asOf);
  });

  it('lets members be as fresh as their administrator', () => {
    const rows = [
      row({ state: 'throttled', asOf: old, lastError }),
      member('111122223333'),
      member('222233334444', {
        state: 'not-connected',
        memberStatus: 'Removed',
      }),
    ];
    const report = freshnessOf(rows, { now, staleAfter });
    expect(report).toMatchObject({ state: 'not-connected', asOf: old });
    expect(report.accounts).toEqual([
      expect.objectContaining({ account: '999900001111', state: 'throttled' }),
      {
        account: '111122223333',
        region: 'eu-west-1',
        state: 'throttled',
        asOf: old,
        lastError: 'AWS denies',
        lastErrorAt: fresh,
      },
      expect.objectContaining({
        account: '222233334444',
        state: 'not-connected',
        lastError: expect.stringContaining('its status is Removed'),
      }),
    ]);
    const one = { now, staleAfter, accounts: ['111122223333'] };
    expect(freshnessOf(rows, one).state).toBe('throttled');
  });

  it('takes the worst state and the oldest time', () => {
    const account = (id: string, over: Partial<SyncState>) =>
      row({ account: id, role: 'account', ...over });
    const rows = [
      account('111122223333', {}),
      account('222233334444', { asOf: old }),
      account('333344445555', { state: 'denied', asOf: undefined }),
    ];
    expect(freshnessOf(rows, { now, staleAfter })).toMatchObject({
      state: 'denied',
      asOf: old,
    });
    const two = ['111122223333', '222233334444'];
    expect(freshnessOf(rows, { now, staleAfter, accounts: two }).state).toBe(
      'stale',
    );
  });

  it('never takes unknown for green', () => {
    const accounts = ['123412341234'];
    expect(freshnessOf([], { now, staleAfter }).state).toBe('not-connected');
    expect(freshnessOf([row()], { now, staleAfter, accounts })).toMatchObject({
      state: 'not-connected',
      accounts: [{ account: '123412341234', state: 'not-connected' }],
    });
    // An administrator that could not list its members may well read them
    const unlisted = row({ membersReadAt: undefined });
    expect(
      freshnessOf([unlisted], { now, staleAfter, accounts }),
    ).toMatchObject({
      state: 'ok',
      asOf: fresh,
      accounts: [{ account: '123412341234' }],
    });
  });
});
