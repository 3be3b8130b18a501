import fc from 'fast-check';
import {
  OutboxState,
  reduceWriteBack,
  WriteBack,
  WriteBackEvent,
  WriteBackPolicy,
} from './outbox';

const at = '2030-01-01T00:00:00.000Z';
const policy: WriteBackPolicy = {
  writes: { delays: [1000, 2000], jitter: 1 },
  reads: { delays: [60_000, 120_000], jitter: 0 },
  fallsBack: false,
};
const pending: WriteBack = {
  state: 'pending',
  superseded: false,
  route: 'member',
  attempts: 0,
  reads: 0,
  nextAt: at,
};
const refused = (retryable: boolean, unreachable = false): WriteBackEvent => ({
  type: 'refused',
  at,
  code: 'throttled',
  message: 'Busy',
  retryable,
  unreachable,
  random: 0.5,
});
const events = {
  claimed: { type: 'claimed' },
  nothing: { type: 'nothing-to-write', message: 'Passed' },
  written: { type: 'written', at, workflow: 'SUPPRESSED', random: 0 },
  busy: refused(true),
  denied: refused(false, true),
  seen: { type: 'seen', at },
  notSeen: { type: 'not-seen', at, message: 'Still NEW', random: 0 },
  later: { type: 'not-readable-yet', nextAt: '2030-01-01T00:01:00.000Z' },
  moot: { type: 'moot', message: 'Passed' },
  superseded: { type: 'superseded' },
  retried: { type: 'retried', at, route: 'member' },
  off: { type: 'switched-off' },
} satisfies Record<string, WriteBackEvent>;
type Name = keyof typeof events;

function play(names: Name[], rules = policy): WriteBack {
  return names.reduce(
    (row, name) => reduceWriteBack(row, events[name], rules),
    pending,
  );
}

describe('reduceWriteBack', () => {
  it.each<[Name[], OutboxState]>([
    [['claimed'], 'sending'],
    [['claimed', 'claimed'], 'sending'],
    [['claimed', 'nothing'], 'not-needed'],
    [['claimed', 'written'], 'written'],
    [['claimed', 'written', 'seen'], 'verified'],
    [['claimed', 'written', 'notSeen'], 'written'],
    [['claimed', 'written', 'notSeen', 'seen'], 'verified'],
    [['claimed', 'written', 'notSeen', 'notSeen'], 'failed'],
    [['claimed', 'written', 'later', 'later', 'later'], 'written'],
    [['claimed', 'written', 'moot'], 'not-needed'],
    [['claimed', 'busy'], 'pending'],
    [['claimed', 'busy', 'claimed', 'busy'], 'pending'],
    [['claimed', 'busy', 'claimed', 'busy', 'claimed', 'busy'], 'failed'],
    [['claimed', 'busy', 'claimed', 'written', 'seen'], 'verified'],
    [['claimed', 'denied'], 'failed'],
    [['claimed', 'denied', 'retried'], 'pending'],
    [['claimed', 'denied', 'superseded', 'retried'], 'failed'],
    [['superseded'], 'not-needed'],
    [['superseded', 'claimed'], 'not-needed'],
    [['claimed', 'superseded'], 'sending'],
    [['claimed', 'superseded', 'written'], 'not-needed'],
    [['claimed', 'superseded', 'busy'], 'not-needed'],
    [['claimed', 'superseded', 'denied'], 'failed'],
    [['claimed', 'written', 'superseded'], 'not-needed'],
    [['off'], 'off'],
    [['off', 'claimed'], 'off'],
    [['off', 'retried'], 'pending'],
    [['claimed', 'off'], 'sending'],
    // What does not fit changes nothing.
    [['written'], 'pending'],
    [['seen'], 'pending'],
    [['claimed', 'seen'], 'sending'],
    [['claimed', 'written', 'seen', 'notSeen'], 'verified'],
    [['claimed', 'written', 'seen', 'retried'], 'verified'],
  ])('%j: %s', (names, state) => {
    expect(play(names).state).toBe(state);
  });

  it('waits longer after each try, and gives the reason', () => {
    expect(play(['claimed', 'busy'])).toMatchObject({
      attempts: 1,
      nextAt: '2030-01-01T00:00:01.500Z',
      code: 'throttled',
      message: 'Busy',
    });
    expect(play(['claimed', 'busy', 'claimed', 'busy']).nextAt).toBe(
      '2030-01-01T00:00:03.000Z',
    );
    expect(play(['claimed', 'busy', 'claimed', 'written'])).toEqual({
      ...pending,
      state: 'written',
      workflow: 'SUPPRESSED',
      writtenAt: at,
      nextAt: '2030-01-01T00:01:00.000Z',
      code: undefined,
      message: undefined,
    });
    expect(play(['claimed', 'written', 'notSeen'])).toMatchObject({
      reads: 1,
      code: 'NotSeen',
      nextAt: '2030-01-01T00:02:00.000Z',
    });
    expect(play(['claimed', 'written', 'superseded']).writtenAt).toBe(at);
  });

  it('goes to the administrator where the member does not show it or cannot be reached', () => {
    const both = { ...policy, fallsBack: true };
    const notShown = play(['claimed', 'written', 'notSeen', 'notSeen'], both);
    expect(notShown).toMatchObject({
      state: 'pending',
      route: 'administrator',
    });
    expect(play(['claimed', 'denied'], both)).toMatchObject({
      state: 'pending',
      route: 'administrator',
      attempts: 0,
    });
    expect(
      play(['claimed', 'denied', 'claimed', 'denied'], both),
    ).toMatchObject({ state: 'failed', route: 'administrator' });
  });

  it('keeps settled rows settled and superseded rows idle, whatever comes', () => {
    const names = Object.keys(events) as Name[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names)), sequence => {
        let row = pending;
        for (const name of sequence) {
          const next = reduceWriteBack(row, events[name], policy);
          const settled =
            row.state === 'verified' || row.state === 'not-needed';
          expect(settled && next.state !== row.state).toBe(false);
          const waits = ['pending', 'written', 'off'].includes(next.state);
          expect(next.superseded && waits).toBe(false);
          row = next;
        }
      }),
    );
  });
});
