import { FreshnessState } from 'backstage-plugin-security-hub-common';
import { AccountEvents } from '../database/operations/accounts';
import { AccountCheck } from '../database/operations/checks';
import { PushState } from '../database/operations/push';
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
        readThrough: 'administrator',
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

  it('lets a member that is read itself be as fresh as its own reads', () => {
    const rows = [
      row({
        asOf: old,
        skipped: { 'not-a-finding coverage': 7, inspector: 2 },
      }),
      member('111122223333', {
        readThrough: 'itself',
        asOf: fresh,
        lastFullReadAt: old,
        skipped: {
          'not-a-finding coverage': 3,
          'not-a-finding other-class': 0,
        },
      }),
      member('222233334444', { readThrough: 'itself', state: 'throttled' }),
      member('333344445555', { refusedAt: old, readThrough: 'administrator' }),
    ];
    const { accounts } = freshnessOf(rows, { now, staleAfter });
    expect(accounts).toEqual([
      expect.objectContaining({
        state: 'stale',
        readThrough: 'itself',
        skipped: [{ rule: 'not-a-finding coverage', count: 7 }],
      }),
      {
        account: '111122223333',
        region: 'eu-west-1',
        state: 'ok',
        asOf: fresh,
        lastFullReadAt: old,
        skipped: [{ rule: 'not-a-finding coverage', count: 3 }],
        readThrough: 'itself',
      },
      expect.objectContaining({ state: 'throttled', asOf: undefined }),
      // What came among the findings of the whole organisation is not said of one account
      expect.objectContaining({
        state: 'stale',
        asOf: old,
        readThrough: 'administrator',
        skipped: undefined,
        notes: [expect.objectContaining({ kind: 'role-refused', at: old })],
      }),
    ]);
  });
});

const answer = (over: Partial<AccountCheck> = {}): AccountCheck => ({
  source: 'organisation',
  account: '999900001111',
  region: 'eu-west-1',
  check: 'standards',
  result: 'passed',
  message: '',
  checkedAt: fresh,
  ...over,
});
const recorder = (over: Partial<AccountCheck> = {}) =>
  answer({ check: 'config-recorder', ...over });
const off = answer({ result: 'standard-off', message: 'No standard' });
const stopped = recorder({ result: 'config-not-recording', message: 'Off' });

describe('freshnessOf with checks', () => {
  const check = (rows: SyncState[], checks: AccountCheck[]) =>
    freshnessOf(rows, { now, staleAfter, checks });

  it('adds nothing where all is well', () => {
    const { state, accounts } = check([row()], [answer(), recorder()]);
    expect(state).toBe('ok');
    expect(accounts[0].notes).toBeUndefined();
  });

  it.each<[string, SyncState, AccountCheck[], FreshnessState, string[]]>([
    ['standard off', row(), [off], 'standard-off', ['standard-off']],
    [
      'Config stopped',
      row(),
      [stopped],
      'config-not-recording',
      ['config-not-recording'],
    ],
    [
      'both, the worse first',
      row(),
      [stopped, off],
      'standard-off',
      ['standard-off', 'config-not-recording'],
    ],
    [
      'old data too',
      row({ asOf: old }),
      [off],
      'standard-off',
      ['standard-off', 'stale'],
    ],
    [
      'throttled too',
      row({ state: 'throttled' }),
      [stopped],
      'config-not-recording',
      ['config-not-recording', 'throttled'],
    ],
    [
      'never read',
      row({ state: 'never-read', asOf: undefined }),
      [stopped],
      'config-not-recording',
      ['config-not-recording', 'never-read'],
    ],
    [
      'refused, which is worse',
      row({ state: 'denied' }),
      [off],
      'denied',
      ['standard-off'],
    ],
    [
      'a read that failed, which is worse',
      row({ state: 'error' }),
      [off],
      'error',
      ['standard-off'],
    ],
    [
      'the hub off, seen by the check',
      row(),
      [answer({ result: 'hub-not-enabled', message: 'Off' })],
      'hub-not-enabled',
      ['hub-not-enabled'],
    ],
    [
      'a Region that is not linked',
      row(),
      [answer({ check: 'linked-regions', result: 'region-not-linked' })],
      'region-not-linked',
      ['region-not-linked'],
    ],
  ])('is never green: %s', (_, state, answers, expected, kinds) => {
    const filled = [
      ...answers,
      ...[answer(), recorder()].filter(one =>
        answers.every(other => other.check !== one.check),
      ),
    ];
    const report = check([state], filled);
    expect(report.state).toBe(expected);
    expect(report.accounts[0].notes?.map(({ kind }) => kind)).toEqual(kinds);
    expect(report.asOf).toBe(state.asOf);
  });

  it('says what could not be looked at, and leaves the state', () => {
    const refusal = { result: 'not-checked', message: 'No role' } as const;
    expect(check([row()], [answer(refusal), recorder(refusal)])).toMatchObject({
      state: 'ok',
      accounts: [
        {
          state: 'ok',
          notes: [
            {
              kind: 'not-checked',
              checks: ['standards', 'config-recorder'],
              message: 'No role',
              at: fresh,
            },
          ],
        },
      ],
    });
    expect(check([row()], [answer()]).accounts[0].notes).toEqual([
      {
        kind: 'not-checked',
        checks: ['config-recorder'],
        message: 'Not looked at yet',
      },
    ]);
    expect(check([row()], []).accounts[0]).toMatchObject({
      state: 'ok',
      notes: [{ checks: ['standards', 'config-recorder'] }],
    });
    const unconnected = [
      row(),
      member('222233334444', { state: 'not-connected' }),
    ];
    expect(check(unconnected, []).accounts[1].notes).toBeUndefined();
  });

  it('shows a Region that nothing reads, of its own account only', () => {
    const rows = [row(), member('111122223333'), member('222233334444')];
    const missing = answer({
      account: '111122223333',
      region: 'us-east-1',
      check: 'linked-regions',
      result: 'region-not-linked',
      message: 'us-east-1 is missing',
    });
    const own = { account: '111122223333' };
    const report = freshnessOf(rows, {
      now,
      staleAfter,
      checks: [missing, answer(own), recorder(own)],
      accounts: ['111122223333', '444455556666'],
    });
    expect(report).toMatchObject({ state: 'not-connected', asOf: fresh });
    expect(report.accounts).toEqual([
      expect.objectContaining({ region: 'eu-west-1', state: 'ok' }),
      {
        account: '111122223333',
        region: 'us-east-1',
        state: 'region-not-linked',
        readThrough: 'administrator',
        notes: [expect.objectContaining({ message: 'us-east-1 is missing' })],
      },
      { account: '444455556666', region: 'global', state: 'not-connected' },
    ]);
    const other = { now, staleAfter, checks: [missing] };
    expect(
      freshnessOf(rows, { ...other, accounts: ['222233334444'] }).state,
    ).toBe('ok');
    // One that has a row keeps one row
    const known = [...rows, member('111122223333', { region: 'us-east-1' })];
    expect(freshnessOf(known, other).accounts).toHaveLength(4);
  });
});

describe('freshnessOf with a queue of events', () => {
  const queue: PushState = {
    source: 'organisation',
    state: 'ok',
    stateAt: fresh,
    lastEventAt: fresh,
    lagMilliseconds: 1_600,
    counts: { findings: 1, others: 0, poison: 0 },
  };

  const event = (over: Partial<AccountEvents> = {}): AccountEvents => ({
    source: 'organisation',
    account: '999900001111',
    region: 'eu-west-1',
    lastEventAt: fresh,
    lagMilliseconds: 1_600,
    ...over,
  });

  it('tells the last event and the lag of each account, and that none come, without changing the state', () => {
    const rows = [
      row(),
      row({ source: 'other', role: 'account' }),
      member('111122223333'),
      member('222233334444'),
      member('222233334444', {
        region: 'us-east-1',
        readThrough: 'itself',
        asOf: fresh,
      }),
    ];
    const look = { now, staleAfter };
    const events = [
      event(),
      event({ account: '111122223333', lagMilliseconds: undefined }),
      event({ account: '222233334444', region: 'us-east-1', lastEventAt: old }),
      // Its source has no queue any more
      event({ source: 'other' }),
    ];
    const { accounts } = freshnessOf(rows, {
      ...look,
      queues: [queue],
      events,
    });
    expect(
      accounts.map(({ lastEventAt, lagSeconds }) => [lastEventAt, lagSeconds]),
    ).toEqual([
      [fresh, 2],
      [undefined, undefined],
      [fresh, undefined],
      // The queue is busy, this account is quiet
      [undefined, undefined],
      [old, 2],
    ]);
    const unlisted = freshnessOf([row({ membersReadAt: undefined })], {
      ...look,
      queues: [queue],
      events: [event({ account: '123412341234' })],
      accounts: ['123412341234'],
    });
    expect(unlisted.accounts[0]).toMatchObject({ lastEventAt: fresh });
    const failed: PushState = { ...queue, state: 'denied', message: 'Refused' };
    const report = freshnessOf(rows, { ...look, queues: [failed] });
    expect(report.state).toBe('ok');
    expect(report.accounts[0].notes).toEqual([
      { kind: 'events-failed', message: 'Refused' },
    ]);
    expect(report.accounts[1].notes).toBeUndefined();
  });
});

describe('freshnessOf with rules of ingestion', () => {
  it('tells of each account and Region what is left out, also where it is read through the administrator', () => {
    const of = (
      account: string,
      rule: string,
      count: number,
      region = 'eu-west-1',
    ) => ({
      source: 'organisation',
      account,
      region,
      rule,
      count,
    });
    const rows = [
      row({ skipped: { 'not-a-finding coverage': 4, 'inspector no-fix': 99 } }),
      member('111122223333'),
      member('222233334444', {
        region: 'us-east-1',
        readThrough: 'itself',
        asOf: fresh,
      }),
      member('333344445555'),
    ];
    const { accounts } = freshnessOf(rows, {
      now,
      staleAfter,
      skipped: [
        of('999900001111', 'inspector no-fix', 1),
        of('111122223333', 'inspector no-fix', 5),
        of('111122223333', 'security-hub severity-floor', 2),
        of('222233334444', 'inspector no-fix', 6, 'us-east-1'),
        of('222233334444', 'inspector no-fix', 7),
      ],
    });
    expect(accounts.map(({ skipped }) => skipped)).toEqual([
      [
        { rule: 'inspector no-fix', count: 1 },
        { rule: 'not-a-finding coverage', count: 4 },
      ],
      [
        { rule: 'inspector no-fix', count: 5 },
        { rule: 'security-hub severity-floor', count: 2 },
      ],
      [{ rule: 'inspector no-fix', count: 6 }],
      undefined,
    ]);
  });
});
